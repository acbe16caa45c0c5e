import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { forgetRealSettings } from "../../cli/show/real-settings";

describe("settings of the real services", () => {
  it("are forgotten before anything runs on simulators, those of mails and webhooks too", () => {
    const kept = { PATH: "/bin", HOME: "/home/ann", NODE_EXTRA_CA_CERTS: "/ca.pem" };
    const real = ["GOTO_REFRESH_TOKEN", "GOTO_API_URL", "ARM_CLIENT_SECRET", "ARM_USE_CLI", "GOTO_ACCESS_SMTP_URL"];
    const env: NodeJS.ProcessEnv = { ...kept, ...Object.fromEntries(real.map((name) => [name, "CANARY"])) };
    forgetRealSettings(env);
    expect(env).toEqual(kept);
  });

  it.each(["demo.ts", "rehearse/rehearse.ts"])("are forgotten by cli/%s, once the tools are found", (file) => {
    const text = readFileSync(join(__dirname, "../../cli", file), "utf8");
    const [tools, forget, sandbox] = ["await findTools(", "forgetRealSettings()", "await makeSandbox("].map((call) =>
      text.indexOf(call),
    );
    expect(tools).toBeGreaterThan(0);
    expect(forget).toBeGreaterThan(tools ?? 0);
    expect(sandbox).toBeGreaterThan(forget ?? 0);
  });
});
