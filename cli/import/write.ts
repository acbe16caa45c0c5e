import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../../providers/errors";
import { UsageError } from "../ended";

/** A file to be written, with its rights where the usual ones are too wide. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly mode?: number;
}

/** Throws a UsageError when a file is there already and may not be replaced, or is no file at all. */
export function requireFree(paths: readonly string[], mayReplace: boolean): void {
  const there = paths.flatMap((path) => {
    const about = statSync(path, { throwIfNoEntry: false });
    return about === undefined || (mayReplace && about.isFile()) ? [] : [path];
  });
  if (there.length === 0) return;
  const list = there.map((path) => `\n  ${path}`).join("");
  throw new UsageError(
    `Nothing was written, because this is there already:${list}\nName another place, or add --force.`,
  );
}

/** Writes all files or none: under other names first, so that only the renaming is left when all are written. */
export function writeTogether(files: readonly NewFile[]): void {
  const drafts: { readonly path: string; readonly draft: string }[] = [];
  try {
    for (const { path, text, mode } of files) {
      const draft = `${path}.${process.pid}.tmp`;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(draft, text, { flag: "wx", ...(mode === undefined ? {} : { mode }) });
      drafts.push({ path, draft });
    }
    for (const { path, draft } of drafts) renameSync(draft, path);
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw new UsageError(`Nothing could be written: ${messageOf(error)}`);
  }
}
