import { type Entry, subjectOfWrite } from "../../providers/activity/entry";
import type { ProvisioningEvent } from "../../providers/entra/audit-logs";

/** One thing that was done to somebody, by whomever; the fields are those of `--json` and the columns of `--csv`. */
export interface ActivityRow {
  /** UTC, ISO 8601. */
  readonly time: string;
  /** Entra's provisioning service, or this project. */
  readonly source: "entra" | "goto-access";
  /** E-mail address or user principal name; a user group by its name. */
  readonly person: string;
  /** create, update, disable, … in the source's own words. */
  readonly action: string;
  /** done, refused and unknown of ours; success, failure, skipped and warning of Entra's. */
  readonly outcome: string;
  /** Why it was done, what was changed, and why it was refused. */
  readonly details: string;
  /** Number to quote to GoTo's or Microsoft's support; empty where there is none. */
  readonly incident: string;
}

/** Columns in their order. */
export const COLUMNS = [
  "time",
  "source",
  "person",
  "action",
  "outcome",
  "details",
  "incident",
] as const satisfies readonly (keyof ActivityRow)[];

const BAD = new Set(["refused", "unknown", "failure"]);

/** Whether it did not end well. */
export function isFailed({ outcome }: ActivityRow): boolean {
  return BAD.has(outcome);
}

/** A line of our own log. */
export function rowOfEntry(entry: Entry): ActivityRow {
  const reason = entry.outcome === "done" ? [] : [entry.reason];
  const changes = Object.entries(entry.changes).map(([field, change]) => {
    return `${field}: ${shown(change.before)} → ${shown(change.after)}`;
  });
  return {
    time: entry.time,
    source: "goto-access",
    person: entry.person?.email ?? subjectOfWrite(entry),
    action: entry.step,
    outcome: entry.outcome,
    details: [...reason, entry.why, ...changes].join("; "),
    incident: entry.outcome === "refused" ? (entry.incidentId ?? "") : "",
  };
}

/** A row of Entra's log; the service's own number is told where something went wrong. */
export function rowOfEvent(event: ProvisioningEvent): ActivityRow {
  const { person, errorCode, reason, modified, status } = event;
  const why = [errorCode, reason].filter((part) => part !== undefined).join(": ");
  const changes = modified.map(({ name, before, after }) => `${name}: ${before ?? "–"} → ${after ?? "–"}`);
  return {
    time: event.time,
    source: "entra",
    person: person.userPrincipalName || person.displayName || person.id,
    action: event.action,
    outcome: status,
    details: [...(why === "" ? [] : [why]), ...changes].join("; "),
    incident: status === "failure" ? (event.changeId ?? "") : "",
  };
}

function shown(value: string | readonly string[] | null): string {
  if (value === null || value.length === 0) return "–";
  return typeof value === "string" ? value : value.join(", ");
}
