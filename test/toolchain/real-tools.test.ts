import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { findTools, type Tools } from "../../toolchain";
import { minimumPulumi } from "../../toolchain/wanted";

const project = join(__dirname, "..", "..");
const first = join(project, "toolchain", "first.mjs");

describe("the tools of this machine", () => {
  let tools: Tools;
  // On a machine that has none yet, this is where they are downloaded or built.
  beforeAll(async () => {
    tools = await findTools();
  }, 30 * 60_000);

  it("run", () => {
    const { stdout, status } = spawnSync(tools.pulumi, ["version"], {
      env: { ...process.env, ...tools.env },
      encoding: "utf8",
    });
    expect({ stdout, status }).toEqual({ stdout: `v${tools.versions.pulumi}\n`, status: 0 });
  });

  it("are found the second time without starting or building anything", async () => {
    const lines: string[] = [];
    expect(await findTools({ report: (line) => lines.push(line) })).toEqual(tools);
    expect(lines).toHaveLength(1);
  });

  it("are what npm run pulumi runs, with its arguments and its exit code", () => {
    const run = (args: string[]) =>
      spawnSync(process.execPath, [first, "toolchain/pulumi.ts", ...args], { cwd: project, encoding: "utf8" });
    const version = run(["version"]);
    expect({ stdout: version.stdout, status: version.status }).toEqual({
      stdout: `v${tools.versions.pulumi}\n`,
      status: 0,
    });
    expect(version.stderr).toMatch(/^tools: pulumi \d/);
    expect(run(["no-such-command"]).status).not.toBe(0);
  });

  it("are described by npm run setup", () => {
    const { stdout, status } = spawnSync(process.execPath, [first, "toolchain/setup.ts"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(stdout).toContain(tools.programs.azuread);
    const help = spawnSync(process.execPath, [first, "toolchain/setup.ts", "--help"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(help.stdout).toContain(`pulumi ${minimumPulumi} or newer`);
    expect(help.stdout).toContain("GOTO_ACCESS_TOOLS");
  });
});
