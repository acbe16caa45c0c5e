import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { judge } from "./judge";
import type { Tally } from "./tally";
import { Breach, type Case, type Target } from "./target";

/** How a series of inputs is made, and what is told of each. */
export interface Round {
  readonly seed: number;
  readonly runs: number;
  readonly tally: Tally;
  /** No further input is begun after this moment. */
  readonly until?: number;
  /** Called before each input, so that somebody can tell which one never ends. */
  readonly begin?: (one: Case) => void;
}

/** The smallest input found that breaks the rule. */
export interface Found {
  readonly seed: number;
  readonly why: string;
  readonly input: string | Uint8Array;
}

/** How long a smaller input is looked for. */
const SHRINK_MS = 60_000;

/** Gives a target so many inputs; the first that breaks the rule ends the series. */
export async function play(
  target: Target,
  { seed, runs, tally, until = Infinity, begin }: Round,
): Promise<Found | undefined> {
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on("unhandledRejection", note);
  let brokenAt = 0;
  let last: Found | undefined;
  const property = fc.asyncProperty(target.cases, async (one) => {
    if (Date.now() > (last === undefined ? until : brokenAt + SHRINK_MS)) return;
    begin?.(one);
    try {
      const judged = await judge(one, target.mostMs);
      // Node tells of a rejection that nobody handles only after what is waiting has run.
      await setImmediate();
      if (rejections.length > 0)
        throw new Breach(`a rejection that nobody handled: ${String(rejections.splice(0)[0])}`);
      if (last === undefined) tally.note(judged);
    } catch (error) {
      if (last === undefined) brokenAt = Date.now();
      last = { seed, why: (error as Error).message, input: one.input };
      throw error;
    }
  });
  try {
    await fc.check(property, { seed, numRuns: runs });
    return last;
  } finally {
    process.off("unhandledRejection", note);
  }
}
