import { type Result, subjectOfWrite, type Write } from "./entry";

/** People to whom something was done, by what it was. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly suspended: number;
  readonly deleted: number;
}

type Kind = keyof Counts;

/**
 * Counts people, not writes (docs/behaviour.md §11):
 *
 * | lines of one person in a run        | counts as     |
 * |-------------------------------------|---------------|
 * | done                                | what was done |
 * | created, then changed               | created       |
 * | unknown, then done (`settledLater`) | what was done |
 * | done, then the same refused         | nothing       |
 * | created, then a change refused      | created       |
 * | refused or unknown to the end       | nothing       |
 */
export class Tally {
  readonly #done = new Map<string, Kind>();

  add(write: Write, { outcome }: Result): void {
    const kind = kindOf(write);
    if (kind === undefined) return;
    const subject = subjectOfWrite(write);
    const before = this.#done.get(subject);
    if (outcome === "done") this.#done.set(subject, before ?? kind);
    else if (outcome === "refused" && before === kind) this.#done.delete(subject);
  }

  counts(): Counts {
    const counts = { created: 0, updated: 0, suspended: 0, deleted: 0 };
    for (const kind of this.#done.values()) counts[kind] += 1;
    return counts;
  }
}

const KINDS = {
  create: "created",
  adopt: "updated",
  update: "updated",
  rename: "updated",
  resume: "updated",
  suspend: "suspended",
  delete: "deleted",
} as const satisfies Readonly<Record<Exclude<Write["step"], "group" | "release">, Kind>>;

function kindOf({ step }: Write): Kind | undefined {
  return step === "group" || step === "release" ? undefined : KINDS[step];
}
