import { grouped } from "../words";
import { type Content, html, type Markup } from "./markup";

/** A part of the page, with its place in the list of parts. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** How much there is of it, where that says something. */
  readonly count?: number;
  readonly body: Content;
}

/** The parts of the page, one after the other. */
export function sections(parts: readonly Section[]): Markup[] {
  return parts.map(
    ({ id, title, count, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${countOf(count)}</h2>
${body}
</section>
`,
  );
}

/** Where to find what; nothing when there is little to find. */
export function contents(parts: readonly Section[]): Content {
  if (parts.length < 2) return "";
  const items = parts.map(
    ({ id, title, count }) => html`<li><a href="#${id}">${title}${countOf(count)}</a></li>
`,
  );
  return html`<nav aria-label="On this page"><ul>
${items}</ul></nav>
`;
}

function countOf(count: number | undefined): Content {
  return count === undefined ? "" : html` <span class="count">${grouped(count)}</span>`;
}
