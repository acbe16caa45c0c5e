import { readActivity } from "../../providers/activity/read";
import type { AccountRecord } from "../../providers/goto/records";
import type { RecordAnswer } from "./answer";
import type { State } from "./state";

const MADE: ReadonlySet<string> = new Set(["create", "adopt"]);

/** What the state remembers of somebody's account, and since when by the activity log. */
export function recordAnswer(state: State, record: AccountRecord | undefined, log: string | undefined): RecordAnswer {
  if ("unread" in state) return state;
  if (record === undefined) return { managed: false, role: null, since: null, adopted: false, suspendedOn: null };
  const { role, adopted, suspendedOn = null } = record;
  return { managed: true, role, since: sinceWhen(record, log), adopted, suspendedOn };
}

function sinceWhen({ directoryId }: AccountRecord, log: string | undefined): string | null {
  const entries = log === undefined ? [] : (readActivity({ path: log, size: 0, time: "" }) ?? []);
  const mine = entries.filter((entry) => entry.person?.directoryId === directoryId && entry.outcome === "done");
  return mine.find(({ step }) => MADE.has(step))?.time.slice(0, 10) ?? null;
}
