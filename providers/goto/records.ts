import { type DocumentFormat, decodeDocument, encodeDocument, UnreadableLine } from "./codec";
import type { RosterInputs } from "./inputs";
import { decodePeople, type Person } from "./people";

/** What the state remembers of one person's account: whose it is, and what observation alone cannot tell. */
export interface AccountRecord {
  readonly directoryId: string;
  /** The account's key; undefined when a run decided to create it and has not seen it yet. */
  readonly accountKey: string | undefined;
  readonly email: string;
  readonly role: string;
  /** The account existed before this tool knew it. */
  readonly adopted: boolean;
  /** The day (YYYY-MM-DD) on which this tool suspended it, as long as it stays so. */
  readonly suspendedOn: string | undefined;
  /** First seen by the check of this very run, so that the run adopts the account; it decides nothing else. */
  readonly isNew?: true;
  /** The assignment that gave the role, in the words of the person's line; shows that a group has become empty. */
  readonly via?: string;
  /** A former address by which policy protects the person (protection.ts). */
  readonly protectedAs?: string;
}

/** What is remembered of a person whose account is as it should be. */
export function recordOf(person: Person, accountKey: string | undefined, adopted: boolean): AccountRecord {
  const { directoryId, email, role, via } = person;
  return { directoryId, accountKey, email, role, adopted, suspendedOn: undefined, via };
}

/** A state, as far as it tells who has which account; `__accounts` leans on `people`, so that one is not read without the other. */
export type Recorded = Pick<RosterInputs, "people" | "__accounts">;

const SHORT = 6;

/**
 * A person of whom `people` says all the rest is an id that is cut short, a key, and marks. Everybody else, such as a leaver
 * or somebody whose change GoTo has refused, is written in full.
 */
function recordsBeside(people: readonly Person[]): DocumentFormat<AccountRecord> {
  const short = shortIdsOf(people);
  return {
    kind: "accounts",
    version: 2,
    columns: 6,
    short: 3,
    toRow: (r) => {
      const person = short.person(r.directoryId);
      const isSame = person?.email === r.email && person.role === r.role && person.via === r.via;
      const rest = isSame ? [] : [r.email, r.role, r.via ?? ""];
      return [isSame ? short.of(r.directoryId) : r.directoryId, r.accountKey ?? "", flags(r), ...rest];
    },
    fromRow: ([id = "", key = "", marks = "", ...rest]) => {
      if (rest.length > 0) {
        const [email = "", role = "", via = ""] = rest;
        return recordFrom({ directoryId: id, email, role, via }, key, marks);
      }
      const person = short.person(id);
      if (person === undefined) throw new UnreadableLine(`is about ${id}, who is not in the stored people`);
      return recordFrom(person, key, marks);
    },
    before: {
      kind: "accounts",
      version: 1,
      columns: 6,
      fromRow: ([email = "", role = "", key = "", directoryId = "", marks = "", via = ""]) =>
        recordFrom({ directoryId, email, role, via }, key, marks),
    },
  };
}

/** People by their directory id, or by its beginning where nobody else's begins so. */
class ShortIds {
  readonly #people = new Map<string, Person>();
  readonly #short = new Map<string, Person | undefined>();

  constructor(people: Iterable<Person>) {
    for (const person of people) {
      this.#people.set(person.directoryId, person);
      const short = person.directoryId.slice(0, SHORT);
      this.#short.set(short, this.#short.has(short) ? undefined : person);
    }
  }

  person(id: string): Person | undefined {
    return this.#people.get(id) ?? this.#short.get(id);
  }

  of(id: string): string {
    const short = id.slice(0, SHORT);
    return this.#short.get(short) === undefined ? id : short;
  }
}

const known = new WeakMap<readonly Person[], ShortIds>();

/** A run reads and writes beside the same people. */
function shortIdsOf(people: readonly Person[]): ShortIds {
  const ids = known.get(people) ?? new ShortIds(people);
  known.set(people, ids);
  return ids;
}

function recordFrom(
  { directoryId, email, role, via }: Pick<Person, "directoryId" | "email" | "role" | "via">,
  key: string,
  marks: string,
): AccountRecord {
  const protectedAs = /(?:^| )protected-as=(\S+)/.exec(marks)?.[1];
  return {
    directoryId,
    email,
    role,
    accountKey: key === "" ? undefined : key,
    adopted: marks.split(" ").includes("adopted"),
    suspendedOn: /(?:^| )suspended=(\S+)/.exec(marks)?.[1],
    ...(marks.split(" ").includes("new") ? { isNew: true } : {}),
    ...(via === "" ? {} : { via }),
    ...(protectedAs === undefined ? {} : { protectedAs }),
  };
}

function flags(record: AccountRecord): string {
  const marks = record.adopted ? ["adopted"] : [];
  if (record.isNew === true) marks.push("new");
  if (record.suspendedOn !== undefined) marks.push(`suspended=${record.suspendedOn}`);
  if (record.protectedAs !== undefined) marks.push(`protected-as=${record.protectedAs}`);
  return marks.join(" ");
}

/** `people` is the text that the same state keeps. */
export function encodeRecords(records: Iterable<AccountRecord>, people: string): string {
  return encodeDocument(recordsBeside(decodePeople(people)), records);
}

/** Nobody where nothing is recorded. Throws where the text cannot be read, or not with these people. */
export function decodeRecords({ people, __accounts }: Partial<Recorded>): AccountRecord[] {
  return decodeDocument(recordsBeside(decodePeople(people)), __accounts);
}

/** What a run before this one has recorded; nobody in it is new any more. */
export function recordedBefore(state: Partial<Recorded>): AccountRecord[] {
  return decodeRecords(state).map((record) => (record.isNew === true ? noLongerNew(record) : record));
}

function noLongerNew({ isNew: _isNew, ...record }: AccountRecord): AccountRecord {
  return record;
}

/**
 * What `check` predicts, corrected by what the last run left: `check` sees only the old inputs, which do not tell whether an
 * account that a run made before it was cut short was ours (docs/adr/0005 and 0006).
 */
export function withOutcome(predicted: readonly AccountRecord[], left: readonly AccountRecord[]): AccountRecord[] {
  const before = new Map(left.map((record) => [record.directoryId, record]));
  return predicted.map((record) => {
    const known = before.get(record.directoryId);
    if (known === undefined) return record;
    // The old inputs may know no keys, so that what `check` has found by an address may be somebody else's.
    const accountKey = known.accountKey ?? record.accountKey;
    const suspendedOn = record.suspendedOn ?? known.suspendedOn;
    return { ...noLongerNew(record), accountKey, adopted: known.adopted, suspendedOn };
  });
}
