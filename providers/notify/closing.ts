import { shortened } from "../visible";
import { countsText, next, UNKNOWN_DEEDS } from "./message";
import type { News } from "./news";
import type { Report } from "./report";

/** How a red run can have ended, as far as it decides what was done (docs/architecture.md). */
type Ending = "preview" | "beforehand" | "people left" | "no roster" | "Entra left" | "unexpected";

const NOTHING = "nothing, in GoTo or in Entra.";

/** What was not done. */
const LEFT: Readonly<Record<Ending, string>> = {
  preview: "everything: a preview changes nothing.",
  beforehand: "everything.",
  "people left": "those listed above, who keep what they have; what no line asks for any more stays assigned in Entra.",
  "no roster": "the rest of the accounts, and everything in Entra.",
  "Entra left": "what Entra refused, as said above, and what depends on it.",
  unexpected: "the rest, of which nothing is known here.",
};

const LONGEST = 300;

/**
 * The one message at the end of a red run: what happened, what was done, what was not, and the next command. The lines of
 * what happened stand above it, where the engine has printed them.
 */
export function closing(news: readonly News[], report: Report): string {
  const ending = endingOf(news);
  const happened = report.problems.map(({ title, lines }) =>
    ending === "people left" ? `${title} (${lines.length})` : shortened(headline(lines[0] ?? ""), LONGEST),
  );
  return [
    `goto-access: the run of stack "${report.stack}" has failed. In short:`,
    `  What happened: ${happened.join("; ")}`,
    `  Done: ${done(ending, report)}`,
    `  Not done: ${LEFT[ending]}`,
    `  Next: mend what is named above, then ${next(report)}`,
  ].join("\n");
}

/** The first line, and what it announces where it ends with a colon. */
function headline(text: string): string {
  const [first = "", second = ""] = text.split("\n").filter((line) => line.trim() !== "");
  return first.endsWith(":") ? `${first} ${second.trim()}`.trim() : first;
}

function endingOf(news: readonly News[]): Ending {
  const has = (kind: News["kind"]) => news.some((one) => one.kind === kind);
  if (news.some((one) => one.kind === "start" && one.isPreview)) return "preview";
  if (has("end")) {
    if (!has("problem")) return "unexpected";
    return has("roster") ? "people left" : "beforehand";
  }
  return has("roster") ? "Entra left" : "no roster";
}

function done(ending: Ending, { entries }: Report): string {
  if (ending === "preview" || ending === "beforehand") return NOTHING;
  if (entries === undefined) return UNKNOWN_DEEDS;
  if (ending === "people left") return `everybody else; in GoTo ${countsText(entries)}.`;
  if (ending === "Entra left")
    return `the accounts, in GoTo ${countsText(entries)}; in Entra what went before the error.`;
  return entries.length === 0 ? NOTHING : `in GoTo ${countsText(entries)}.`;
}
