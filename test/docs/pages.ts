import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const PROJECT = join(__dirname, "../..");

/** A page for people, by its path in the project. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** README.md and the pages of docs/ itself. */
export function pages(): Page[] {
  const names = readdirSync(join(PROJECT, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...names.map((name) => join("docs", name))].map(readPage);
}

export function readPage(path: string): Page {
  return { path: relative(PROJECT, join(PROJECT, path)), text: readFileSync(join(PROJECT, path), "utf8") };
}

/** The first cell of each row of the tables whose first column has this title, without the marks of code. */
export function firstCells({ text }: Page, title: string): string[] {
  const tables = text.split("\n\n").map((block) => block.split("\n"));
  return tables
    .filter(([head = "", line = ""]) => head.startsWith(`| ${title} |`) && /^\|[-|]+\|$/.test(line))
    .flatMap(([, , ...rows]) => rows.map((row) => (row.split(" | ")[0] ?? "").replace(/^\| /, "")))
    .map((cell) => cell.replace(/^(`+) ?(.*?) ?\1$/, "$2"));
}
