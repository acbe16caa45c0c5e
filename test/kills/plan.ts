import { Random } from "../../simulators/seed/random";
import { MOMENTS } from "./gate";
import type { Kill } from "./round";
import { SCENARIOS, type Scenario } from "./scenarios";
import { VICTIMS } from "./victims";

/** One round: which run is killed, and how. */
export interface Round extends Kill {
  readonly scenario: Scenario;
}

/** Every kind of kill: who, and when. */
export const KINDS = VICTIMS.flatMap((victim) => MOMENTS.map((moment) => ({ victim, moment })));

/**
 * Rounds that a seed fixes, however many are asked for. Every kind of kill comes once in each dozen, in both scenarios in
 * turn; only the write that it hits is left to chance. `writes` says how many each scenario has.
 */
export function plannedRounds(count: number, seed: number, writes: Readonly<Record<Scenario, number>>): Round[] {
  const random = new Random(seed);
  const rounds: Round[] = [];
  for (let dozen = 0; rounds.length < count; dozen++) {
    for (const [i, kind] of shuffled(KINDS, random).entries()) {
      const scenario = SCENARIOS[(i + dozen) % SCENARIOS.length] ?? SCENARIOS[0];
      rounds.push({ ...kind, scenario, nth: 1 + random.below(writes[scenario]) });
    }
  }
  return rounds.slice(0, count);
}

/** The same elements in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  return list.flatMap(() => rest.splice(random.below(rest.length), 1));
}
