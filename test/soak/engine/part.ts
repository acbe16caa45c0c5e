import { availableParallelism } from "node:os";
import type { Tools } from "../../../toolchain";
import { DISTURBANCES, nameOf } from "./disturbances";
import { playOffice, type Round } from "./office";

/** Which offices are played, and how long. */
export interface Extent {
  readonly tools: Tools;
  readonly seed: number;
  /** Only this one. */
  readonly office: number | undefined;
  /** Milliseconds since 1970. */
  readonly end: number;
}

/** Plays offices, as many at once as there are processors, until the time is over or a rule is broken. */
export async function playEngine({ tools, seed, office, end }: Extent, tell: (round: Round) => void): Promise<Round[]> {
  const rounds: Round[] = [];
  let next = office ?? 1;
  const isOver = () => Date.now() >= end || rounds.some(({ broken }) => broken.length > 0);
  const note = (round: Round) => {
    rounds.push(round);
    tell(round);
  };
  const lane = async () => {
    while (!isOver()) {
      await playOffice(tools, { seed, number: next++, end }, note);
      if (office !== undefined) return;
    }
  };
  await Promise.all(Array.from({ length: office === undefined ? availableParallelism() : 1 }, lane));
  return rounds;
}

/** What happened less often than in every other series of all disturbances: the kinds, and how often each. */
export function seldomOf(rounds: readonly Round[]): string[] {
  const least = Math.floor(rounds.length / (2 * DISTURBANCES.length));
  const names = [...new Set(DISTURBANCES.map(nameOf))];
  return names.flatMap((name) => {
    const times = rounds.filter(({ happened }) => happened?.startsWith(name)).length;
    return times < least ? [`${name}: ${times} of at least ${least}`] : [];
  });
}
