import { isMet, type Verdict } from "./measured";
import type { Told } from "./told/cells";
import { figure } from "./told/cells";

/** Beyond its limit by so much, a time or a peak is no noise. */
const WIDE = 2;

/**
 * What makes a run fail: counts that are not as promised, and in the short form times far off, because they are the same on every
 * machine or nearly so. A full run fails by counts alone; what it says of time is for the reader.
 */
export function failures(told: readonly Told[], quick: boolean): string[] {
  const all = told.flatMap(({ verdicts }) => verdicts);
  return all.filter((verdict) => !passes(verdict, quick)).map(sentence);
}

function passes(verdict: Verdict, quick: boolean): boolean {
  if (isMet(verdict)) return true;
  if (verdict.kind === "count") return false;
  return (
    !quick || isMet({ ...verdict, limit: verdict.is === "at least" ? verdict.limit / WIDE : verdict.limit * WIDE })
  );
}

function sentence({ claim, value, limit, is, unit }: Verdict): string {
  return `${claim}: ${figure(value)} ${unit}, but ${is} ${figure(limit)} was promised`;
}
