import type { Entry } from "../activity/entry";

/** Something that went wrong, to whom, and what to do about it. */
export interface Problem {
  readonly title: string;
  /** A line for each person, thing or place that it is about. */
  readonly lines: readonly string[];
  readonly remedy: string;
}

/** One `pulumi up` after it has ended. */
export interface Report {
  readonly event: "failed" | "changed";
  readonly stack: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly problems: readonly Problem[];
  /** What the activity log has of this run; undefined when it is off or cannot be read. */
  readonly entries: readonly Entry[] | undefined;
}

/** The last line of each person in a run: what came of it in the end. */
export function endings(entries: readonly Entry[]): Entry[] {
  const last = new Map<string, Entry>();
  for (const entry of entries) last.set(entry.person?.directoryId ?? JSON.stringify(entry.changes), entry);
  return [...last.values()];
}
