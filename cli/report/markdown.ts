import type { Detail } from "./markdown/block";
import { prose } from "./markdown/escape";
import { head } from "./markdown/head";
import { assignments, leftOut, unmanaged } from "./markdown/people";
import { comment, digestLines, flow, notices, surroundings } from "./markdown/rest";
import type { Report } from "./model";

export interface MarkdownOptions {
  /** Where the whole report is: an address, or words like "the artifact report.html". */
  readonly htmlPointer?: string;
  /** The most bytes that it may have; at least 20,000. */
  readonly limit?: number;
}

/** A comment on GitHub may have 65,536 characters. */
const LIMIT = 65_000;

/** Everything, but for single texts and lists that go on without end. */
const WHOLE: Detail = { lines: Infinity, blocks: Infinity, rows: 50, text: 200 };

/** A stack's name has at most a hundred characters, and those of its organization and project. */
const STACK = 300;

/** What is tried when lists alone cannot be made short enough. */
const TIGHTER: readonly Pick<Detail, "rows" | "text">[] = [
  WHOLE,
  { rows: 20, text: 80 },
  { rows: 5, text: 40 },
  { rows: 1, text: 16 },
];

/** Lists keep so many lines each before any list is left out. */
const FEW_LINES = 3;

/**
 * A report as a comment of a pull request on GitHub or Azure DevOps. It begins with a hidden line that is the same for every
 * report of the stack. Never longer than the limit: lists fold, then all lists keep equally many lines, then whole lists are
 * counted; what the verdict is, what is to be done, seats, the guard and the digest are always in it.
 */
export function toMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const { limit = LIMIT } = options;
  const written = (detail: Detail) => render(report, detail, limit, options.htmlPointer);
  const fits = (detail: Detail) => Buffer.byteLength(written(detail)) < limit;
  return written(fits(WHOLE) ? WHOLE : shorter(fits, limit));
}

/** The most detail that fits. */
function shorter(fits: (detail: Detail) => boolean, limit: number): Detail {
  for (const tight of TIGHTER) {
    const lines = most(limit / 8, (count) => fits({ ...WHOLE, ...tight, lines: count }));
    if (lines >= FEW_LINES) return { ...WHOLE, ...tight, lines };
    const few = { ...WHOLE, ...tight, lines: FEW_LINES };
    const blocks = most(limit / 8, (count) => fits({ ...few, blocks: count }));
    if (blocks >= 1) return { ...few, blocks };
  }
  return { rows: 1, text: 16, lines: 0, blocks: 0 };
}

/**
 * The largest number up to a bound of which something is true, when it is true of all smaller ones; 0 when of none. Small
 * numbers are tried first, because large ones take long.
 */
function most(bound: number, isTrue: (count: number) => boolean): number {
  let open = 1;
  while (open <= bound && isTrue(open)) open *= 2;
  let known = Math.floor(open / 2);
  while (open - known > 1) {
    const middle = Math.floor((known + open) / 2);
    if (isTrue(middle)) known = middle;
    else open = middle;
  }
  return known;
}

function render(report: Report, detail: Detail, limit: number, pointer: string | undefined): string {
  const lines = [
    comment("report", (report.stack ?? "environment").slice(0, STACK)),
    "",
    ...head(report, detail, whereItAllIs(detail !== WHOLE, pointer)),
    ...leftOut(report, detail),
    ...assignments(report, detail),
    ...surroundings(report, detail),
    ...unmanaged(report, detail),
    ...notices(report, detail),
    ...flow(report, detail),
    ...digestLines(report, limit),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const COMMAND = "what `npx goto-access report --format html --out report.html` writes";

function whereItAllIs(isShortened: boolean, pointer: string | undefined): string[] {
  const where = pointer === undefined ? COMMAND : link(pointer);
  if (isShortened) return [`*Shortened to fit into a comment.* Everything is in ${where}.`, ""];
  return pointer === undefined ? [] : [`As a page with pictures: ${where}.`, ""];
}

/** Only an address that the caller gives is made a link. */
function link(pointer: string): string {
  return /^https:\/\/[\w./:?=&%~+-]+$/.test(pointer) ? `[the full report](${pointer})` : prose(pointer, 1_000);
}
