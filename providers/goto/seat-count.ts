import type { License } from "./objects";
import { isRemoval, type Step } from "./step";

/** Seats of one licence: used now and after the plan, of how many, and how many are missing. */
export interface SeatRow {
  readonly name: string;
  readonly seats: number;
  readonly before: number;
  readonly after: number;
  readonly missing: number;
}

/** How many seats of each licence are used while steps are carried out. */
export class SeatCount {
  readonly #licenses: ReadonlyMap<string, License>;
  readonly #used: Map<string, number>;

  constructor(licenses: readonly License[]) {
    this.#licenses = new Map(licenses.map((license) => [license.key, license]));
    this.#used = new Map(licenses.map(({ key, userCount }) => [key, userCount]));
  }

  haveRoomFor(steps: readonly Step[]): boolean {
    return [...this.#wantedBy(steps)].every(([key, count]) => count <= this.#free(key));
  }

  /** Descriptions of the licences that the step needs and that have no free seat. */
  lacking(step: Step): string[] {
    const lacking = gains(step).filter((key) => this.#free(key) < 1);
    return lacking.map((key) => this.#licenses.get(key)?.description ?? key);
  }

  take(step: Step): void {
    for (const key of gains(step)) this.#add(key, 1);
    for (const key of losses(step)) this.#add(key, -1);
  }

  /** Licences whose use changes, or of which there are too few for those who wait. */
  rows(waiting: readonly Step[]): SeatRow[] {
    const wanted = this.#wantedBy(waiting);
    const rows = [...this.#licenses.values()].map(({ key, description, seats, userCount }) => {
      const [after, more] = [this.#usedOf(key), wanted.get(key) ?? 0];
      // More seats may be in use than there are; those are missing too before anybody else gets one.
      const missing = more === 0 ? 0 : Math.max(0, after + more - seats);
      return { name: description, seats, before: userCount, after, missing };
    });
    return rows.filter(({ before, after, missing }) => before !== after || missing > 0);
  }

  #wantedBy(steps: readonly Step[]): Map<string, number> {
    const wanted = new Map<string, number>();
    for (const key of steps.flatMap(gains)) wanted.set(key, (wanted.get(key) ?? 0) + 1);
    return wanted;
  }

  #free(key: string): number {
    return (this.#licenses.get(key)?.seats ?? 0) - this.#usedOf(key);
  }

  #usedOf(key: string): number {
    return this.#used.get(key) ?? 0;
  }

  #add(key: string, count: number): void {
    this.#used.set(key, this.#usedOf(key) + count);
  }
}

/** Keys of the licences that a step gives to somebody who does not have them. */
export function gains(step: Step): readonly string[] {
  if (step.kind === "create") return step.role.licenseKeys;
  if (!("changes" in step)) return [];
  return (step.changes.licenseKeys ?? []).filter((key) => !step.user.licenseKeys.includes(key));
}

function losses(step: Step): readonly string[] {
  if (step.kind === "create") return [];
  if (isRemoval(step)) return step.user.licenseKeys;
  const { licenseKeys } = step.user;
  const { changes } = step;
  return changes.licenseKeys === undefined ? [] : licenseKeys.filter((key) => !changes.licenseKeys?.includes(key));
}
