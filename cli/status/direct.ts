import { type Entry, subjectOfWrite } from "../../providers/activity/entry";
import { readActivity } from "../../providers/activity/read";
import { Tally } from "../../providers/activity/tally";
import { ServiceError } from "../../providers/errors";
import type { DirectReport, LastWrites } from "./model";

/** The last run that the activity log knows. Throws a ServiceError when the log cannot be read. */
export function directReport(log: string | undefined): DirectReport {
  if (log === undefined) return { mode: "direct", log: null, lastRun: null };
  const entries = readActivity({ path: log, size: 0, time: "" });
  if (entries === undefined)
    throw new ServiceError(`The activity log ${log} cannot be read. Is it a file of this user?`);
  return { mode: "direct", log, lastRun: lastWrites(entries) };
}

/** What the last run in these entries wrote; null without any. Pure. */
export function lastWrites(entries: readonly Entry[]): LastWrites | null {
  const last = entries.at(-1);
  if (last === undefined) return null;
  const mine = entries.filter(({ run }) => run === last.run);
  const tally = new Tally();
  for (const entry of mine) tally.add(entry, entry);
  return {
    run: last.run,
    began: mine[0]?.time ?? last.time,
    ended: last.time,
    ...tally.counts(),
    failures: failuresIn(mine),
  };
}

/** Of each person the last line counts: a lost answer that was found done later is none. */
function failuresIn(entries: readonly Entry[]): LastWrites["failures"] {
  const ends = new Map(entries.map((entry) => [subjectOfWrite(entry), entry]));
  return [...ends.values()].flatMap((entry) => {
    if (entry.outcome === "done") return [];
    const group = entry.changes.userGroup?.after;
    const person = entry.person?.email ?? `user group ${String(group)}`;
    return [{ person, step: entry.step, reason: entry.reason }];
  });
}
