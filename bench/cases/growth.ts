import type { Row, Verdict } from "../measured";

/** Above the line by so much is noise; a square would be above it twice. */
const ALLOWED = 1.2;

/** Time and memory of the largest run next to the line through the smaller ones at both ends: linear growth is 1, less is better. */
export function growthVerdicts(runs: readonly (readonly Row[])[]): Verdict[] {
  const [, from, ...larger] = runs;
  const [middle, to] = [larger.at(-2), larger.at(-1)];
  if (from === undefined || middle === undefined || to === undefined) return [];
  return to.flatMap((most, i) => {
    const [less, more] = [from[i], middle[i]];
    if (less === undefined || more === undefined) return [];
    const growth = (thing: string, of: (row: Row) => number): Verdict => ({
      claim: `${most.what}, ${most.people} people: ${thing} next to the line through ${less.people} and ${more.people}`,
      value: of(most) / onLine(less.people, of(less), more.people, of(more), most.people),
      limit: ALLOWED,
      is: "at most",
      unit: "× the line",
      kind: "measure",
    });
    return [
      growth("time", (row) => row.seconds),
      growth("memory of the provider", (row) => row.peaks.provider ?? 0),
      growth("memory of the program", (row) => row.peaks.program ?? 0),
      growth("state", (row) => row.stateBytes),
    ];
  });
}

/** The height at `x` of the line through two points. */
export function onLine(x1: number, y1: number, x2: number, y2: number, x: number): number {
  return y1 + ((y2 - y1) / (x2 - x1)) * (x - x1);
}
