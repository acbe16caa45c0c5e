import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A table of Markdown; cells are without the spaces around them. */
export interface Table {
  /** `§4` of docs/behaviour.md, or the file of a comment. */
  readonly place: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const PROJECT = join(__dirname, "..", "..");
/** Folders whose comments decide what a run does. */
const FOLDERS = ["providers", "stacks"];

/** The tables of docs/behaviour.md, in their order. */
export function tablesOfBehaviour(): Table[] {
  return tablesOfSections(readFileSync(join(PROJECT, "docs/behaviour.md"), "utf8"));
}

/** The tables in the comments of providers/ and stacks/. */
export function tablesOfCode(): Table[] {
  return FOLDERS.flatMap((folder) => {
    const names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
    return files.sort().flatMap((file) => tablesOfComments(file, readFileSync(join(PROJECT, file), "utf8")));
  });
}

/** The tables of a document whose sections begin with `## 4. Leavers`. */
export function tablesOfSections(text: string): Table[] {
  return text.split(/^(?=## )/m).flatMap((section) => {
    const number = /^## (\d+)\./.exec(section)?.[1] ?? "0";
    return tablesIn(section.split("\n"), `§${number}`);
  });
}

/** The tables in the block comments of a source. */
export function tablesOfComments(file: string, source: string): Table[] {
  const lines = source.split("\n").map((line) => /^\s*\* (.*)$/.exec(line)?.[1] ?? "");
  return tablesIn(lines, file);
}

/** A table whole, in words: a line for its header and one for each row. */
export function linesOf({ header, rows }: Table): string[] {
  return [header, ...rows].map((cells) => cells.join(" | "));
}

function tablesIn(lines: readonly string[], place: string): Table[] {
  const tables: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("|")) tables.at(-1)?.push(line);
    else tables.push([]);
  }
  return tables.flatMap(([header, _rule, ...rows]) =>
    header === undefined ? [] : [{ place, header: cellsOf(header), rows: rows.map(cellsOf) }],
  );
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}
