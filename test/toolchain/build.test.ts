import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { goModules } from "../../toolchain/go-modules";
import { minimumAzuread, minimumPulumi } from "../../toolchain/wanted";
import { installGo, writesPrograms } from "./go-stand-in";
import { emptyMachine, temporaryFolder } from "./stand-ins";

const modules = join(__dirname, "..", "..", "toolchain", "go");

describe("the build from source", () => {
  it("builds the three programs once and says what it does", async () => {
    const machine = emptyMachine();
    const go = installGo(machine.bin, writesPrograms);
    const tools = await machine.find();
    expect(tools).toMatchObject({ way: "built", versions: { pulumi: "3.259.0", azuread: "6.5.0" } });
    expect(tools.env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION).toBe("true");
    expect(tools.env.PATH?.startsWith(join(tools.pulumi, ".."))).toBe(true);
    expect(machine.lines.join("\n").replace(/in \d+ s/g, "in 0 s")).toContain(
      `tools: building pulumi (1 of 3)
tools: built pulumi (1 of 3) in 0 s
tools: building pulumi-language-nodejs (2 of 3)
tools: built pulumi-language-nodejs (2 of 3) in 0 s
tools: building pulumi-resource-azuread (3 of 3)
tools: built pulumi-resource-azuread (3 of 3) in 0 s
tools: pulumi 3.259.0, azuread 6.5.0, built from source (${tools.pulumi})`,
    );
    expect(await machine.find()).toEqual(tools);
    expect(go.builds()).toBe(3);
  });

  it("puts the launcher of dynamic providers beside pulumi, where the engine uses it without a warning", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, writesPrograms);
    const { pulumi } = await machine.find();
    expect(existsSync(join(pulumi, "..", "pulumi-resource-pulumi-nodejs"))).toBe(true);
  });

  it("does not depend on the user's Go settings, except those for the network", async () => {
    const machine = emptyMachine();
    const go = installGo(machine.bin, writesPrograms);
    const theirs = {
      GOFLAGS: "-mod=vendor -tags=x",
      GOWORK: "/w",
      GOOS: "plan9",
      CGO_ENABLED: "1",
      GOPROXY: "http://127.0.0.1:9",
    };
    await machine.find({ env: { ...machine.env, ...theirs } });
    const ours = "-mod=readonly -trimpath -buildvcs=false|off|linux|0|http://127.0.0.1:9";
    expect(go.lines()).toEqual([ours, ours, ours]);
  });

  it("is made again when a program of it has gone or was cut short", async () => {
    const machine = emptyMachine();
    const go = installGo(machine.bin, writesPrograms);
    const { programs } = await machine.find();
    rmSync(programs.azuread);
    await machine.find();
    expect(go.builds()).toBe(6);
    writeFileSync(programs.languageHost, "half");
    await machine.find();
    expect(go.builds()).toBe(9);
    expect(readFileSync(programs.languageHost, "utf8")).not.toBe("half");
  });

  it("is made again for changed modules, beside the earlier one", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, writesPrograms);
    const changed = temporaryFolder();
    cpSync(modules, changed, { recursive: true });
    writeFileSync(join(changed, "azuread", "main.go"), "package main // another");
    const before = await machine.find();
    const after = await machine.find({ modules: changed });
    expect(after.pulumi).not.toBe(before.pulumi);
    expect(existsSync(before.pulumi)).toBe(true);
  });

  it("happens once when two need it at the same time, and the second says that it waits", async () => {
    const machine = emptyMachine();
    const go = installGo(machine.bin, writesPrograms);
    const [one, two] = await Promise.all([machine.find(), machine.find()]);
    expect(one).toEqual(two);
    expect(go.builds()).toBe(3);
    expect(machine.lines.filter((line) => line.startsWith("tools: another run is getting them; waiting"))).toHaveLength(
      1,
    );
  });

  it("leaves nothing usable behind when it fails", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, `case "$out" in *azuread) exit 1 ;; esac${writesPrograms}`);
    await machine.failure();
    expect(readdirSync(machine.cache).filter((name) => !name.endsWith(".log"))).toEqual([]);
    const go = installGo(machine.bin, writesPrograms);
    await machine.find();
    expect(go.builds()).toBe(6);
  });
});

