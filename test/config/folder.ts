import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { ConfigError, formatProblem, type LoadedConfig, loadConfig } from "../../config";

/** The day on which the tests' configurations are read. */
export const NOW = new Date("2026-11-24T12:00:00Z");

/** Four files without a mistake; tests change one thing. */
export const SOUND = {
  "assignments.yaml": "assignments:\n  - group: Sales\n    role: organizer\n",
  "roles.yaml": "roles:\n  organizer:\n    licenses: [GoToMeeting Business]\n",
  "application.yaml": "application: { existing: GoToMeeting }\n",
  "policy.yaml": "protected: [root@contoso.com]\n",
};

/** Contents by file name; undefined leaves the file out. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** Runs with a folder that holds the sound files, changed by `files`, and removes it afterwards. */
export function withFolder<T>(files: Files, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "config-"));
  try {
    for (const [name, content] of Object.entries({ ...SOUND, ...files })) {
      if (content !== undefined) writeFileSync(join(folder, name), content);
    }
    mkdirSync(join(folder, "schema"));
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What loading such a folder gives: the configuration or the error. Any other error passes through. */
export function load(files: Files): LoadedConfig | ConfigError {
  return withFolder(files, (folder) => {
    try {
      return loadConfig(folder, NOW);
    } catch (error) {
      if (error instanceof ConfigError) return error;
      throw error;
    }
  });
}

/** What is said about such a folder, as it is printed, with file names relative to the folder. */
export function said(files: Files): string[] {
  const result = load(files);
  const problems = result instanceof ConfigError ? result.problems : result.warnings;
  return problems.map((problem) => {
    const file = relative(tmpdir(), problem.file).split("/").slice(1).join("/");
    return formatProblem({ ...problem, file });
  });
}

/** One problem as it is printed. */
export function block(head: string, found: string, write: string): string {
  return [
    head,
    ...(found === "" ? [] : [`    found: ${found}`]),
    ...(write === "" ? [] : [`    write: ${write}`]),
  ].join("\n");
}

/** One rule: its name, a text, and all that is said about it: place and message, text found, what to write. */
export type Row = readonly [name: string, text: string, ...blocks: (readonly [string, string, string])[]];

/** A test for each rule of a file; `wrap` makes the files of a row's text. */
export function rows(file: string, wrap: (text: string) => Files, table: readonly Row[]): void {
  for (const [name, text, ...blocks] of table) {
    test(name, () => {
      expect(said(wrap(text))).toEqual(blocks.map(([head, found, write]) => block(`${file}:${head}`, found, write)));
    });
  }
}
