import type { Assignment, Config } from "../config";
import type { DirectoryUser, ResolvedAssignment } from "../providers/entra/membership";
import { EMAIL_LIMIT, gotoNames } from "../providers/goto/names";
import type { Person, Unresolved } from "../providers/goto/people";

/** The roster that configuration and directory make together, before GoTo is looked at. */
export interface ResolvedPeople {
  readonly people: readonly Person[];
  /** People who are assigned but cannot be given an account; each makes the run end red, none is removed. */
  readonly unresolved: readonly Unresolved[];
  readonly notices: readonly string[];
}

type Resolved = ResolvedAssignment<Assignment>;

/** Assignments that count today; `today` is YYYY-MM-DD, both ends of a period count. */
export function inForce(assignments: readonly Assignment[], today: string): Assignment[] {
  return assignments.filter(({ from, until }) => (from ?? today) <= today && today <= (until ?? today));
}

/**
 * Gives everybody the role of the first assignment that names them, in the order of assignments.yaml. Disabled users,
 * exceptions and, when policy excludes them, guests are not in the roster (docs/behaviour.md §1). Pure.
 */
export function resolvePeople(config: Config, resolved: readonly Resolved[]): ResolvedPeople {
  const chosen = new Map<string, { user: DirectoryUser; assignment: Assignment; via: string }>();
  for (const line of resolved) {
    const except = new Set(line.assignment.except.map((email) => email.toLowerCase()));
    for (const user of line.users) {
      if (chosen.has(user.id) || !belongs(user, except, config)) continue;
      chosen.set(user.id, { user, assignment: line.assignment, via: viaOf(line) });
    }
  }
  const notices: string[] = [];
  const people: Person[] = [];
  const unresolved: Unresolved[] = [];
  for (const { user, assignment, via } of chosen.values()) {
    const problem = addressProblem(user);
    if (problem === undefined) people.push(personOf(user, assignment.role, via, notices));
    else unresolved.push({ directoryId: user.id, who: user.userPrincipalName, reason: problem });
  }
  const apart = withoutDoubles(people);
  return { people: apart.people, unresolved: [...unresolved, ...apart.doubles], notices: notices.sort() };
}

function belongs(user: DirectoryUser, except: ReadonlySet<string>, config: Config): boolean {
  if (!user.accountEnabled || (user.guest && config.policy.guests === "exclude")) return false;
  return !except.has(user.userPrincipalName.toLowerCase()) && !except.has(addressOf(user).toLowerCase());
}

/** The address that GoTo would get; empty when the directory has none. */
function addressOf({ mail }: DirectoryUser): string {
  return (mail ?? "").trim();
}

function viaOf({ assignment, principal }: Resolved): string {
  if (principal.kind === "group") return `via ${principal.displayName}`;
  return assignment.reason === undefined ? "by name" : `by name: ${assignment.reason}`;
}

/** Why GoTo could not have this person; a mail address is what an account is known by. */
function addressProblem(user: DirectoryUser): string | undefined {
  const email = addressOf(user);
  if (email === "")
    return "has no e-mail address in the directory; set the attribute mail, or add the person to `except`";
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return `has "${email}" as e-mail address, which is not one`;
  if (email.length > EMAIL_LIMIT)
    return `has an e-mail address of more than ${EMAIL_LIMIT} characters, which GoTo refuses`;
  return undefined;
}

function personOf(user: DirectoryUser, role: string, via: string, notices: string[]): Person {
  const email = addressOf(user);
  const names = gotoNames({ ...user, email });
  notices.push(...names.notices);
  return { email, role, firstName: names.firstName, lastName: names.lastName, via, directoryId: user.id };
}

/** Two directory users with one address: an error for both, because it cannot be told whose account it would be. */
function withoutDoubles(all: readonly Person[]): { people: Person[]; doubles: Unresolved[] } {
  const byEmail = new Map<string, Person[]>();
  for (const person of all) {
    const email = person.email.toLowerCase();
    byEmail.set(email, [...(byEmail.get(email) ?? []), person]);
  }
  const people: Person[] = [];
  const doubles: Unresolved[] = [];
  for (const same of byEmail.values()) {
    if (same.length === 1) people.push(...same);
    else {
      // In an order of their own: the reason is recorded, and must not change with the order in which Graph lists people.
      const ids = same
        .map((person) => person.directoryId)
        .sort()
        .join(", ");
      const reason = `is the e-mail address of ${same.length} directory users (${ids}); give each their own`;
      doubles.push(...same.map(({ email, directoryId }) => ({ directoryId, who: email, reason })));
    }
  }
  return { people, doubles };
}
