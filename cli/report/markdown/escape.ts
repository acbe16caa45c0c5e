import { shortened } from "../../../providers/visible";
import type { Word } from "../words";

/**
 * A text in a code span: there nothing is Markdown or HTML, nobody is mentioned, and no number, hash or address becomes a link.
 */
export function code(text: string, most: number): string {
  return text === "" ? "*(empty)*" : span(shortened(text, most));
}

/** A code span in a table, where a bar would end the cell even in code. */
export function codeInCell(text: string, most: number): string {
  return code(text, most).replaceAll("|", "\\u{7c}");
}

function span(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(longest(runs) + 1);
  const pad = /^`|`$/.test(text) || /^ .* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Lines in a fence that none of them can end. */
export function fenced(language: string, lines: readonly string[]): string[] {
  const fence = "`".repeat(Math.max(3, longest(lines.flatMap((line) => line.match(/`+/g) ?? [])) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

/** A word, a small number or a day: nothing that a site makes a link, a mention, a picture or a formula of. */
const PLAIN = /^(?:\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*|\d{1,6}%?|\d{4}-\d\d-\d\d|[–—→…&])$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const PARTS = /^([("'“‘]*)(.*?)([.,;:!?)"'”’]*)$/su;
/** What would begin a numbered list. */
const NUMBERED = /^\d+[.)]/;

/** A sentence of somebody's: its plain words as they are, everything else in code spans. */
export function prose(text: string, most: number): string {
  return harmless(text, most, span) || "*(empty)*";
}

function harmless(text: string, most: number, inCode: (text: string) => string): string {
  const tokens = shortened(text, most).split(/ +/).filter(Boolean);
  return tokens
    .map((token, at) => {
      const [, before = "", core = "", after = ""] = PARTS.exec(token) ?? [];
      const isPlain = core === "" || (isWord(core) && !(at === 0 && NUMBERED.test(token)));
      return isPlain ? token : `${before}${inCode(core)}${after}`;
    })
    .join(" ");
}

function isWord(text: string): boolean {
  return PLAIN.test(text) && !HASH.test(text);
}

/** {@link words} for raw HTML, where Markdown is not read. */
export function wordsInHtml(some: readonly Word[], most: number): string {
  return some.map((word) => wordInHtml(word, most)).join("");
}

function wordInHtml(word: Word, most: number): string {
  if (typeof word === "string") return word;
  if ("prose" in word) return harmless(word.prose, 3 * most, codeInHtml);
  const name = shortened(word.name, most);
  return name.split(" ").every(isWord) ? `<b>${name.replaceAll("&", "&amp;")}</b>` : codeInHtml(name);
}

function codeInHtml(text: string): string {
  return `<code>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</code>`;
}

/** Own words as they are; names in code spans, sentences as {@link prose}. */
export function words(some: readonly Word[], most: number): string {
  return some
    .map((word) => {
      if (typeof word === "string") return word;
      return "name" in word ? code(word.name, most) : prose(word.prose, 3 * most);
    })
    .join("");
}
