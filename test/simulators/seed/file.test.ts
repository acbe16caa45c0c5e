import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { demoWorld } from "../../../simulators/seed/demo";
import { emptyWorld } from "../../../simulators/seed/empty";
import { worldFrom } from "../../../simulators/seed/file";
import { SeedError } from "../../../simulators/seed/seed-error";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "seed-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function seedFile(name: string, text: string): string {
  const file = join(folder(), name);
  writeFileSync(file, text);
  return file;
}

/** What is said about a file, its own path written as FILE. */
function complaint(file: string): string {
  try {
    worldFrom(file);
  } catch (error) {
    if (error instanceof SeedError) return error.message.replaceAll(file, "FILE");
    throw error;
  }
  throw new Error("the seed was taken");
}

describe("a world by name", () => {
  test("demo and empty are built in", () => {
    expect(worldFrom("demo")).toBe(demoWorld);
    expect(worldFrom("empty")).toBe(emptyWorld);
  });

  test("people are added to whatever was named", () => {
    expect(worldFrom("demo", 30).entra.users).toHaveLength(demoWorld.entra.users.length + 30);
    expect(worldFrom("empty", 30).entra.users).toHaveLength(30);
  });
});

describe("a seed file", () => {
  test("may be JSON or YAML and gives the world that was written", () => {
    expect(worldFrom(seedFile("world.json", JSON.stringify(demoWorld)))).toEqual(demoWorld);
    expect(worldFrom(seedFile("world.yaml", stringify(demoWorld)))).toEqual(demoWorld);
    expect(worldFrom(seedFile("bom.json", `\uFEFF${JSON.stringify(demoWorld)}`))).toEqual(demoWorld);
  });

  test("that does not exist is named, with what a seed can be", () => {
    const file = join(folder(), "absent.yaml");
    expect(complaint(file)).toBe(
      "FILE: there is no such file; a seed is demo, empty or the path of a JSON or YAML file",
    );
  });

  test("that is a folder is named as one", () => {
    expect(complaint(folder())).toBe(
      "FILE: this is a folder; a seed is demo, empty or the path of a JSON or YAML file",
    );
  });

  test.each([
    ["broken.json", '{"entra": ', /^FILE: this is not JSON: .+$/],
    ["broken.yaml", "entra: [", /^FILE: Flow sequence .+ at line 1, column \d+$/],
    ["twice.yaml", "entra: 1\nentra: 2\n", /^FILE: Map keys must be unique at line 2, column 1$/],
    ["two.yaml", "entra: 1\n---\nentra: 2\n", /^FILE: Source contains multiple documents; .+$/],
    ["empty.yaml", "", /^FILE: must be a set of keys, not null$/],
    ["list.yaml", "- entra\n", /^FILE: must be a set of keys, not \["entra"\]$/],
    ["laughs.yaml", laughs(), /^FILE: Excessive alias count .+$/],
  ])("%s is refused in one line", (name, text, wanted) => {
    expect(complaint(seedFile(name, text))).toMatch(wanted);
  });

  test("has all its problems told at once, each with its path", () => {
    const file = seedFile("world.yaml", "entra:\n  tenant: {id: 5, displayName: ''}\n  users: {}\ngoto: no\n");
    expect(complaint(file)).toMatchInlineSnapshot(`
      "FILE:
        entra: "clients" is missing
        entra: "groups" is missing
        entra: "applications" is missing
        entra.tenant.id: must be text, not 5; put it in quotes
        entra.tenant.displayName: must not be empty
        entra.users: must be a list, not {}
        goto: must be a set of keys, not "no""
    `);
  });
});

/** A small file that would unfold to a billion entries. */
function laughs(): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let i = 1; i < 10; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}
