import type { Entry } from "../../../providers/activity/entry";
import { ActivityLog } from "../../../providers/activity/log";

/** A log that keeps its lines, at noon of a fixed day, in the run "r1". */
export class Lines {
  readonly texts: string[] = [];
  readonly log = new ActivityLog(
    (line) => this.texts.push(line) > 0,
    (text) => text,
    () => new Date("2026-11-24T12:00:00Z"),
    "r1",
  );

  get entries(): Entry[] {
    return this.texts.map((text) => JSON.parse(text) as Entry);
  }

  /** `step whom outcome` of each line. */
  get short(): string[] {
    return this.entries.map((entry) => {
      const whom = entry.person?.email ?? String(entry.changes.userGroup?.after);
      const later = entry.outcome === "done" && entry.settledLater ? " (settled later)" : "";
      return `${entry.step} ${whom} ${entry.outcome}${later}`;
    });
  }
}
