import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, relative } from "node:path";

/** The file name of a program on this platform. */
export function programFile(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}

/** Finds a program in a PATH-like list of folders; folders below `except` are passed over. */
export function findProgram(name: string, path: string | undefined, except?: string): string | undefined {
  return (path ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !(except && isBelow(folder, except)))
    .map((folder) => join(folder, programFile(name)))
    .find(isProgram);
}

/** Whether a file is there and may be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function isBelow(folder: string, parent: string): boolean {
  const way = relative(parent, folder);
  return way === "" || !(way.startsWith("..") || isAbsolute(way));
}
