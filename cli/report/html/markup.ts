import { shortened, visibleLines } from "../../../providers/visible";
import type { Word } from "../words";

/** A text that is HTML already; only this file makes it, so that nobody's text gets in as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in HTML: markup as it is, and texts made harmless. */
export type Content = Markup | string | number | readonly Content[];

/** Characters of a text that are shown; names, addresses and sentences are far shorter. */
const MOST = 600;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML as written, with values put in as texts: what is not markup can neither end an attribute nor begin an element. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.map((part, n) => (n === 0 ? part : `${written(values[n - 1] ?? "")}${part}`)).join(""));
}

/** All lines of a text, as they are; for what is copied from the page. */
export function lines(text: string): Markup {
  return new Markup(escapeHtml(visibleLines(text).join("\n")));
}

/** A text of our own that is neither HTML nor to be escaped: a style sheet. */
export function verbatim(text: string): Markup {
  return new Markup(text);
}

/** Our words as they are, and the names in them apart from what they stand in, whichever way they are written. */
export function worded(words: readonly Word[]): Markup[] {
  return words.map((word) => {
    if (typeof word === "string") return html`${word}`;
    return "name" in word ? html`<b><bdi>${word.name}</bdi></b>` : html`<bdi>${word.prose}</bdi>`;
  });
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === "string") return escapeHtml(shortened(content, MOST));
  return typeof content === "number" ? String(content) : content.map(written).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
