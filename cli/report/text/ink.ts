import type { createColors } from "picocolors";
import { shortened } from "../../../providers/visible";
import type { Word } from "../words";

/** Colours, or none. */
export type Ink = ReturnType<typeof createColors>;

/** Characters of a single text. */
const LONGEST = 400;

/** A text of somebody's in one line, with marks for what is not seen. */
export function shown(text: string): string {
  return shortened(text, LONGEST);
}

/** Own words, names and sentences in one line. */
export function spoken(words: readonly Word[]): string {
  return words
    .map((word) => {
      if (typeof word === "string") return word;
      return shown("name" in word ? word.name : word.prose);
    })
    .join("");
}

/** A heading and its lines; nothing when there are none. */
export function section(ink: Ink, heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [ink.bold(heading), ...lines.map((line) => `  ${line}`), ""];
}

/** Columns of equal width, but for the last; colours come after, because they have no width. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0));
  return rows.map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  "),
  );
}
