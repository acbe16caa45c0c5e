import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { Entry } from "./entry";

/** A log as it is before a run: entries of the run are after this mark. */
export interface Mark {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** UTC, ISO 8601. */
  readonly time: string;
}

/** The end of a log now, so that all the years before need not be read. */
export function markOf(path: string, now: Date): Mark {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return { path, size, time: now.toISOString() };
}

/**
 * The entries of a log since a mark. A line that was cut off is passed over; undefined when the file cannot be read, and no
 * entries when there is none yet.
 */
export function readActivity(mark: Mark): Entry[] | undefined {
  try {
    const lines = textSince(mark)?.split("\n");
    return lines?.flatMap((line) => entryIn(line) ?? []).filter(({ time }) => time >= mark.time);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? [] : undefined;
  }
}

/** Undefined when there is something else than a file, such as a device, which may have no end. */
function textSince({ path, size: from }: Mark): string | undefined {
  const handle = openSync(path, "r");
  try {
    const about = fstatSync(handle);
    if (!about.isFile()) return undefined;
    // A shorter one than before is a new one: the old one was moved away.
    const start = about.size < from ? 0 : from;
    const bytes = Buffer.alloc(about.size - start);
    return bytes.toString("utf8", 0, readSync(handle, bytes, 0, bytes.length, start));
  } finally {
    closeSync(handle);
  }
}

function entryIn(line: string): Entry | undefined {
  if (line === "") return undefined;
  try {
    const value = JSON.parse(line) as Partial<Entry> | null;
    return typeof value?.time === "string" && typeof value.outcome === "string" ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}
