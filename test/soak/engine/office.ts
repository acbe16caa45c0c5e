import { Random } from "../../../simulators/seed/random";
import type { Tools } from "../../../toolchain";
import { endState } from "../../kills/end-state";
import { shuffled } from "../../kills/plan";
import { undisturbed } from "../../kills/recovery";
import { prepare } from "../../kills/scenarios";
import { Site } from "../../kills/site";
import { DISTURBANCES, type Disturbance, type Disturbed, disturb, nameOf } from "./disturbances";
import { TOGGLES } from "./toggles";

/** So many runs are disturbed in one office; then its log is nearly as long as its state, and another is opened. */
const ROUNDS = 6;
/** So many things change between two runs: fewer than the guard holds. */
const CHANGES = 3;

/** What came of one round. */
export interface Round extends Disturbed {
  readonly office: number;
  readonly round: number;
  /** What was to happen. */
  readonly disturbance: string;
  readonly seconds: number;
}

/**
 * A company whose every run is disturbed, the first one too, and its mirror, to which the same changes come and whose runs
 * nobody disturbs; after each recovery both must be the same. `seed` and `number` fix all of it. Ends early after `end`.
 */
export async function playOffice(
  tools: Tools,
  { seed, number, end }: { readonly seed: number; readonly number: number; readonly end: number },
  tell: (round: Round) => void,
): Promise<void> {
  const random = new Random(seed * 1_000 + number);
  const [site, mirror] = [await Site.start(tools), await Site.start(tools)];
  const on = new Set<string>();
  try {
    for (const one of [site, mirror]) prepare(one);
    for (const [i, disturbance] of disturbancesOf(seed, number).entries()) {
      const since = Date.now();
      if (since >= end) return;
      if (i > 0) await change([site, mirror], on, random);
      const before = mirror.gate.writes.length;
      await undisturbed(mirror);
      const nth = 1 + random.below(Math.max(1, mirror.gate.writes.length - before));
      const outcome = await disturb(site, disturbance, nth, endState(mirror));
      const seconds = Math.round((Date.now() - since) / 1_000);
      const round = { office: number, round: i + 1, disturbance: `${nameOf(disturbance)}, write ${nth}`, seconds };
      tell({ ...outcome, ...round, commands: ["up", ...outcome.commands] });
      if (outcome.broken.length > 0) return;
    }
  } finally {
    await Promise.all([site.close(), mirror.close()]);
  }
}

/** Every kind comes once (or twice, as the list says) in each series, whichever offices it falls to. */
function disturbancesOf(seed: number, number: number): Disturbance[] {
  const random = new Random(seed);
  const rows: Disturbance[] = [];
  while (rows.length < number * ROUNDS) rows.push(...shuffled(DISTURBANCES, random));
  return rows.slice((number - 1) * ROUNDS, number * ROUNDS);
}

async function change(sites: readonly Site[], on: Set<string>, random: Random): Promise<void> {
  for (const toggle of shuffled(TOGGLES, random).slice(0, CHANGES)) {
    const isOn = !on.delete(toggle.name);
    if (isOn) on.add(toggle.name);
    for (const site of sites) await toggle.set(site, isOn);
  }
}
