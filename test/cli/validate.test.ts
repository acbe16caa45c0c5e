import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { validateCommand } from "../../cli/validate";
import { SOUND } from "../config/folder";
import { quietHere } from "./here";

let project: string;
const folder = () => join(project, "config");
const WRONG = SOUND["assignments.yaml"].replace("organizer", "organiser");

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "validate-"));
  fill(folder());
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function fill(where: string): void {
  mkdirSync(where);
  for (const [name, text] of Object.entries(SOUND)) writeFileSync(join(where, name), text);
}

const write = (text: string) => writeFileSync(join(folder(), "assignments.yaml"), text);

async function validate(...args: string[]) {
  const { here, ended } = quietHere(project);
  await validateCommand(here).exitOverride().parseAsync(args, { from: "user" });
  return ended;
}

describe("validate", () => {
  it("ends with 0 and one line when all is well", async () => {
    const { code, out, err } = await validate();
    expect(code).toBe(0);
    expect(out).toBe(`${folder()} is valid: 1 assignment, 1 role; no warnings\n`);
    expect(err).toBe("");
  });

  it("ends with 2 and tells each mistake with its place", async () => {
    write(WRONG);
    const { code, out, err } = await validate();
    expect(code).toBe(2);
    expect(out).toBe("config is not valid: 1 mistake\n");
    expect(err).toContain(`${join(folder(), "assignments.yaml")}:3:5  role "organiser" is not in roles.yaml`);
  });

  it("ends with 0 when there are warnings alone, and prints them as JSON", async () => {
    writeFileSync(join(folder(), "notes.yml"), "");
    const { code, out } = await validate("--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ severity: "warning", message: "this file is not read" }] });
  });
});

describe("validate --watch", () => {
  /** Watches; after each look the next of `changes` is made, and the last one ends the watch. */
  async function watched(changes: readonly (() => void)[], ...args: string[]) {
    const left = [...changes];
    let interrupted: number | undefined;
    const { here, ended } = quietHere(project, {
      onInterrupt: (code) => {
        interrupted = code;
      },
      print: (text) => {
        ended.out += text;
        setImmediate(() => left.shift()?.());
      },
      pause: async (ms) => {
        await new Promise((resolve) => setTimeout(resolve, ms));
        return left.length > 0;
      },
    });
    await validateCommand(here)
      .exitOverride()
      .parseAsync(["--watch", ...args], { from: "user" });
    return { ...ended, interrupted };
  }

  const save = (text: string) => () => write(text);
  const END = save(SOUND["assignments.yaml"]);
  const results = (out: string) => out.split("\n").filter((line) => line.startsWith("2026-11-24T12:00:00.000Z  "));

  it("looks again when a file is written, with the time and what is wrong, and ends well", async () => {
    const { code, interrupted, out } = await watched([save(WRONG), END]);
    expect(code).toBe(0);
    expect(interrupted).toBe(0);
    expect(results(out).map((line) => line.slice(26))).toEqual([
      `${folder()} is valid: 1 assignment, 1 role; no warnings`,
      "config is not valid: 1 mistake",
    ]);
    expect(out).toContain('role "organiser" is not in roles.yaml');
  });

  it("sees a file that an editor puts in the place of the old one, time after time", async () => {
    const replace = (text: string) => () => {
      writeFileSync(join(folder(), ".new"), text);
      renameSync(join(folder(), ".new"), join(folder(), "assignments.yaml"));
    };
    const { out } = await watched([replace(WRONG), replace(SOUND["assignments.yaml"]), END], "--json");
    const looks = out.trimEnd().split("\n");
    expect(looks.map((line) => JSON.parse(line).problems.length > 0)).toEqual([false, true, false]);
  });

  it("goes on when the folder is gone and comes back", async () => {
    const remove = () => rmSync(folder(), { recursive: true });
    const { out } = await watched([remove, () => fill(folder()), END, END]);
    const told = results(out).map((line) => line.includes("is valid"));
    expect(told[0]).toBe(true);
    expect(told).toContain(false);
    expect(told.at(-1)).toBe(true);
  });

  it("what else is saved in the folder is no change", async () => {
    const other = () => {
      writeFileSync(join(folder(), ".assignments.yaml.swp"), "");
      setTimeout(save(WRONG), 400);
    };
    const { out } = await watched([other, END]);
    expect(results(out).map((line) => line.includes("is valid"))).toEqual([true, false]);
  });
});
