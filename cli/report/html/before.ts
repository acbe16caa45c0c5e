import type { LimitState, Report, Todo } from "../model";
import { dimensionWords, grouped, isOver, limitVerdict } from "../words";
import { type Content, html, lines, type Markup, worded } from "./markup";
import type { Section } from "./section";

/** What must be done before all of it can be applied, and how the guard stands. */
export function beforeSections({ errors, todo, limits }: Report): Section[] {
  return [
    ...(errors.length === 0 ? [] : [{ id: "errors", title: "Errors", count: errors.length, body: errorList(errors) }]),
    ...(todo.length === 0 ? [] : [{ id: "todo", title: "To do first", count: todo.length, body: todoList(todo) }]),
    ...(limits.length === 0 ? [] : [{ id: "guard", title: "Guard", body: limitTable(limits) }]),
  ];
}

function errorList(errors: readonly string[]): Markup {
  return html`<ul class="errors">
${errors.map((error) => html`<li>${block(error, "An error")}</li>\n`)}</ul>
`;
}

function todoList(todo: readonly Todo[]): Markup {
  return html`<ol class="todo">
${todo.map(({ text, yaml }) => html`<li><p>${text}</p>${yaml === undefined ? "" : yamlBlock(yaml)}</li>\n`)}</ol>
`;
}

function yamlBlock({ file, text }: NonNullable<Todo["yaml"]>): Markup {
  return html`
<figure><figcaption>Write into <b><bdi>${file}</bdi></b></figcaption>
${block(text, "What to write")}</figure>
`;
}

/** Lines that keep their form; who has no mouse must reach them to see the end of long ones. */
function block(text: string, label: string): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${lines(text)}</code></pre>`;
}

function limitTable(limits: readonly LimitState[]): Markup {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Limits of the guard"><table>
<caption>How much is taken away at once, and how much may be (policy.yaml)</caption>
<thead><tr><th scope="col">What is counted</th><th scope="col" class="n">Now</th><th scope="col" class="n">Out of</th><th scope="col" class="n">Allowed</th><th scope="col">State</th></tr></thead>
<tbody>
${limits.map(limitRow)}</tbody></table></div>
`;
}

function limitRow(limit: LimitState): Content {
  const { dimension, count, of, allowed } = limit;
  return html`<tr><th scope="row">${worded(dimensionWords(dimension))}</th><td class="n">${grouped(count)}</td><td class="n">${grouped(of)}</td><td class="n">${grouped(allowed)}</td><td class="${isOver(limit) ? "over" : "within"}"><span aria-hidden="true">${isOver(limit) ? "⚠" : "✔"}</span> ${limitVerdict(limit)}</td></tr>
`;
}
