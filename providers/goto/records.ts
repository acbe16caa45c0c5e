import { type DocumentFormat, decodeDocument, encodeDocument } from "./codec";
import type { Person } from "./people";

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
}

/** What is remembered of a person whose account is as it should be. */
export function recordOf(person: Person, accountKey: string | undefined, adopted: boolean): AccountRecord {
  const { directoryId, email, role, via } = person;
  return { directoryId, accountKey, email, role, adopted, suspendedOn: undefined, via };
}

const RECORDS: DocumentFormat<AccountRecord> = {
  kind: "accounts",
  version: 1,
  columns: 6,
  toRow: (r) => [r.email, r.role, r.accountKey ?? "", r.directoryId, flags(r), r.via ?? ""],
  fromRow: ([email = "", role = "", key = "", directoryId = "", marks = "", via = ""]) => ({
    email,
    role,
    accountKey: key === "" ? undefined : key,
    directoryId,
    adopted: marks.split(" ").includes("adopted"),
    suspendedOn: /(?:^| )suspended=(\S+)/.exec(marks)?.[1],
    ...(marks.split(" ").includes("new") ? { isNew: true } : {}),
    ...(via === "" ? {} : { via }),
  }),
};

function flags(record: AccountRecord): string {
  const marks = record.adopted ? ["adopted"] : [];
  if (record.isNew === true) marks.push("new");
  if (record.suspendedOn !== undefined) marks.push(`suspended=${record.suspendedOn}`);
  return marks.join(" ");
}

export const encodeRecords = (records: Iterable<AccountRecord>): string => encodeDocument(RECORDS, records);
export const decodeRecords = (text: string | undefined): AccountRecord[] => decodeDocument(RECORDS, text);

/** What a run before this one has recorded; nobody in it is new any more. */
export function recordedBefore(text: string | undefined): AccountRecord[] {
  return decodeRecords(text).map(({ isNew: _isNew, ...record }) => record);
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
    const { isNew: _isNew, ...rest } = record;
    // The old inputs may know no keys, so that what `check` has found by an address may be somebody else's.
    const accountKey = known.accountKey ?? record.accountKey;
    const suspendedOn = record.suspendedOn ?? known.suspendedOn;
    return { ...rest, accountKey, adopted: known.adopted, suspendedOn };
  });
}
