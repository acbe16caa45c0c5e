import { heldGroups, kindsOf, unmanagedGroups, waitingGroups } from "../groups";
import type { PersonChange, Report } from "../model";
import { type Fact, personWords } from "../person-words";
import { PEOPLE } from "../words";
import { block, type Detail, list, section } from "./block";
import { code, prose, words } from "./escape";

/** Addresses to look at, then people who do not get, or do not lose, what they should, and why. */
export function leftOut(report: Report, detail: Detail): string[] {
  const { lookAlikes, unable, missing } = report;
  const { text } = detail;
  const held = heldGroups(report).map(({ title, members }) => block(title, members, ({ email }) => code(email, text)));
  const waiting = waitingGroups(report).map(({ title, members }) =>
    block(title, members, ({ email }) => code(email, text)),
  );
  return [
    ...list("Look twice: addresses that look like others", lookAlikes, ADDRESSES, lookAlikeLine(text), detail),
    ...section("Held: they keep what they would lose", held, detail),
    ...section("Waiting for a seat", waiting, detail),
    ...list("Left as they are: nothing can be done for them", unable, PEOPLE, unableLine(text), detail),
    ...list("Still to be made by Entra, in one of its next cycles", missing, PEOPLE, (one) => code(one, text), detail),
  ];
}

const ADDRESSES = ["1 address", "# addresses"] as const;

function lookAlikeLine(most: number): (one: Report["lookAlikes"][number]) => string {
  return ({ email, why }) => `${code(email, most)} ${prose(why, 3 * most)}`;
}

function unableLine(most: number): (one: Report["unable"][number]) => string {
  return ({ who, reason }) => `${prose(who, most)}: ${prose(reason, 3 * most)}`;
}

/** What happens to whom, by assignment. */
export function assignments(report: Report, detail: Detail): string[] {
  const blocks = report.assignments.map((assignment) =>
    block([{ name: assignment.title }, `: ${kindsOf(assignment)}`], assignment.people, (person) => {
      return personLine(person, detail.text);
    }),
  );
  return section("People, by assignment", blocks, detail);
}

/** Accounts that no assignment names. */
export function unmanaged(report: Report, detail: Detail): string[] {
  const blocks = unmanagedGroups(report).map(({ title, members }) =>
    block(title, members, ({ email }) => code(email, detail.text)),
  );
  return section("Accounts in GoTo that no assignment names", blocks, detail);
}

function personLine(person: PersonChange, most: number): string {
  const { sign, does, facts } = personWords(person);
  const name = person.name === "" ? "" : ` (${prose(person.name, most)})`;
  const parts = [`\`${sign}\` ${code(person.email, most)}${name} ${words(does, most)}`];
  return [...parts, ...facts.map((fact) => told(fact, most))].join(" · ");
}

/** More than so many things of one person are counted. */
const ITEMS = 12;

function told({ label, items }: Fact, most: number): string {
  const left = items.length - ITEMS;
  const shown = items.slice(0, ITEMS).map((item) => words(item, most));
  return `**${label}** ${[...shown, ...(left > 0 ? [`${left} more`] : [])].join(", ")}`;
}
