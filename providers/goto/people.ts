import { type DocumentFormat, decodeDocument, encodeDocument, encodeIfAny } from "./codec";

/** One person of the roster: a directory user with the role that is in force. */
export interface Person {
  readonly email: string;
  readonly role: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The assignment that gives the role, in words: `via Sales EMEA`. */
  readonly via: string;
  /** Object id in Entra; it is what identifies a person (docs/behaviour.md §1). */
  readonly directoryId: string;
}

/** Somebody who is assigned but cannot be resolved now, such as a user without an e-mail address; never taken for a leaver. */
export interface Unresolved {
  readonly directoryId: string;
  readonly who: string;
  readonly reason: string;
}

const PEOPLE: DocumentFormat<Person> = {
  kind: "roster",
  version: 1,
  columns: 6,
  toRow: (p) => [p.email, p.role, p.firstName, p.lastName, p.via, p.directoryId],
  fromRow: ([email = "", role = "", firstName = "", lastName = "", via = "", directoryId = ""]) => ({
    email,
    role,
    firstName,
    lastName,
    via,
    directoryId,
  }),
};

const UNRESOLVED: DocumentFormat<Unresolved> = {
  kind: "unresolved",
  version: 1,
  columns: 3,
  toRow: (u) => [u.who, u.reason, u.directoryId],
  fromRow: ([who = "", reason = "", directoryId = ""]) => ({ who, reason, directoryId }),
};

export const encodePeople = (people: Iterable<Person>): string => encodeDocument(PEOPLE, people);

let lastRead: { readonly text: string; readonly people: readonly Person[] } | undefined;

/** The people of a text. The roster is read at several places of a run, and mostly is what it was before: the last one is kept. */
export function decodePeople(text: string | undefined): readonly Person[] {
  if (text === undefined || text === "") return [];
  if (lastRead?.text !== text) lastRead = { text, people: decodeDocument(PEOPLE, text) };
  return lastRead.people;
}

export const encodeUnresolved = (list: Iterable<Unresolved>): string => encodeIfAny(UNRESOLVED, list);
export const decodeUnresolved = (text: string | undefined): Unresolved[] => decodeDocument(UNRESOLVED, text);
