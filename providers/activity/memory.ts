import type { Entry } from "./entry";
import { markOf, readActivity } from "./read";

/** What a log tells of accounts by their keys; the state does not know it when the run that did it was killed. */
export interface Memory {
  /** Whose account it is that this tool has made. */
  readonly created: ReadonlyMap<string, { readonly directoryId: string; readonly email: string }>;
  /** The moment (ISO 8601) at which this tool suspended an account that it has not given anything since. */
  readonly suspended: ReadonlyMap<string, string>;
}

/** No run is that long that more of the log would tell of it. */
const MOST_BYTES = 8 * 1024 * 1024;

/** The memory of the log at that place; an empty one without a log. */
export function memoryOf(place: string | undefined): Memory {
  if (place === undefined) return rememberedIn([]);
  const { path, size } = markOf(place, new Date(0));
  return rememberedIn(readActivity({ path, size: Math.max(0, size - MOST_BYTES), time: "" }) ?? []);
}

/** What entries, in their order, leave behind. Pure. */
export function rememberedIn(entries: readonly Entry[]): Memory {
  const created = new Map<string, { directoryId: string; email: string }>();
  const suspended = new Map<string, string>();
  for (const { step, person, accountKey, outcome, time } of entries) {
    if (step === "release") {
      created.clear();
      suspended.clear();
    }
    if (outcome !== "done" || person === undefined || accountKey === undefined) continue;
    suspended.delete(accountKey);
    if (step === "create") created.set(accountKey, person);
    if (step === "suspend") suspended.set(accountKey, time);
    if (step === "delete") created.delete(accountKey);
  }
  return { created, suspended };
}
