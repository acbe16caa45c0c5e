import type { Entry, Result, Write } from "../../../providers/activity/entry";
import type { Report } from "../../../providers/notify/report";

/** A line of the log about `bob@contoso.com` when the name is `bob`. */
export function entry(name: string, step: Write["step"], result: Result = { outcome: "done" }): Entry {
  const person = { email: `${name}@contoso.com`, directoryId: `id-${name}` };
  return { time: "2026-11-24T12:00:01.000Z", run: "r1", step, person, changes: {}, why: "via Sales EMEA", ...result };
}

/** A failed run in which one was created and one refused. */
export function failed(change: Partial<Report> = {}): Report {
  return {
    event: "failed",
    stack: "prod",
    startedAt: "2026-11-24T12:00:00.000Z",
    endedAt: "2026-11-24T12:01:00.000Z",
    problems: [{ title: "Refused by GoTo", lines: ["mia@contoso.com: no"], remedy: "The next pulumi up tries again." }],
    entries: [entry("bob", "create"), entry("mia", "create", { outcome: "refused", reason: "400 user.email.invalid" })],
    ...change,
  };
}

export const changed: Report = failed({ event: "changed", problems: [], entries: [entry("bob", "suspend")] });
