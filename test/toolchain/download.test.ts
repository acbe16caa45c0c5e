import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../toolchain/run";
import { startSite } from "./site";
import { emptyMachine, installAzuread, installPulumi } from "./stand-ins";

const wanted = { pulumi: "3.270.0", azuread: "6.9.1" };
const ok = () => run("/bin/true", [], { env: {} });
const broken = () => run("/bin/sh", ["-c", "echo curl: connection reset >&2; exit 56"], { env: {} });

/** Installers that put stand-ins where the official ones put the real programs. */
function installers() {
  const made = { pulumi: 0, plugin: 0 };
  return {
    made,
    installPulumi: (root: string, version: string) => {
      made.pulumi += 1;
      installPulumi(join(root, "bin"), version);
      return ok();
    },
    installPlugin: (_: string, home: string, version: string) => {
      made.plugin += 1;
      installAzuread(join(home, "plugins", `resource-azuread-v${version}`), version);
      return ok();
    },
  };
}

describe("the official download", () => {
  it("installs pulumi and the azuread plugin once, into the cache", async () => {
    const machine = emptyMachine();
    const { made, ...install } = installers();
    const tools = await machine.find({ wanted, download: { site: await startSite(200), ...install } });
    expect(tools).toMatchObject({ way: "download", versions: wanted });
    expect(Object.values(tools.programs).every((file) => file.startsWith(machine.cache) && existsSync(file))).toBe(
      true,
    );
    expect(machine.lines.at(-1)).toBe(`tools: pulumi 3.270.0, azuread 6.9.1, downloaded (${tools.pulumi})`);

    const again = await machine.find({ wanted });
    expect(again).toEqual(tools);
    expect(made).toEqual({ pulumi: 1, plugin: 1 });
  });

  it("is made again when a program of it has gone", async () => {
    const machine = emptyMachine();
    const { made, ...install } = installers();
    const options = { wanted, download: { site: await startSite(200), ...install } };
    rmSync((await machine.find(options)).programs.languageHost);
    expect(existsSync((await machine.find(options)).programs.languageHost)).toBe(true);
    expect(made.pulumi).toBe(2);
  });

  it("is never used half-finished: nothing of it stays in the cache", async () => {
    const machine = emptyMachine();
    const { installPulumi: whole } = installers();
    const download = { site: await startSite(200), installPulumi: whole, installPlugin: broken };
    expect(await machine.failure({ wanted, download })).toContain(
      "download: pulumi plugin install resource azuread 6.9.1 failed (exit code 56).\n    curl: connection reset",
    );
    expect(readdirSync(machine.cache).filter((name) => name.startsWith("download-"))).toEqual([]);
  });

  it("is refused when the installer ends well but leaves a program out", async () => {
    const machine = emptyMachine();
    const { installPulumi: _, ...rest } = installers();
    const installNothing = (root: string) => {
      mkdirSync(join(root, "bin"));
      writeFileSync(join(root, "bin", "pulumi"), "not executable");
      return ok();
    };
    const download = { site: await startSite(200), ...rest, installPulumi: installNothing };
    expect(await machine.failure({ wanted, download })).toMatch(
      /download: .*bin\/pulumi is not there or not executable/,
    );
  });

  it("is given up at once when the site cannot be reached", async () => {
    const machine = emptyMachine();
    expect(await machine.failure({ wanted })).toContain("download: 127.0.0.1:9 could not be reached: ");
  });

  it("is given up after the time for the probe when the site does not answer", async () => {
    const machine = emptyMachine();
    const message = await machine.failure({ wanted, download: { site: await startSite("silent"), probeMs: 200 } });
    expect(message).toContain("could not be reached: no answer within 0.2 s.");
  });

  it("is given up when something else answers in the site's place", async () => {
    const machine = emptyMachine();
    const message = await machine.failure({ wanted, download: { site: await startSite(403) } });
    expect(message).toMatch(/download: 127\.0\.0\.1:\d+ answered the request for its installer with status 403\./);
  });
});
