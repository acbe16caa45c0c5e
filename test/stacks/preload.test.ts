import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const PROJECT = join(__dirname, "../..");

/** What a script prints as JSON in a process that has loaded what Pulumi.yaml names. */
function told(script: string, ...nodeArgs: string[]): unknown {
  const args = [...nodeArgs, "--require", "./stacks/preload.cjs", "-e", `console.log(JSON.stringify(${script}))`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const LOADED = 'Object.keys(require.cache).filter((file) => file.includes("/@npmcli/")).length';
const ASKED = 'require("module").createRequire(require.resolve("@pulumi/pulumi"))("@npmcli/arborist").Arborist.name';

describe("what Node loads before the program", () => {
  it("keeps Pulumi from loading npm's resolver of packages, which a run does not need", () => {
    expect(told(`require("@pulumi/pulumi") && ${LOADED}`)).toBe(1);
  });

  it("gives Pulumi that resolver when it asks for it", () => {
    expect(told(`[require("@pulumi/pulumi") && ${ASKED}, ${LOADED} > 10]`)).toEqual(["Arborist", true]);
  });

  it("lets TypeScript run as it is", () => {
    expect(told('require("./config").formatProblem.name')).toBe("formatProblem");
  });

  it("keeps source maps only when they are asked for", () => {
    expect(told("process.sourceMapsEnabled")).toBe(false);
    expect(told("process.sourceMapsEnabled", "--enable-source-maps")).toBe(true);
  });

  it("leaves JavaScript to Node", () => {
    expect(told('require.extensions[".js"].name + require.extensions[".ts"].name')).toBe("transformer");
  });
});
