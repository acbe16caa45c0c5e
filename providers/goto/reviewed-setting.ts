import { readFileSync } from "node:fs";
import { messageOf } from "../errors";
import { filled } from "../filled";
import { type Reviewed, ReviewedError, readDigest } from "./reviewed";

/**
 * The reviewed plan that bounds this run: the setting `goto-access:reviewed` or GOTO_ACCESS_REVIEWED, a digest or the path of a
 * file with one; undefined when neither is set. Throws a ReviewedError when it is set and cannot be read: a run that was to be
 * bounded must not go on without.
 */
export function readReviewed(
  config: (name: string) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  account: string,
): Reviewed | undefined {
  const value = filled(config("reviewed")) ?? filled(env.GOTO_ACCESS_REVIEWED);
  if (value === undefined) return undefined;
  return readDigest(account, value.startsWith("reviewed-") ? value : contentOf(value));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ReviewedError(
      `The digest of the reviewed plan is to be in ${file} (goto-access:reviewed, GOTO_ACCESS_REVIEWED), which cannot be read: ` +
        `${messageOf(error)}. Write the digest itself, or the path of a file with it.`,
    );
  }
}
