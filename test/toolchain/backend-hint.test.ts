import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backendHint } from "../../toolchain/backend-hint";
import { temporaryFolder } from "./stand-ins";

const nowhere = (): NodeJS.ProcessEnv => ({ HOME: temporaryFolder() });

describe("before Pulumi is started", () => {
  it("a missing place for the state is explained, with the commands that choose one", () => {
    expect(backendHint(["up", "--yes"], nowhere())).toMatch(
      /has no place for its state yet[\s\S]*login --local[\s\S]*azblob:[\s\S]*s3:/,
    );
  });

  it.each([
    ["an address in the environment", ["up"], { PULUMI_BACKEND_URL: "file:///tmp" }],
    ["an access token", ["up"], { PULUMI_ACCESS_TOKEN: "x" }],
    ["a command without a stack", ["login", "--local"], {}],
    ["a question for help", ["up", "--help"], {}],
    ["no command at all", ["--version"], {}],
  ])("nothing is said with %s", (_, args, more) => {
    expect(backendHint(args, { ...nowhere(), ...more })).toBeUndefined();
  });

  it("nothing is said when somebody has logged in on this machine", () => {
    const home = temporaryFolder();
    mkdirSync(join(home, ".pulumi"));
    writeFileSync(join(home, ".pulumi", "credentials.json"), JSON.stringify({ current: "file://~" }));
    expect(backendHint(["up"], { HOME: home })).toBeUndefined();
    expect(backendHint(["up"], { PULUMI_HOME: join(home, ".pulumi") })).toBeUndefined();
    writeFileSync(join(home, ".pulumi", "credentials.json"), "{}");
    expect(backendHint(["up"], { HOME: home })).toBeDefined();
  });
});
