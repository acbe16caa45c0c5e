import type { EntryFailure } from "./failures";
import type { Escrow } from "./state";

const FIRST = 40 * 60_000;
const LONGEST = 24 * 3_600_000;

/** What failed about a user or group besides the error. */
type Failed = Pick<Escrow, "ofReference" | "references">;

/** The escrow after one more failure: tried again in the next cycle, then after twice the time, at most a day (§8.4, I). */
export function nextTry(
  before: Escrow | undefined,
  at: number,
  { code, message }: EntryFailure,
  { ofReference, references }: Failed,
): Escrow {
  const tries = (before?.tries ?? 0) + 1;
  const wait = Math.min(FIRST * 2 ** (tries - 1), LONGEST);
  return { tries, nextTry: at + wait, code, message, ofReference, references };
}
