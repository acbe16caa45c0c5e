import { existsSync, renameSync, rmSync, symlinkSync } from "node:fs";

/** Takes what is written and keeps nothing: every write fails as on a full disk. */
const FULL = "/dev/full";

/** Whether this machine can play a full disk. */
export const hasFullDisk = existsSync(FULL);

/** Does `work` while nothing can be written to `file`; what was in it before is there again afterwards. */
export async function onFullDisk<T>(file: string, work: () => Promise<T>): Promise<T> {
  const aside = `${file}.aside`;
  if (existsSync(file)) renameSync(file, aside);
  symlinkSync(FULL, file);
  try {
    return await work();
  } finally {
    rmSync(file);
    if (existsSync(aside)) renameSync(aside, file);
  }
}
