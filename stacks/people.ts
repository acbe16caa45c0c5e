import type { Assignment, Config } from "../config";
import type { DirectoryUser, ResolvedAssignment } from "../providers/entra/membership";
import { EMAIL_LIMIT, gotoNames } from "../providers/goto/names";
import type { Person, Unresolved } from "../providers/goto/people";
import { rolesTogether } from "../providers/goto/roles";
import { visible } from "../providers/visible";
import { viaGroup } from "./dates";
import { isTouched, type Pilot } from "./pilot";

/** The roster that configuration and directory make together, before GoTo is looked at. */
export interface ResolvedPeople {
  readonly people: readonly Person[];
  /** People who are assigned but cannot be given an account; each makes the run end red, none is removed. */
  readonly unresolved: readonly Unresolved[];
  readonly notices: readonly string[];
}

type Resolved = ResolvedAssignment<Assignment>;

/** Somebody with the lines that name them: the first ordinary one, and those of additive roles. */
interface Chosen {
  readonly user: DirectoryUser;
  ordinary: Resolved | undefined;
  readonly additive: Resolved[];
}

/**
 * Gives everybody the role of the first assignment that names them, in the order of assignments.yaml, and the additive roles
 * of all that do. Disabled users, exceptions and, when policy excludes them, guests are not in the roster; in a pilot,
 * nobody outside it is (docs/behaviour.md §1 and §10). Pure.
 */
export function resolvePeople(config: Config, resolved: readonly Resolved[], pilot?: Pilot): ResolvedPeople {
  const notices: string[] = [];
  const people: Person[] = [];
  const unresolved: Unresolved[] = [];
  for (const chosen of chosenPeople(config, resolved)) {
    const { user } = chosen;
    const problem = addressProblem(user);
    if (problem === undefined) people.push(personOf(chosen, isTouched(pilot, user.id) ? notices : []));
    else unresolved.push({ directoryId: user.id, who: user.userPrincipalName, reason: problem });
  }
  const apart = withoutDoubles(people);
  const within = ({ directoryId }: { readonly directoryId: string }) => isTouched(pilot, directoryId);
  return {
    people: apart.people.filter(within),
    unresolved: [...unresolved, ...apart.doubles].filter(within),
    notices: notices.sort(),
  };
}

function chosenPeople(config: Config, resolved: readonly Resolved[]): Iterable<Chosen> {
  const byId = new Map<string, Chosen>();
  for (const line of resolved) {
    const except = new Set(line.assignment.except.map((email) => email.toLowerCase()));
    const isAdditive = config.roles[line.assignment.role]?.additive ?? false;
    for (const user of line.users) {
      if (!belongs(user, except, config)) continue;
      const chosen = byId.get(user.id) ?? { user, ordinary: undefined, additive: [] };
      byId.set(user.id, chosen);
      if (isAdditive) chosen.additive.push(line);
      else chosen.ordinary ??= line;
    }
  }
  return byId.values();
}

/**
 * The assignments in file order, by what the roster knows them by: of a group what its people's lines say, of a user the
 * object id. It decides who waits when seats are missing (docs/behaviour.md §6).
 */
export function precedence(resolved: readonly Resolved[]): string[] {
  return [...new Set(resolved.map((line) => (line.principal.kind === "group" ? viaOf(line) : line.principal.id)))];
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
  if (principal.kind === "group") return viaGroup(principal.displayName);
  return assignment.reason === undefined ? "by name" : `by name: ${assignment.reason}`;
}

/** Why GoTo could not have this person; a mail address is what an account is known by. */
function addressProblem(user: DirectoryUser): string | undefined {
  const email = addressOf(user);
  if (email === "")
    return "has no e-mail address in the directory; set the attribute mail, or add the person to `except`";
  const shown = visible(email);
  // What nobody sees would make an account that only looks like somebody's.
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || shown !== email) return `has "${shown}" as e-mail address, which is not one`;
  if (email.length > EMAIL_LIMIT)
    return `has an e-mail address of more than ${EMAIL_LIMIT} characters, which GoTo refuses`;
  return undefined;
}

function personOf({ user, ordinary, additive }: Chosen, notices: string[]): Person {
  const email = addressOf(user);
  const names = gotoNames({ ...user, email });
  notices.push(...names.notices);
  const first = ordinary ?? additive[0];
  return {
    email,
    role: rolesTogether([...(ordinary === undefined ? [] : [ordinary.assignment.role]), ...rolesOf(additive)]),
    firstName: names.firstName,
    lastName: names.lastName,
    via: first === undefined ? "" : viaOf(first),
    directoryId: user.id,
  };
}

/** Each once and in an order of their own: that of the lines means nothing for what is added. */
function rolesOf(lines: readonly Resolved[]): string[] {
  return [...new Set(lines.map(({ assignment }) => assignment.role))].sort();
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