describe("a build that cannot be done", () => {
  it("for want of Go names each way that was tried and what to do", async () => {
    const machine = emptyMachine();
    const message = (await machine.failure()).replace(/could not be reached: .*/, "could not be reached: …");
    expect(
      message,
    ).toBe(`Could not get the Pulumi tools (pulumi 3.259.0 or newer, its Node.js language host, the azuread plugin). Tried:
  - PATH: there is no program called pulumi.
  - download: 127.0.0.1:9 could not be reached: …
  - build from source: there is no program called go on PATH; Go 1.26 or newer is needed.
What to do next: one of these:
  - Install Pulumi 3.259.0 or newer (https://www.pulumi.com/docs/install/) and put it on PATH.
  - Allow this machine to reach get.pulumi.com, or install Pulumi and its azuread plugin by other means and put them on PATH.
  - Install Go 1.26 or newer (https://go.dev/dl/), put it on PATH and run this again.`);
  });

  it("because Go is too old names the version found and the one needed", async () => {
    const machine = emptyMachine();
    const go = installGo(machine.bin, writesPrograms, "go1.25.9");
    expect(await machine.failure()).toContain(
      `${join(machine.bin, "go")} is Go 1.25.9, but Go 1.26 or newer is needed.`,
    );
    expect(go.builds()).toBe(0);
  });

  it("is tried with an older Go that may fetch a newer one by itself", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, writesPrograms, "go1.22.2", "auto");
    expect((await machine.find()).way).toBe("built");
  });

  it.each([
    ["ld: write: no space left on device", "no space left on the disk of ", "set GOTO_ACCESS_CACHE"],
    ["go: x@v1: Get q: dial tcp: lookup proxy: no such host", "go could not reach its module proxy", "GOPROXY"],
    ["go: module lookup disabled by GOPROXY=off", "go could not reach its module proxy", "GOPROXY"],
    ["verifying x@v1: checksum mismatch", "is not the one whose checksum this repository holds", "Do not go around"],
    ["go: toolchain not available", "go says:", "Install Go 1.26"],
    ["compile: signal: killed", "for want of memory", "4 GB of free memory"],
    ["main.go:1: syntax error", "it ends with\n    main.go:1: syntax error", "Read the end of go's output"],
  ])("because go says '%s' is explained with what to do", async (output, reason, remedy) => {
    const machine = emptyMachine();
    installGo(machine.bin, `echo '${output}' >&2; exit 1`);
    const message = await machine.failure();
    expect(message).toContain(reason);
    expect(message).toContain(remedy);
  });

  it("for a reason of its own keeps go's whole output in a file and names it", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, "for n in 1 2 3 4 5 6 7 8 9; do echo line $n; done; exit 1");
    const log = /All of go's output is in (\S+);/.exec(await machine.failure())?.[1] ?? "";
    expect(readFileSync(log, "utf8")).toContain("line 1\nline 2\n");
  });

  it("because the cache cannot be written says so", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, writesPrograms);
    writeFileSync(join(machine.folder, "file"), "");
    const env = { ...machine.env, GOTO_ACCESS_CACHE: join(machine.folder, "file") };
    expect(await machine.failure({ env })).toContain("build from source: cannot write to the cache folder: ");
  });
});

describe("the Go modules", () => {
  it("build the oldest azuread plugin that is accepted from elsewhere", () => {
    const main = readFileSync(join(modules, "azuread", "main.go"), "utf8");
    expect(/const version = "(.*)"/.exec(main)?.[1]).toBe(minimumAzuread);
  });

  it("build the oldest engine that is accepted from elsewhere, and tell it its version", () => {
    expect(goModules[0]?.ldflags(modules)).toMatch(new RegExp(`version\\.Version=v${minimumPulumi}$`));
  });

  it("have their checksums committed", () => {
    const missing = goModules.filter(({ folder }) => !existsSync(join(modules, folder, "go.sum")));
    expect(missing).toEqual([]);
  });
});
