import { rmSync, statSync } from "node:fs";
import { relative } from "node:path";
import { type Entry, type Program, publishEntry, readEntry, startEntry } from "./cache-entry";
import { withEntryLock } from "./entry-lock";
import { isProgram } from "./search-path";
import type { Setting } from "./setting";
import { WayFailed } from "./tools";

/** What was put into the working folder: absolute paths there, with versions. */
export type Filled = Partial<Record<Program, { path: string; version: string }>>;

/** How an entry is made when it is not there. */
export interface Recipe {
  folder: string;
  programs: readonly Program[];
  /** Puts the programs into `part`, a working folder beside the entry. */
  fill(part: string): Promise<Filled>;
}

/** Returns the entry, made if need be by one process at a time. */
export async function obtainEntry(setting: Setting, recipe: Recipe): Promise<Entry> {
  const { folder, programs } = recipe;
  try {
    return await withEntryLock(folder, setting.pace, setting.report, async () => {
      return readEntry(folder, programs) ?? (await fillAndPublish(recipe));
    });
  } catch (error) {
    throw error instanceof WayFailed ? error : diskFailure(error, folder);
  }
}

async function fillAndPublish({ folder, programs, fill }: Recipe): Promise<Entry> {
  const part = startEntry(folder);
  try {
    const filled = await fill(part);
    const sized = programs.map((name) => [name, measure(part, name, filled)] as const);
    // Whoever lost the lock while the machine slept finds the entry done by another.
    return readEntry(folder, programs) ?? publishEntry(part, folder, Object.fromEntries(sized));
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function measure(part: string, name: Program, filled: Filled) {
  const made = filled[name];
  if (!made || !isProgram(made.path)) {
    throw new WayFailed(`all went well, it seemed, but ${made?.path ?? name} is not there or not executable.`);
  }
  return { file: relative(part, made.path), version: made.version, bytes: statSync(made.path).size };
}

/** The sentence and the remedy for a disk that is full. */
export function diskFull(folder: string): WayFailed {
  return new WayFailed(
    `no space left on the disk of ${folder}, or on that of the folder for temporary files.`,
    "Free about 4 GB of disk space, or set GOTO_ACCESS_CACHE to a folder on another disk.",
  );
}

function diskFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") return diskFull(folder);
  if (error.code === "EACCES" || error.code === "EROFS" || error.code === "EPERM" || error.code === "ENOTDIR") {
    return new WayFailed(
      `cannot write to the cache folder: ${error.message}.`,
      "Set GOTO_ACCESS_CACHE to a folder that you may write to.",
    );
  }
  return error;
}
