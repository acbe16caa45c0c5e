import type { Config } from "../../config";
import type { RosterInputs } from "../../providers/goto/inputs";
import type { Outlook } from "../../providers/goto/outlook";
import { decodePeople, type Person } from "../../providers/goto/people";
import { rolesIn } from "../../providers/goto/roles";
import { viaGroup } from "../../stacks/dates";
import type { AssignmentChanges, FlowRow, LookAlike, PersonChange, StartingLater } from "./model";
import { type Background, licenceNames, personChange } from "./person";

const BY_NAME = "By name";
const UNMANAGED = "Unmanaged accounts";

/** Whom the plan changes, by the assignment that gives or gave them what they have, in the order of the file. */
export function changesByAssignment(
  { plan, desired, observed }: Outlook,
  olds: Partial<RosterInputs>,
  config: Config,
  alike: readonly LookAlike[],
): AssignmentChanges[] {
  const background: Background = {
    licences: licenceNames(observed.licenses),
    before: new Map(decodePeople(olds.people).map((person) => [person.directoryId, person])),
    whyGone: whyGone(desired.order, desired.ended),
    endsOn: endsOn(config),
    lookAlikes: new Map(alike.map(({ email, why }) => [email, why])),
  };
  const byTitle = new Map<string, PersonChange[]>();
  for (const change of plan.steps.map((step) => personChange(step, background))) {
    const title = titleOf(change);
    byTitle.set(title, [...(byTitle.get(title) ?? []), change]);
  }
  const places = new Map(desired.order.map((via, place) => [assignmentTitle(via), place]));
  const placeOf = (title: string) => places.get(title) ?? (title === UNMANAGED ? Infinity : desired.order.length);
  return [...byTitle]
    .map(([title, people]) => ({ title, people: people.sort(byEmail) }))
    .sort((a, b) => placeOf(a.title) - placeOf(b.title) || (a.title < b.title ? -1 : 1));
}

function titleOf({ kind, by, byBefore }: PersonChange): string {
  return kind === "suspended" ? UNMANAGED : assignmentTitle(by || byBefore);
}

/** `via Sales` is the group Sales; everything else is a line that names a person. */
function assignmentTitle(via: string): string {
  return via.startsWith(viaGroup("")) ? via.slice(viaGroup("").length) : BY_NAME;
}

function byEmail(a: PersonChange, b: PersonChange): number {
  return a.email < b.email ? -1 : Number(a.email > b.email);
}

/** Why somebody is not in the roster any more, as far as the lines tell it. */
function whyGone(order: readonly string[], ended: readonly string[]): (via: string) => string {
  return (via) => {
    if (via === "") return "no assignment names this person any more";
    const title = assignmentTitle(via);
    if (title === BY_NAME) return "no line names this person any more, or its days are over";
    if (ended.includes(via)) return `the days of the line of ${title} are over`;
    if (order.includes(via)) return `no longer in ${title}, or excepted, or disabled in the directory`;
    return `no line names ${title} any more`;
  };
}

/** Finds the line by what the roster tells of it; a line that names its group by id is not found. */
function endsOn({ assignments }: Config): (person: Person) => string {
  return ({ via, email, directoryId }) => {
    const isOf = (label: string, kind: "group" | "user") =>
      kind === "group"
        ? via === viaGroup(label)
        : assignmentTitle(via) === BY_NAME && [email.toLowerCase(), directoryId].includes(label.toLowerCase());
    return assignments.find(({ kind, label }) => isOf(label, kind))?.until ?? "";
  };
}

/** Lines whose first day is still to come, in the order of the file. */
export function startingLater({ assignments }: Config, today: string): StartingLater[] {
  return assignments.flatMap(({ label, role, from = "", until = "" }) =>
    from > today ? [{ who: label, role, startsOn: from, endsOn: until }] : [],
  );
}

/** How many people get which role by which assignment; the most first. */
export function flowRows({ desired }: Outlook): FlowRow[] {
  const rows = new Map<string, FlowRow>();
  for (const { via, role } of decodePeople(desired.people)) {
    const assignment = assignmentTitle(via);
    const key = `${assignment}\0${role}`;
    const licences = [...new Set(rolesIn(role).flatMap((name) => desired.roles[name]?.licenses ?? []))].sort();
    rows.set(key, { assignment, role, licences, people: (rows.get(key)?.people ?? 0) + 1 });
  }
  return [...rows].sort(([a, one], [b, other]) => other.people - one.people || (a < b ? -1 : 1)).map(([, row]) => row);
}
