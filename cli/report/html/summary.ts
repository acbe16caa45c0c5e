import type { Counts, Report, Verdict } from "../model";
import { grouped, headline, VERDICTS, verdictSentence } from "../words";
import { type Content, html, type Markup } from "./markup";

/** How each verdict is coloured; its sign and its words say the same. */
const MOODS = {
  nothing: "good",
  ready: "good",
  held: "wait",
  seats: "wait",
  unable: "wait",
  failed: "bad",
} as const satisfies Record<Verdict, string>;

const TILES = [
  ["joins", "+", "join"],
  ["adopted", "=", "taken over"],
  ["changes", "~", "change"],
  ["leaves", "−", "leave"],
  ["unmanagedSuspended", "−", "unmanaged, suspended"],
  ["held", "⚠", "held"],
  ["waiting", "⚠", "wait for a seat"],
  ["unable", "✖", "cannot be served"],
  ["missing", "…", "still to be made by Entra"],
] as const satisfies readonly (readonly [keyof Counts, string, string])[];

/** These are shown when they are zero, too: that nobody leaves is worth knowing. */
const ALWAYS: readonly string[] = ["joins", "changes", "leaves"];

/** What somebody reads who reads nothing else. */
export function summary(report: Report): Markup {
  const { sign, word } = VERDICTS[report.verdict];
  const told = headline(report);
  return html`<div class="verdict ${MOODS[report.verdict]}">
<p class="word"><span class="sign" aria-hidden="true">${sign}</span> ${word}</p>
<p class="headline">${told.charAt(0).toUpperCase()}${told.slice(1)}.</p>
<p>${verdictSentence(report)}</p>
</div>
${report.verdict === "failed" ? "" : tiles(report.counts)}`;
}

/** The headline says the same, so that a screen reader need not say it twice. */
function tiles(counts: Counts): Content {
  const shown = TILES.filter(([count]) => counts[count] > 0 || ALWAYS.includes(count));
  return html`<ul class="tiles" aria-hidden="true">
${shown.map(
  ([count, sign, label]) =>
    html`<li class="${counts[count] === 0 ? "none" : count}"><b><i>${sign}</i>${grouped(counts[count])}</b>${label}</li>\n`,
)}</ul>
`;
}
