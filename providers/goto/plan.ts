import { type Bounds, type Changes, differences, isEmpty, isSuspended } from "./difference";
import { Identities } from "./identity";
import { planLeavers } from "./leavers";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";
import type { Person, Unresolved } from "./people";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";
import { type ResolvedRole, type Role, resolveRoles } from "./roles";
import { unmanagedAccounts } from "./unmanaged";

/** What the roster says: who has which role, what a role means, and who cannot be resolved now. */
export interface Desired {
  readonly people: readonly Person[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly unresolved: readonly Unresolved[];
}

/** One thing to do to one account; everything a reader needs to explain it is in it. */
export type Step =
  | { readonly kind: "create"; readonly person: Person; readonly role: ResolvedRole; readonly drift: boolean }
  | {
      readonly kind: "adopt" | "update" | "resume" | "rename";
      readonly person: Person;
      readonly user: GotoUser;
      readonly changes: Changes;
      readonly adopted: boolean;
    }
  | {
      readonly kind: "suspend";
      readonly user: GotoUser;
      readonly record: AccountRecord;
      readonly today: string;
      /** Licences of other systems, which stay. */
      readonly keptLicenses: readonly string[];
    };

/** Somebody for whom nothing can be done, and why. */
export interface Failure {
  readonly directoryId: string;
  readonly email: string;
  readonly reason: string;
}

/** What is to be done, to whom, and what is remembered of those to whom nothing is to be done. */
export interface Plan {
  /** User groups to be made before anything else. */
  readonly newGroups: readonly string[];
  readonly steps: readonly Step[];
  readonly failures: readonly Failure[];
  readonly notices: readonly string[];
  readonly unmanaged: readonly GotoUser[];
  /** Records of everybody who needs no step; those of the others follow from their steps. */
  readonly settled: readonly AccountRecord[];
}

/**
 * Compares what is desired with what GoTo says and what is remembered. Pure: the same values give the same plan, whatever
 * their order. `today` is YYYY-MM-DD in policy's time zone. Throws a RoleError when a role asks for a licence that the
 * account does not have.
 */
export function plan(
  desired: Desired,
  observed: Observed,
  recorded: readonly AccountRecord[],
  policy: Policy,
  today: string,
): Plan {
  const roles = resolveRoles(desired.roles, observed.licenses);
  const identities = new Identities(observed.users, recorded, desired.people);
  const boundsOf = accountBounds(observed, policy);
  const people = planPeople(desired.people, roles, identities, boundsOf);
  const leavers = planLeavers(desired, recorded, identities, boundsOf, people.claimed, today);
  const known = new Set([...people.claimed, ...leavers.claimed]);
  const steps = [...people.steps, ...leavers.steps];
  return {
    ...planGroups(steps, observed, policy),
    failures: people.failures,
    notices: [...people.notices, ...leavers.notices],
    unmanaged: unmanagedAccounts(observed.users, known, policy),
    settled: [...people.settled, ...leavers.settled],
  };
}

/** What may not be taken from an account: everything of the caller's and of protected people's (docs/behaviour.md §3). */
function accountBounds(observed: Observed, policy: Policy): (user: GotoUser) => Bounds {
  const external = new Set(observed.licenses.filter((l) => l.externallyManaged).map((l) => l.key));
  const protectedEmails = new Set(policy.protected.map((email) => email.toLowerCase()));
  return (user) => ({
    externalLicenses: external,
    keepsAll: user.key === observed.callerKey || protectedEmails.has(user.email.toLowerCase()),
  });
}

interface PeoplePlan {
  readonly steps: Step[];
  readonly failures: Failure[];
  readonly notices: string[];
  readonly settled: AccountRecord[];
  /** Keys of the accounts that belong to people of the roster. */
  readonly claimed: Set<string>;
}

function planPeople(
  people: readonly Person[],
  roles: ReadonlyMap<string, ResolvedRole>,
  identities: Identities,
  boundsOf: (user: GotoUser) => Bounds,
): PeoplePlan {
  const result: PeoplePlan = { steps: [], failures: [], notices: [], settled: [], claimed: new Set() };
  for (const person of [...people].sort((a, b) => (a.email < b.email ? -1 : 1))) {
    const role = roles.get(person.role);
    if (role === undefined) throw new Error(`${person.email} has the role "${person.role}", which is not defined`);
    planPerson(person, role, identities, boundsOf, result);
  }
  return result;
}

function planPerson(
  person: Person,
  role: ResolvedRole,
  identities: Identities,
  boundsOf: (user: GotoUser) => Bounds,
  result: PeoplePlan,
): void {
  const match = identities.match(person);
  if (match.kind === "conflict") {
    const { directoryId, email } = person;
    result.failures.push({ directoryId, email, reason: match.reason });
    const record = identities.record(directoryId);
    if (record !== undefined) result.settled.push(record);
    const held = record === undefined ? undefined : identities.accountOf(record);
    if (held !== undefined) result.claimed.add(held.key);
    return;
  }
  if (match.kind === "none") {
    result.steps.push({ kind: "create", person, role, drift: match.drift });
    return;
  }
  const { user, adopted, renamed } = match;
  result.claimed.add(user.key);
  const bounds = boundsOf(user);
  const changes = differences(user, person, role, bounds);
  if (renamed && changes.email === undefined) {
    result.notices.push(`${user.email} is now ${person.email} in the directory, but GoTo does not let us rename it`);
  }
  if (isEmpty(changes)) {
    result.settled.push(recordOf(person, user.key, adopted));
    return;
  }
  const isNew = identities.record(person.directoryId) === undefined;
  const kind = stepKind(isNew, isSuspended(user, bounds), changes);
  result.steps.push({ kind, person, user, changes, adopted });
}

function stepKind(isNew: boolean, suspended: boolean, changes: Changes): "adopt" | "update" | "resume" | "rename" {
  const gains = (changes.licenseKeys?.length ?? 0) + (changes.adminRoles?.length ?? 0) > 0;
  if (suspended && gains) return "resume";
  if (isNew) return "adopt";
  return changes.email === undefined ? "update" : "rename";
}

/** What is remembered of a person whose account is as it should be. */
export function recordOf(person: Person, accountKey: string | undefined, adopted: boolean): AccountRecord {
  const { directoryId, email, role } = person;
  return { directoryId, accountKey, email, role, adopted, suspendedOn: undefined };
}

/** The user groups that steps need and the account lacks; without leave to make them, those steps are failures. */
function planGroups(steps: readonly Step[], observed: Observed, policy: Policy): Pick<Plan, "newGroups" | "steps"> {
  const have = new Set(observed.groups.map((group) => group.name.toLowerCase()));
  const missing = new Set<string>();
  for (const step of steps) {
    const group = groupOf(step);
    if (group !== undefined && !have.has(group.toLowerCase())) missing.add(group);
  }
  if (missing.size > 0 && !policy.createUserGroups) {
    const names = [...missing].map((name) => `"${name}"`).join(", ");
    throw new MissingGroupError(
      `GoTo has no user group ${names}, and policy says createUserGroups: false. Make it in GoTo, or allow it.`,
    );
  }
  return { newGroups: [...missing].sort(), steps };
}

/** A role names a user group that does not exist and may not be made. */
export class MissingGroupError extends Error {
  override name = "MissingGroupError";
}

/** Whom a step is about. */
export function subjectOf(step: Step): { directoryId: string; email: string } {
  const { directoryId, email } = step.kind === "suspend" ? step.record : step.person;
  return { directoryId, email };
}

/** The user group that a step needs, if any. */
export function groupOf(step: Step): string | undefined {
  if (step.kind === "create") return step.role.userGroup;
  return step.kind === "suspend" ? undefined : step.changes.userGroup;
}
