import { readdirSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { distance } from "fastest-levenshtein";
import type { Problem } from "./place";
import { Source } from "./source";

/** No configuration is anywhere near this; of garbage, a parser takes half a gigabyte for each of them. */
const LARGEST_FILE = 2 * 1024 * 1024;

/** What a folder gives for each wanted file: its source, why it cannot be read, or undefined when it may be missing. */
export type Files<Name extends string> = ReadonlyMap<Name, Source | Problem | undefined>;

/** Reads `<name>.yaml` for each name. A file that may be missing must not be there under almost its name. */
export function readFiles<Name extends string>(
  folder: string,
  names: readonly Name[],
  optional: Name,
): { files: Files<Name>; strays: Problem[] } {
  const present = readdirSync(folder).filter((file) => /\.ya?ml$/i.test(file));
  const wanted = new Set(names.map((name) => `${name}.yaml`));
  const strays = new Set(present.filter((file) => !wanted.has(file)));
  const files = new Map<Name, Source | Problem | undefined>();
  for (const name of names) {
    const file = `${name}.yaml`;
    const stray = present.includes(file) ? undefined : [...strays].find((other) => isAlmost(other, file));
    if (stray !== undefined) strays.delete(stray);
    const mayBeMissing = name === optional && stray === undefined && !present.includes(file);
    files.set(name, mayBeMissing ? undefined : readSource(folder, file, stray));
  }
  const message = "this file is not read";
  const remedy = `its content in ${[...wanted].join(", ")}, or keep the file elsewhere`;
  return { files, strays: [...strays].map((file) => fileProblem(join(folder, file), message, remedy, "warning")) };
}

/** Why a folder cannot hold a configuration; undefined when it can be listed. */
export function folderProblem(folder: string): Problem | undefined {
  const remedy = "the folder that holds assignments.yaml, as the setting goto-access:configDir";
  try {
    readdirSync(folder);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return fileProblem(folder, "the folder does not exist", remedy);
    if (code === "ENOTDIR") return fileProblem(folder, "this is a file, not a folder", remedy);
    return fileProblem(folder, `the folder cannot be read (${code})`, remedy);
  }
}

/** A path as messages show it: relative to the current folder when it lies inside it. */
export function shownPath(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? path : inside;
}

function readSource(folder: string, name: string, stray: string | undefined): Source | Problem {
  const path = join(folder, name);
  try {
    const about = statSync(path);
    if (!about.isFile()) return fileProblem(path, "this is not a file", `a YAML file named ${name}`);
    if (about.size > LARGEST_FILE) return fileProblem(path, "the file is larger than 2 MB", "groups instead of people");
    const bytes = readFileSync(path);
    const text = decode(bytes);
    return text === undefined ? notUtf8(path, bytes) : new Source(shownPath(path), text);
  } catch (error) {
    return fileProblem(path, ...trouble(error, name, stray));
  }
}

function trouble(error: unknown, name: string, stray: string | undefined): [message: string, remedy: string] {
  const code = codeOf(error);
  if (code === "ENOENT" && stray !== undefined)
    return ["the file does not exist", `the name ${name} instead of ${stray}`];
  if (code === "ENOENT")
    return ["the file does not exist", "the file, with `npx goto-access init` or after the example"];
  const remedy = "a file that the current user may read";
  return code === "EACCES" || code === "EPERM"
    ? ["the file may not be read", remedy]
    : [`the file cannot be read (${code})`, "a file that can be read"];
}

/** The text without a byte order mark; undefined when the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function notUtf8(path: string, bytes: Uint8Array): Problem {
  const text = new TextDecoder("utf-8").decode(bytes);
  const before = text.slice(0, Math.max(0, text.indexOf("\ufffd"))).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  const problem = fileProblem(path, "the file is not UTF-8 from here on", "the same text, saved as UTF-8");
  return { ...problem, line: before.length, column };
}

function fileProblem(path: string, message: string, remedy: string, severity: Problem["severity"] = "error"): Problem {
  return { severity, file: shownPath(path), line: 1, column: 1, message, found: "", remedy };
}

/** `policy.yml` or `polcy.yaml` is meant to be `policy.yaml`. */
function isAlmost(file: string, wanted: string): boolean {
  return distance(file.toLowerCase(), wanted) <= 2;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
