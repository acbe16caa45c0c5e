import { ServiceError } from "../errors";
import { type DocumentFormat, decodeDocument, encodeIfAny } from "./codec";
import type { RosterArgs, RosterInputs } from "./inputs";
import { decodePeople, decodeUnresolved, encodePeople, type Person } from "./people";
import type { Desired } from "./plan";
import type { AccountRecord } from "./records";

/**
 * A run that is limited to named people (docs/behaviour.md §10).
 *
 * | person                                          | what happens in a pilot                                              |
 * |-------------------------------------------------|----------------------------------------------------------------------|
 * | in the pilot, and assigned                      | as ever: created, adopted, changed, resumed, renamed                 |
 * | in the pilot, recorded, and no longer assigned  | as ever: a leaver (§4)                                               |
 * | in the pilot, and neither assigned nor recorded | an error that names the person; nothing is done                      |
 * | outside it, and recorded                        | nothing, whatever has changed; the roster's line and the record stay |
 * | outside it, and not recorded                    | nothing; an account of theirs is unmanaged                           |
 */
export interface Pilot {
  /** Directory ids of the people of the pilot. */
  readonly ids: ReadonlySet<string>;
  /** People outside it who were in the roster before. */
  readonly others: readonly Person[];
}

/** One person of a pilot, with the address by which the setting names them. */
export interface PilotPerson {
  readonly address: string;
  readonly directoryId: string;
}

/** The pilot names somebody with whom nothing can be done. */
export class PilotError extends ServiceError {
  override name = "PilotError";
}

const PILOT: DocumentFormat<PilotPerson> = {
  kind: "pilot",
  version: 1,
  columns: 2,
  toRow: (p) => [p.address, p.directoryId],
  fromRow: ([address = "", directoryId = ""]) => ({ address, directoryId }),
};

export const encodePilot = (people: Iterable<PilotPerson>): string => encodeIfAny(PILOT, people);
export const decodePilot = (text: string | undefined): PilotPerson[] => decodeDocument(PILOT, text);

/** Whether a run leaves this person alone. */
export function isOutside(pilot: Pilot | undefined, directoryId: string): boolean {
  return pilot !== undefined && !pilot.ids.has(directoryId);
}

/** The people whom a run may touch, and the pilot when there is one. */
export function peopleWithin(inputs: RosterArgs): { people: readonly Person[]; pilot: Pilot | undefined } {
  const people = decodePeople(inputs.people);
  if (inputs.pilot === "") return { people, pilot: undefined };
  const ids = pilotIds(inputs);
  const others = people.filter((person) => !ids.has(person.directoryId));
  return { people: people.filter((person) => ids.has(person.directoryId)), pilot: { ids, others } };
}

/** All people of the roster, those outside the pilot too. */
export function everybody({ people, pilot }: Pick<Desired, "people" | "pilot">): readonly Person[] {
  return pilot === undefined ? people : [...people, ...pilot.others];
}

/** Records of people whom a run may touch. */
export function recordsWithin(inputs: RosterArgs, recorded: readonly AccountRecord[]): readonly AccountRecord[] {
  const { pilot } = peopleWithin(inputs);
  return recorded.filter(({ directoryId }) => !isOutside(pilot, directoryId));
}

/** In a pilot, people outside it keep the line that they have in the roster, so that a preview shows those it touches. */
export function withOthers(olds: Partial<RosterInputs>, news: RosterArgs): RosterArgs {
  if (news.pilot === "") return news;
  const ids = pilotIds(news);
  const others = decodePeople(olds.people).filter((person) => !ids.has(person.directoryId));
  const inside = decodePeople(news.people).filter((person) => ids.has(person.directoryId));
  return { ...news, people: encodePeople([...inside, ...others]) };
}

/** Throws a PilotError for everybody of the pilot who is in no assignment and has no account that we know. */
export function requireKnown(inputs: RosterArgs, recorded: readonly AccountRecord[]): void {
  if (inputs.pilot === "") return;
  const all = [...decodePeople(inputs.people), ...decodeUnresolved(inputs.unresolved), ...recorded];
  const known = new Set(all.map(({ directoryId }) => directoryId));
  const nobody = decodePilot(inputs.pilot).filter(({ directoryId }) => !known.has(directoryId));
  if (nobody.length === 0) return;
  throw new PilotError(
    `goto-access:pilot names people who are in no assignment: ${nobody.map(({ address }) => address).join(", ")}. ` +
      "Assign them in assignments.yaml, or take them out of the pilot.",
  );
}

/** What every plan of a pilot begins with; no lines without a pilot. */
export function pilotLines(inputs: RosterArgs): string[] {
  const people = decodePilot(inputs.pilot);
  return people.length === 0 ? [] : [`GoTo: ${pilotNotice(people)}`];
}

/** The sentence by which every output tells of a pilot. */
export function pilotNotice(people: readonly PilotPerson[]): string {
  const names = people.map(({ address }) => address);
  return `pilot: only ${names.join(", ")} ${names.length === 1 ? "is" : "are"} touched`;
}

function pilotIds(inputs: RosterArgs): ReadonlySet<string> {
  return new Set(decodePilot(inputs.pilot).map(({ directoryId }) => directoryId));
}
