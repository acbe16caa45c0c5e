import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const PROJECT = join(__dirname, "../..");
const FOLDERS = ["config", "providers", "cli", "stacks", "simulators"];

/** A regular expression of the sources and where it is. */
export interface Found {
  readonly file: string;
  readonly pattern: RegExp;
}

/** Every regular expression of the sources that is written as one, by TypeScript's own parser. */
export function regularExpressions(): Found[] {
  return sources().flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(PROJECT, file), "utf8"), ts.ScriptTarget.Latest, true);
    return literals(source).map((literal) => ({ file, pattern: patternOf(literal) }));
  });
}

function sources(): string[] {
  return FOLDERS.flatMap((folder) => {
    const names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  });
}

function literals(node: ts.Node): string[] {
  const found: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(one)) found.push(one.text);
    one.forEachChild(visit);
  };
  visit(node);
  return found;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** Characters that the pieces of a pattern take, and one that hardly any does: what attacks on it are made of. */
export function alphabetOf({ source }: RegExp): string[] {
  const letters =
    source.replace(/\\[pPu]\{[^}]*\}|\\[bBdDwWsSnrtfv0]|\(\?<?[\w:=!]*>?/g, "").match(/[^\\^$.*+?()[\]{}|]/gu) ?? [];
  const marks = source.match(/(?<=\\)[^\w\s]/g) ?? [];
  const classes = [...CLASSES].filter(([piece]) => source.includes(piece)).flatMap(([, characters]) => characters);
  return [...new Set([...letters, ...marks, ...classes, "a"])];
}

const CLASSES: readonly (readonly [piece: string, characters: readonly string[]])[] = [
  ["\\s", [" ", "\n"]],
  ["\\S", ["a"]],
  ["\\w", ["a", "1", "_"]],
  ["\\d", ["1"]],
  ["\\n", ["\n"]],
  ["\\r", ["\r"]],
  ["\\t", ["\t"]],
  ["\\0", ["\0"]],
  ["\\p{L}", ["a"]],
  ["\\p{M}", ["\u0301"]],
  ["\\p{C", ["\u0007"]],
  ["a-z", ["a", "z"]],
  ["A-Z", ["A"]],
  ["0-9", ["1"]],
  [".", ["a", " "]],
  ["[^", ["a", " "]],
];
