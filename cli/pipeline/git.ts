import { spawnSync } from "node:child_process";
import { UsageError } from "../ended";

/** What a git command prints. Throws a UsageError with git's own words, after what the caller says about it. */
export function git(folder: string, args: readonly string[], whatFailed: string): Buffer {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  if (status === 0) return stdout;
  const said = error?.message ?? `${stdout.toString()}${stderr.toString()}`.trim();
  throw new UsageError(`${whatFailed}\n${said}`);
}
