import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const PROJECT = join(__dirname, "../..");
const COMMANDS = ["init", "validate", "preflight", "import", "why", "report", "status", "activity", "provision"];

/** Runs the command and prints what it has loaded, packages by name and our own files by path. */
const LOADED = `
  process.argv.splice(1, 0, "goto-access");
  process.stdout.write = process.stderr.write = () => true;
  process.on("exit", () => {
    const names = Object.keys(require.cache).map((file) => file.slice(process.cwd().length + 1));
    require("node:fs").writeSync(1, JSON.stringify(names));
  });
  require("./cli/goto-access.cjs");`;

function loadedBy(...args: string[]): string[] {
  const { stdout } = spawnSync(process.execPath, ["-e", LOADED, ...args], { cwd: PROJECT, encoding: "utf8" });
  return JSON.parse(stdout) as string[];
}

const packageOf = (file: string) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

describe("--help", () => {
  it.each(COMMANDS)("of %s loads its command line alone, without its work", (name) => {
    const loaded = loadedBy(name, "--help");
    expect(loaded).toContain(`cli/${name}/options.ts`);
    expect(loaded).not.toContain(`cli/${name}/index.ts`);
    const packages = new Set(loaded.flatMap((file) => packageOf(file) ?? []));
    expect([...packages].sort()).toEqual(["commander", "esbuild", "tsx"]);
  });
});

describe("a command", () => {
  it.each(["why", "import"])("%s does without Pulumi's library, which takes a second to load", (name) => {
    const packages = loadedBy(name, "--unknown").map(packageOf);
    expect(packages).toContain("axios");
    expect(packages).not.toContain("@pulumi/pulumi");
  });
});

describe("validate", () => {
  it("does without the compiler of schemas, which takes longer than reading the files", () => {
    const loaded = loadedBy("validate");
    expect(loaded).toContain("config/schema/validators.cjs");
    const packages = loaded.map(packageOf);
    expect(packages).toContain("yaml");
    expect(packages).not.toContain("ajv");
  });
});

describe("init --from-existing", () => {
  it("finds import where nothing has loaded it", () => {
    expect(loadedBy("init", "--from-existing", "--force", "--stack", "no-such-stack")).toContain("cli/import/index.ts");
  });
});
