import { hasFullDisk } from "../model/full-disk";
import { EXPECTED, type Tally } from "../model/tally";

/** In so many runs of the model everything of the model's own has happened at least once. */
const RUNS_EACH = 4_000;

/** How often at least, in a thousand runs, a run goes through what only the soak has; a quarter of what is usual. */
const IN_A_THOUSAND: Readonly<Record<string, number>> = {
  "token ended goto": 12,
  "token ended entra": 8,
  "run with a refresh token": 20,
  "later page": 25,
  "clock on in a run": 3,
  "clock back in a run": 3,
  "midnight in a run": 3,
  "gift in a run": 5,
  "short list users": 6,
  "short list groups": 2,
  "short list licenses": 1,
  "two runs at once": 10,
  ...(hasFullDisk ? { "run on a full disk": 15 } : {}),
};

/** One thing that has happened less often than it must. */
export interface Seldom {
  readonly name: string;
  readonly times: number;
  readonly least: number;
}

/** What must happen how often in so many runs. */
export function leastOf(runs: number): Map<string, number> {
  const own = Object.entries(IN_A_THOUSAND).map(([name, share]) => [name, Math.floor((runs * share) / 1_000)] as const);
  return new Map([...EXPECTED.map((name) => [name, Math.floor(runs / RUNS_EACH)] as const), ...own]);
}

/** What has not happened often enough for a soak to prove anything about it. */
export function seldomIn(tally: Tally): Seldom[] {
  const runs = [...tally.runs().values()].reduce((sum, count) => sum + count, 0);
  return [...leastOf(runs)].flatMap(([name, least]) => {
    const times = tally.of(name);
    return times < least ? [{ name, times, least }] : [];
  });
}
