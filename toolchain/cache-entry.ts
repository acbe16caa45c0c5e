import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isProgram } from "./search-path";

/** A finished folder of the cache: programs by name, each with its path inside the folder, its size and its version. */
export interface Entry {
  folder: string;
  programs: Partial<Record<Program, { file: string; bytes: number; version: string }>>;
}

/** A program of the tools, by its file name without suffix. */
export type Program = "pulumi" | "pulumi-language-nodejs" | "pulumi-resource-azuread";

const manifestName = "manifest.json";

/** Reads an entry; `undefined` unless all `expected` programs are there, whole and executable. */
export function readEntry(folder: string, expected: readonly Program[]): Entry | undefined {
  try {
    const { programs }: Pick<Entry, "programs"> = JSON.parse(readFileSync(join(folder, manifestName), "utf8"));
    const whole = expected.every((name) => {
      const program = programs[name];
      if (!program) return false;
      const path = join(folder, program.file);
      return isProgram(path) && statSync(path).size === program.bytes;
    });
    return whole ? { folder, programs } : undefined;
  } catch {
    return undefined;
  }
}

/** A program of an entry with its absolute path. */
export function entryProgram(entry: Entry, name: Program): { path: string; version: string } {
  const program = entry.programs[name];
  if (!program) throw new Error(`${entry.folder}: no ${name} in it`);
  return { path: join(entry.folder, program.file), version: program.version };
}

/** Makes a folder beside the entry to work in; what is in it becomes the entry only by publishEntry. */
export function startEntry(folder: string): string {
  sweep(folder);
  const part = `${folder}.part-${process.pid}-${Date.now().toString(36)}`;
  mkdirSync(part, { recursive: true });
  return part;
}

/** Turns a finished working folder into the entry, in one rename; the manifest is written last. */
export function publishEntry(part: string, folder: string, programs: Entry["programs"]): Entry {
  writeFileSync(join(part, manifestName), JSON.stringify({ programs }, undefined, 2));
  // A damaged entry (a program removed by hand) is put aside first: a rename cannot replace a folder that has files.
  moveAway(folder, `${part}-old`);
  renameSync(part, folder);
  rmSync(`${part}-old`, { recursive: true, force: true });
  return { folder, programs };
}

/** Removes working folders whose process is gone; the caller holds the entry's lock. */
function sweep(folder: string): void {
  const prefix = `${basename(folder)}.part-`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (pid !== process.pid && isAlive(pid)) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function moveAway(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
