import type { Entry } from "../activity/entry";
import { Tally } from "../activity/tally";
import { listed } from "../visible";
import { endings, type Problem, type Report } from "./report";

/** A mail without its addresses; a webhook gets the same words. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** Names in a message; the log and the run's output have all of them. */
const SHOWN = 50;

/** The words for people: what happened, to whom, what was done and what was not, and what to do next. Pure. */
export function message(report: Report): Message {
  const { event, stack, startedAt, endedAt } = report;
  const sections = [
    `pulumi up of the stack "${stack}" ${event === "failed" ? "has failed" : "has changed accounts"}.`,
    `It began at ${startedAt} and ended at ${endedAt}.`,
    ...report.problems.map(problemText),
    ...accountsText(report),
    `Next:\n  ${next(report)}`,
  ];
  return { subject: `[goto-access] ${stack}: ${event}`, text: `${sections.join("\n\n")}\n` };
}

/** The same as data, for a webhook: `text` is what Slack and Teams show, the rest is for machines. */
export function webhookBody(report: Report): Readonly<Record<string, unknown>> {
  const { subject, text } = message(report);
  const { event, stack, startedAt, endedAt, problems, entries = [] } = report;
  const of = (outcome: Entry["outcome"]) => people(endings(entries).filter((entry) => entry.outcome === outcome));
  return {
    text: `${subject}\n\n${text}`,
    ...{ event, project: "goto-access", stack, startedAt, endedAt },
    problems: problems.map(({ title, lines, remedy }) => ({
      title,
      count: lines.length,
      lines: lines.slice(0, SHOWN),
      remedy,
    })),
    counts: tally(entries),
    ...{ done: of("done"), refused: of("refused"), unknown: of("unknown") },
    next: next(report),
  };
}

function people(entries: readonly Entry[]) {
  const shown = entries.slice(0, SHOWN).map(({ step, person, changes, why }) => {
    return { step, email: person?.email ?? null, userGroup: person ? null : (changes.userGroup?.after ?? null), why };
  });
  return { count: entries.length, people: shown };
}

function tally(entries: readonly Entry[]) {
  const counts = new Tally();
  for (const entry of entries) counts.add(entry, entry);
  return counts.counts();
}

function problemText({ title, lines, remedy }: Problem): string {
  const count = lines.length > 1 ? ` (${lines.length})` : "";
  return [`${title}${count}:`, ...shortened(lines), remedy].filter((line) => line !== "").join("\n");
}

/** Whom a problem names already is not listed again. */
function accountsText({ entries, problems }: Report): string[] {
  if (entries === undefined) return [UNKNOWN_DEEDS];
  if (entries.length === 0) return ["Done in GoTo: nothing."];
  const named = new Set(problems.flatMap(({ lines }) => lines.map((line) => line.split(": ")[0])));
  const last = endings(entries);
  const lines = (outcome: Entry["outcome"]) => last.filter((entry) => entry.outcome === outcome);
  const refused = lines("refused").filter(({ person }) => person === undefined || !named.has(person.email));
  return [
    [`Done in GoTo: ${countsText(entries)}`, ...shortened(lines("done").map(entryText))].join("\n"),
    ...part("Refused by GoTo", refused),
    ...part("Not known whether done; the next run looks", lines("unknown")),
  ];
}

/** When there is no log of it. */
export const UNKNOWN_DEEDS = "What was done in GoTo is not known here: the activity log is off or cannot be read.";

/** How many of what, in words. */
export function countsText(entries: readonly Entry[]): string {
  const { created, updated, suspended, deleted } = tally(entries);
  return `${created} created, ${updated} updated, ${suspended} suspended${deleted > 0 ? `, ${deleted} deleted` : ""}`;
}

function part(title: string, entries: readonly Entry[]): string[] {
  if (entries.length === 0) return [];
  return [[`${title} (${entries.length}):`, ...shortened(entries.map(entryText))].join("\n")];
}

function entryText(entry: Entry): string {
  const whom = entry.person?.email ?? String(entry.changes.userGroup?.after);
  return `${entry.step} ${whom} (${entry.why})${"reason" in entry ? `: ${entry.reason}` : ""}`;
}

function shortened(lines: readonly string[]): string[] {
  return listed(
    lines.map((line) => line.replaceAll("\n", "\n  ")),
    SHOWN,
  );
}

/** The command that shows what is left. */
export function next({ event, stack }: Report): string {
  const look = `npm run pulumi -- preview --diff --stack ${stack}`;
  return event === "failed" ? `${look}   (shows what is left; pulumi up does it)` : `${look}   (should show nothing)`;
}
