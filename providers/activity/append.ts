import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf } from "../errors";

/** Takes the text of one line, without its end; answers whether it is kept. */
export type Append = (line: string) => boolean;

/** O_RDWR to see how the file ends; O_NONBLOCK so that nothing in its place can hold up the run. */
const FLAGS = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/**
 * Appends lines to a file, each with one write(2), so that two runs cannot mix theirs. The file is made with the first line,
 * for its owner only. A full disk or an unwritable place does not end the run: `warn` is called once, and each line after it
 * is tried again.
 */
export function appendTo(path: string, warn: (text: string) => void): Append {
  let handle: number | undefined;
  let warned = false;
  return (line) => {
    try {
      handle ??= open(path);
      writeLine(handle, line);
      return true;
    } catch (error) {
      if (handle !== undefined) handle = closed(handle);
      if (!warned) warn(incomplete(path, messageOf(error)));
      warned = true;
      return false;
    }
  };
}

function open(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return openSync(path, FLAGS, 0o600);
}

/** Where a line before it was cut off, by a full disk or by the end of the process, this one begins a new line. */
function writeLine(handle: number, line: string): void {
  const bytes = Buffer.from(`${endsWhole(handle) ? "" : "\n"}${line}\n`);
  const written = writeSync(handle, bytes);
  if (written < bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes could be written`);
}

function endsWhole(handle: number): boolean {
  const about = fstatSync(handle);
  if (about.isFIFO()) throw new Error("it is a pipe, which keeps nothing");
  const { size } = about;
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last.toString() === "\n";
}

/** A file whose writing failed is opened anew, for it may have been moved to where there is room. */
function closed(handle: number): undefined {
  try {
    closeSync(handle);
  } catch {
    // It is given up either way.
  }
  return undefined;
}

function incomplete(path: string, why: string): string {
  return (
    `GoTo: THE ACTIVITY LOG IS NOT COMPLETE: ${path} cannot be written (${why}). The run goes on without it. Make the ` +
    "place writable, or set goto-access:activityLog to another file, or to off."
  );
}
