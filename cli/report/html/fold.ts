import { people } from "../words";
import { type Content, html, type Markup } from "./markup";

/** So many people are shown without being asked for. */
const SHOWN = 24;

/** So many people are laid out at once; more of them would keep a browser busy. */
const AT_ONCE = 500;

/** A person of a list: how it is sorted and found, and how it is shown. */
export interface Entry {
  readonly key: string;
  readonly shown: Content;
}

/** A list of people, all of them; folded when long, and in several parts when very long. */
export function peopleList(entries: readonly Entry[]): Content {
  if (entries.length <= SHOWN) return listOf(entries);
  if (entries.length <= AT_ONCE) return folded(html`Show ${people(entries.length)}`, listOf(entries));
  const parts = Array.from({ length: Math.ceil(entries.length / AT_ONCE) }, (_, n) =>
    entries.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  return parts.map((part) => folded(html`Show ${people(part.length)}: ${rangeOf(part)}`, listOf(part)));
}

/** What is shown when somebody wants to see it, and on paper. */
export function folded(summary: Content, body: Content, isOpen = false): Markup {
  return html`<details${isOpen ? html` open` : ""}><summary>${summary}</summary>
${body}</details>
`;
}

function listOf(entries: readonly Entry[]): Markup {
  return html`<ul class="people">
${entries.map(({ shown }) => html`<li>${shown}</li>\n`)}</ul>
`;
}

function rangeOf(part: readonly Entry[]): Content {
  return html`<bdi>${part[0]?.key ?? ""}</bdi> to <bdi>${part.at(-1)?.key ?? ""}</bdi>`;
}
