import { type DocumentFormat, decodeDocument, encodeIfAny } from "./codec";
import { decodeHeld, withoutHeldLines } from "./held";
import type { GotoUser, License } from "./objects";
import { decodePeople, decodeUnresolved } from "./people";
import { peopleWithin } from "./pilot";
import type { Desired, Failure, Missing } from "./plan";
import type { Policy } from "./policy";
import type { Role } from "./roles";
import { type Step, subjectOf } from "./step";
import { describeStep } from "./tell";

/** What the program gives to the Roster; documents are those of people.ts. No value is ever undefined. */
export interface RosterArgs {
  /** Key of the GoTo account, empty = the only one the token sees. */
  readonly account: string;
  readonly people: string;
  readonly roles: Readonly<Record<string, Role>>;
  readonly unresolved: string;
  readonly policy: Policy;
  /** People to whom the run is limited (pilot.ts); empty = everybody. */
  readonly pilot: string;
  /** What `via` says of groups whose assignment has ended by its own dates, sorted; they have not become empty. */
  readonly ended: readonly string[];
  /** Assignments in order of precedence: the `via` of a group, the directory id of a user. */
  readonly order: readonly string[];
}

/** What `check` makes of it: besides, what it saw in GoTo and what it carries on from run to run. */
export interface RosterInputs extends RosterArgs {
  /**
   * Who has which account (records.ts), as far as it is known before the run. Two underscores keep it out of what a preview
   * prints: the engine takes such a property for its own, and a reviewer has no use for keys (docs/adr/0012).
   */
  readonly __accounts: string;
  /** Losses that wait for an approval (held.ts); such people stay in `people`. */
  readonly held: string;
  /** The entry of policy.yaml that would let them through; empty when nothing is held. */
  readonly approval: string;
  /** People for whom there is no free seat (held.ts). */
  readonly waiting: string;
  /** People whose account Entra's provisioning service has not made yet. */
  readonly missing: string;
  /** Accounts that the roster does not name. */
  readonly unmanaged: string;
  /** What in GoTo is not as the last run left it, though nobody changed the roster there. */
  readonly drift: string;
  /**
   * When `drift` was seen (ISO 8601), empty without any: the same drift may come again, and a refresh compares a state with
   * itself.
   */
  readonly __seen: string;
}

/** The resource's state after a run. */
export interface RosterOutputs extends RosterInputs {
  /** People whom GoTo refused, with its reason; they are tried again by the next run. */
  readonly failed: string;
  readonly created: number;
  readonly updated: number;
  readonly suspended: number;
  readonly deleted: number;
  readonly licences: readonly LicenceUse[];
}

/** Seats of one licence after the run. */
export interface LicenceUse {
  readonly name: string;
  readonly seats: number;
  readonly used: number;
}

const FAILED: DocumentFormat<Failure> = {
  kind: "failed",
  version: 1,
  columns: 3,
  toRow: (f) => [f.email, f.reason, f.directoryId],
  fromRow: ([email = "", reason = "", directoryId = ""]) => ({ email, reason, directoryId }),
};

const MISSING: DocumentFormat<Missing> = {
  kind: "missing",
  version: 1,
  columns: 2,
  toRow: (m) => [m.email, m.directoryId],
  fromRow: ([email = "", directoryId = ""]) => ({ email, directoryId }),
};

const UNMANAGED: DocumentFormat<{ email: string; status: string }> = {
  kind: "unmanaged",
  version: 1,
  columns: 2,
  toRow: (u) => [u.email, u.status],
  fromRow: ([email = "", status = ""]) => ({ email, status }),
};

const DRIFT: DocumentFormat<{ email: string; what: string }> = {
  kind: "drift",
  version: 1,
  columns: 2,
  toRow: (d) => [d.email, d.what],
  fromRow: ([email = "", what = ""]) => ({ email, what }),
};

export const encodeFailures = (list: Iterable<Failure>): string => encodeIfAny(FAILED, list);
export const decodeFailures = (text: string | undefined): Failure[] => decodeDocument(FAILED, text);
export const encodeMissing = (list: Iterable<Missing>): string => encodeIfAny(MISSING, list);
export const decodeMissing = (text: string | undefined): Missing[] => decodeDocument(MISSING, text);
export const decodeUnmanaged = (text: string | undefined) => decodeDocument(UNMANAGED, text);
export const decodeDrift = (text: string | undefined) => decodeDocument(DRIFT, text);

/** Suspended accounts are listed too, by their status: they are in GoTo and nobody's. */
export function encodeUnmanaged(users: readonly GotoUser[]): string {
  return encodeIfAny(UNMANAGED, users);
}

/**
 * What an update is to do: what its check has held stays held, and who keeps a line in the roster only because the removal is
 * held is nobody of it, so that the update judges what the preview has shown.
 */
export function desiredOfUpdate(inputs: RosterInputs): Desired {
  const held = decodeHeld(inputs.held);
  return { ...desiredOf({ ...inputs, people: withoutHeldLines(inputs.people, held) }), held };
}

/** The desired state that inputs stand for. */
export function desiredOf(inputs: RosterArgs): Desired {
  return {
    ...peopleWithin(inputs),
    roles: inputs.roles,
    unresolved: decodeUnresolved(inputs.unresolved),
    order: inputs.order,
    ended: inputs.ended,
  };
}

/** Steps that no change of the roster explains: somebody changed the account in GoTo, or a run was cut short. */
export function encodeDrift(steps: readonly Step[], olds: Partial<RosterInputs>, news: RosterArgs): string {
  const isSameOtherwise = olds.pilot === news.pilot && JSON.stringify(olds.roles) === JSON.stringify(news.roles);
  if (steps.length === 0 || olds.people === undefined || !isSameOtherwise) return "";
  const before = new Map(decodePeople(olds.people).map((person) => [person.directoryId, person]));
  const after = new Map(decodePeople(news.people).map((person) => [person.directoryId, person]));
  const unexplained = steps.filter((step) => {
    const { directoryId } = subjectOf(step);
    return JSON.stringify(before.get(directoryId)) === JSON.stringify(after.get(directoryId));
  });
  return encodeIfAny(
    DRIFT,
    unexplained.map((step) => ({ email: subjectOf(step).email, what: describeStep(step) })),
  );
}

export function licenceUse(licenses: readonly License[]): LicenceUse[] {
  const rows = licenses.map(({ description, seats, userCount }) => ({ name: description, seats, used: userCount }));
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}
