import { kindsOf } from "../groups";
import type { AssignmentChanges, PersonChange } from "../model";
import { type Fact, type PersonWords, personWords } from "../person-words";
import { grouped, people } from "../words";
import { type Entry, folded, peopleList } from "./fold";
import { type Content, html, type Markup, worded } from "./markup";
import type { Section } from "./section";

/** Assignments of so many people at most are shown open, while there are few of them. */
const OPEN_PEOPLE = 40;
const OPEN_ASSIGNMENTS = 12;

/** How signs look. */
const SIGNS = {
  "-": { shown: "−", style: "minus" },
  "~": { shown: "~", style: "change" },
  "+": { shown: "+", style: "plus" },
  "=": { shown: "=", style: "same" },
} as const;

/** Losses come first. */
const ORDER = ["-", "~", "+", "="] as const;

/** People to whom the same happens. */
interface Alike {
  readonly words: PersonWords;
  readonly people: PersonChange[];
}

/** Whom the plan changes, by assignment. */
export function peopleSections(assignments: readonly AssignmentChanges[]): Section[] {
  const count = assignments.reduce((sum, assignment) => sum + assignment.people.length, 0);
  if (count === 0) return [];
  const body = assignments.map((assignment) => assignmentFold(assignment, assignments.length));
  return [{ id: "people", title: "People", count, body: html`<div class="assignments">\n${body}</div>\n` }];
}

function assignmentFold(assignment: AssignmentChanges, assignments: number): Markup {
  const { title, people: changed } = assignment;
  const blocks = alike(changed);
  const summary = html`<h3><bdi>${title}</bdi></h3> <span class="marks" aria-hidden="true">${ORDER.map((sign) => mark(sign, blocks))}</span> <span class="kinds">${kindsOf(assignment)}</span>`;
  return folded(summary, blocks.map(block), changed.length <= OPEN_PEOPLE && assignments <= OPEN_ASSIGNMENTS);
}

/** Who is told the same is told once; in the order of signs, then as in the report. */
function alike(changed: readonly PersonChange[]): Alike[] {
  const byWords = new Map<string, Alike>();
  for (const person of changed) {
    const words = personWords(person);
    const key = JSON.stringify(words);
    const known = byWords.get(key);
    if (known === undefined) byWords.set(key, { words, people: [person] });
    else known.people.push(person);
  }
  const all = [...byWords.values()];
  return ORDER.flatMap((sign) => all.filter(({ words }) => words.sign === sign));
}

function mark(sign: (typeof ORDER)[number], blocks: readonly Alike[]): Content {
  const count = blocks.filter(({ words }) => words.sign === sign).reduce((sum, one) => sum + one.people.length, 0);
  const { shown, style } = SIGNS[sign];
  return count === 0 ? "" : html`<span class="mark ${style}"><span>${shown}</span>${grouped(count)}</span>`;
}

function block({ words, people: same }: Alike): Markup {
  const { shown, style } = SIGNS[words.sign];
  const [first] = same;
  const isAlone = same.length === 1 && first !== undefined;
  const whom = isAlone ? html`${whoIs(first)} ` : "";
  const count = isAlone ? "" : html` <span class="count">${people(same.length)}</span>`;
  return html`<div class="alike ${style}">
<h4><span class="sign" aria-hidden="true">${shown}</span> ${whom}<span class="does">${worded(words.does)}</span>${count}</h4>
${facts(words.facts)}${isAlone ? "" : peopleList(same.map(entry))}</div>
`;
}

function entry(person: PersonChange): Entry {
  return { key: person.email, shown: whoIs(person) };
}

function whoIs({ email, name }: PersonChange): Content {
  return html`${name === "" ? "" : html`<b><bdi>${name}</bdi></b> `}<bdi>${email}</bdi>`;
}

function facts(all: readonly Fact[]): Content {
  if (all.length === 0) return "";
  return html`<dl>
${all.map(({ label, items }) => html`<div class="${label}"><dt>${label}</dt>${items.map((item) => html`<dd>${worded(item)}</dd>`)}</div>\n`)}</dl>
`;
}
