import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../toolchain/run";
import { startSite } from "./site";
import { emptyMachine, installAzuread, installPulumi, writeProgram } from "./stand-ins";

const forced = (machine: ReturnType<typeof emptyMachine>) => ({ env: { ...machine.env, GOTO_ACCESS_TOOLS: "path" } });

describe("the tools on PATH", () => {
  it("are used when pulumi is new enough, with its language host and the azuread plugin", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin, "3.259.0");
    installAzuread(machine.bin, "6.5.0");
    const tools = await machine.find();
    expect(tools).toMatchObject({
      way: "path",
      pulumi: join(machine.bin, "pulumi"),
      versions: { pulumi: "3.259.0", azuread: "6.5.0" },
    });
    expect(machine.lines).toEqual([
      `tools: pulumi 3.259.0, azuread 6.5.0, found on PATH (${join(machine.bin, "pulumi")})`,
    ]);
  });

  it("come with a PATH that also has the launcher of dynamic providers", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    installAzuread(machine.bin);
    const { env } = await machine.find();
    const folders = env.PATH?.split(delimiter) ?? [];
    expect(folders).toContain(machine.bin);
    expect(folders.some((folder) => existsSync(join(folder, "pulumi-resource-pulumi-nodejs")))).toBe(true);
    expect(env.PULUMI_SKIP_UPDATE_CHECK).toBe("1");
    expect(env).not.toHaveProperty("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION");
  });

  it.each(["3.258.9", "4.0.0", "2.30.0"])("are refused when pulumi is %s, and the message says so", async (version) => {
    const machine = emptyMachine();
    installPulumi(machine.bin, version);
    installAzuread(machine.bin);
    expect(await machine.failure(forced(machine))).toContain(
      `PATH: ${join(machine.bin, "pulumi")} is version ${version}; 3.259.0 or newer (of version 3) is needed.`,
    );
  });

  it("are refused without the Node.js language host", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    installAzuread(machine.bin);
    rmSync(join(machine.bin, "pulumi-language-nodejs"));
    expect(await machine.failure(forced(machine))).toContain("has no pulumi-language-nodejs beside it");
  });

  it("are refused with an azuread plugin that is too old, because the engine would use it whatever its version", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    installAzuread(machine.bin, "6.4.9");
    expect(await machine.failure(forced(machine))).toContain(
      "pulumi-resource-azuread is version 6.4.9; 6.5.0 or newer (of version 6) is needed.",
    );
  });

  it("are refused when pulumi does not print a version", async () => {
    const machine = emptyMachine();
    writeProgram(join(machine.bin, "pulumi"), "echo broken >&2; exit 3");
    expect(await machine.failure(forced(machine))).toContain("pulumi version did not print a version: broken");
  });

  it("do not include the programs of our own cache", async () => {
    const machine = emptyMachine();
    const own = join(machine.cache, "built-000000000000");
    installPulumi(own);
    installAzuread(own);
    const env = { ...machine.env, PATH: own, GOTO_ACCESS_TOOLS: "path" };
    expect(await machine.failure({ env })).toContain("PATH: there is no program called pulumi.");
  });

  it("are asked for their version once, and again when the program has changed", async () => {
    const machine = emptyMachine();
    const { starts } = installPulumi(machine.bin, "3.260.0");
    installAzuread(machine.bin);
    await machine.find();
    await machine.find();
    expect(starts()).toBe(1);
    installPulumi(machine.bin, "3.260.10");
    expect((await machine.find()).versions.pulumi).toBe("3.260.10");
  });
});

describe("a pulumi on PATH without the azuread plugin", () => {
  it("is completed by the plugin that is installed in PULUMI_HOME", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    const home = join(machine.folder, "pulumi-home");
    installAzuread(join(home, "plugins", "resource-azuread-v6.9.1"));
    const tools = await machine.find({ env: { ...machine.env, PULUMI_HOME: home } });
    expect(tools).toMatchObject({ way: "path", versions: { azuread: "6.9.1" } });
  });

  it("is not completed by a plugin whose installation was cut short", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    const plugin = join(machine.folder, "home", ".pulumi", "plugins", "resource-azuread-v6.9.1");
    installAzuread(plugin);
    mkdirSync(plugin, { recursive: true });
    writeFileSync(`${plugin}.partial`, "");
    expect(await machine.failure(forced(machine))).toContain(
      "is there, but not the azuread plugin, and 127.0.0.1:9 could not be reached",
    );
  });

  it("is completed by download into the cache, not into the user's Pulumi folder", async () => {
    const machine = emptyMachine();
    installPulumi(machine.bin);
    const home = join(machine.folder, "home");
    const download = {
      site: await startSite(200),
      installPlugin: (_: string, to: string, version: string) => {
        installAzuread(join(to, "plugins", `resource-azuread-v${version}`));
        return run("/bin/true", [], { env: {} });
      },
    };
    const tools = await machine.find({ download });
    expect(tools.programs.azuread.startsWith(machine.cache)).toBe(true);
    expect(tools.env.PATH?.split(delimiter)[0]).toBe(join(tools.programs.azuread, ".."));
    expect(existsSync(home)).toBe(false);
    expect((await machine.find()).programs.azuread).toBe(tools.programs.azuread);
  });
});

describe("GOTO_ACCESS_TOOLS", () => {
  it("must name one of the three ways", async () => {
    const machine = emptyMachine();
    expect(await machine.failure({ env: { ...machine.env, GOTO_ACCESS_TOOLS: "brew" } })).toBe(
      'GOTO_ACCESS_TOOLS is "brew", but must be one of: path, download, build. Correct it or unset it.',
    );
  });
});
