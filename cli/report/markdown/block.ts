import { counted, type Form, grouped, type Word } from "../words";
import { wordsInHtml } from "./escape";

/** How much is shown; made smaller until the whole fits. */
export interface Detail {
  /** Lines of each list. */
  readonly lines: number;
  /** Lists of each section. */
  readonly blocks: number;
  /** Rows of what is never left out: things to do, seats, limits. */
  readonly rows: number;
  /** Characters of a single name; a sentence may be three times as long. */
  readonly text: number;
}

/** A list that folds; its summary says how much is in it, also when lines are cut. Only lines that are shown are made. */
export interface Block {
  readonly summary: readonly Word[];
  readonly lines: readonly (() => string)[];
}

/** More than this is folded at first. */
const OPEN = 15;

const LISTS = ["a list that is left out here", "# lists that are left out here"] as const;

/** A heading and lists under it; nothing when there are none. */
export function section(heading: string, blocks: readonly Block[], detail: Detail): string[] {
  if (blocks.length === 0) return [];
  const shown = blocks.slice(0, detail.blocks);
  const left = blocks.slice(detail.blocks).reduce((sum, { lines }) => sum + lines.length, 0);
  const isShort = blocks.reduce((sum, { lines }) => sum + lines.length, 0) <= OPEN;
  return [
    `### ${heading}`,
    "",
    ...shown.flatMap((block) => folded(block, isShort, detail)),
    ...(left === 0 ? [] : [`… and ${grouped(left)} more, in ${counted(blocks.length - shown.length, LISTS)}`, ""]),
  ];
}

/** A heading and one list under it, whose title only counts; it does not fold while it is short. */
export function list<T>(
  heading: string,
  members: readonly T[],
  form: Form,
  line: (one: T) => string,
  detail: Detail,
): string[] {
  if (members.length === 0) return [];
  if (members.length > Math.min(OPEN, detail.lines) || detail.blocks === 0) {
    return section(heading, [block([counted(members.length, form)], members, line)], detail);
  }
  return [`### ${heading}`, "", ...members.map((one) => `- ${line(one)}`), ""];
}

/** A list that can be opened. */
export function folded({ summary, lines }: Block, isOpen: boolean, { lines: most, text }: Detail): string[] {
  const left = lines.length - most;
  return [
    `<details${isOpen ? " open" : ""}><summary>${wordsInHtml(summary, text)}</summary>`,
    "",
    ...lines.slice(0, most).map((line) => `- ${line()}`),
    ...(left > 0 ? [`- … and ${grouped(left)} more`] : []),
    "",
    "</details>",
    "",
  ];
}

/** A list of which each member has a line. */
export function block<T>(summary: readonly Word[], members: readonly T[], line: (one: T) => string): Block {
  return { summary, lines: members.map((one) => () => line(one)) };
}
