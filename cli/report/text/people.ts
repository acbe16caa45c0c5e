import { type Group, heldGroups, kindsOf, unmanagedGroups, waitingGroups } from "../groups";
import type { PersonChange, Report } from "../model";
import { personWords } from "../person-words";
import { type Ink, section, shown, spoken } from "./ink";

/** Addresses to look at, then people who do not get, or do not lose, what they should, and why. */
export function leftOut(report: Report, ink: Ink): string[] {
  const { lookAlikes, unable, missing } = report;
  return [
    ...section(
      ink,
      "Look twice: addresses that look like others",
      lookAlikes.map(({ email, why }) => `${shown(email)} ${shown(why)}`),
    ),
    ...section(ink, "Held: they keep what they would lose", groupLines(heldGroups(report))),
    ...section(ink, "Waiting for a seat", groupLines(waitingGroups(report))),
    ...section(
      ink,
      "Left as they are: nothing can be done for them",
      unable.map(({ who, reason }) => `${shown(who)}: ${shown(reason)}`),
    ),
    ...section(ink, "Still to be made by Entra, in one of its next cycles", missing.map(shown)),
  ];
}

/** Accounts that no assignment names. */
export function unmanaged(report: Report, ink: Ink): string[] {
  const lines = groupLines(unmanagedGroups(report));
  return section(ink, "Accounts in GoTo that no assignment names", lines);
}

function groupLines(groups: readonly Group<{ readonly email: string }>[]): string[] {
  return groups.flatMap(({ title, members }) => [spoken(title), ...members.map(({ email }) => `  ${shown(email)}`)]);
}

/** What happens to whom, by assignment. */
export function assignments(report: Report, ink: Ink): string[] {
  const lines = report.assignments.flatMap((assignment) => [
    `${ink.bold(shown(assignment.title))}: ${kindsOf(assignment)}`,
    ...assignment.people.flatMap((person) => personLines(person, ink).map((line) => `  ${line}`)),
  ]);
  return section(ink, "People, by assignment", lines);
}

function personLines(person: PersonChange, ink: Ink): string[] {
  const { sign, does, facts } = personWords(person);
  const paint = { "+": ink.green, "-": ink.red, "~": ink.yellow, "=": ink.cyan }[sign];
  const name = person.name === "" ? "" : ` (${shown(person.name)})`;
  return [
    `${paint(sign)} ${shown(person.email)}${name} ${spoken(does)}`,
    ...facts.map(({ label, items }) => `    ${ink.dim(label)} ${items.map(spoken).join(", ")}`),
  ];
}
