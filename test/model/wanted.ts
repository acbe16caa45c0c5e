import { CALLER } from "./company";
import type { Declaration, Line } from "./declaration";
import type { DirectoryState } from "./theatre";

/** What somebody is to have in GoTo, as the rules say (docs/behaviour.md §1). */
export interface Wanted {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
  /** Undefined: any group is right. */
  readonly group: string | undefined;
  /** `via …` of the group that gives the role; undefined for those who are named. */
  readonly via: string | undefined;
}

/** Whom YAML and directory mean on one day. */
export interface Meant {
  readonly people: ReadonlyMap<string, Wanted>;
  /** Ids of people who are assigned but cannot be told apart, or have no address. */
  readonly unresolved: ReadonlySet<string>;
  /** `via …` of groups whose lines are over or still to come. */
  readonly ended: ReadonlySet<string>;
}

type User = DirectoryState["users"][number];

/** Works out whom the declaration means; plain sets, and not one call into the code under test. */
export function whoIsMeant({ lines, roles, policy }: Declaration, directory: DirectoryState, today: string): Meant {
  const ordinary = new Map<string, Line>();
  const extra = new Map<string, Line[]>();
  const users = new Map<string, User>();
  for (const line of lines.filter((one) => isInForce(one, today))) {
    for (const user of usersOf(line, directory)) {
      if (!user.accountEnabled || (user.userType === "Guest" && policy.guests === "exclude")) continue;
      if (line.except?.includes(mailOf(user)) || line.except?.includes(user.userPrincipalName)) continue;
      users.set(user.id, user);
      if (roles[line.role].additive) extra.set(user.id, [...(extra.get(user.id) ?? []), line]);
      else if (!ordinary.has(user.id)) ordinary.set(user.id, line);
    }
  }
  const mails = [...users.values()].map(mailOf);
  const isAlone = (user: User) => mails.filter((mail) => mail === mailOf(user)).length === 1;
  const people = new Map<string, Wanted>();
  const unresolved = new Set<string>();
  for (const [id, user] of users) {
    const lineOf = [ordinary.get(id), ...(extra.get(id) ?? [])].filter((line) => line !== undefined);
    if (mailOf(user) === "" || !isAlone(user)) unresolved.add(id);
    else people.set(id, wantedOf(user, lineOf, roles, directory));
  }
  return { people, unresolved, ended: endedGroups(lines, directory, today) };
}

/** What a person is compared with: no more and no less, but for what may not be taken. */
export function isSpared(emails: readonly string[], { policy }: Declaration): boolean {
  return emails.some((email) => email === CALLER || policy.protected.includes(email));
}

/** The first line decides; what is additive only adds licences. */
function wantedOf(user: User, lines: readonly Line[], roles: Declaration["roles"], directory: DirectoryState): Wanted {
  const [first] = lines;
  const role = first === undefined ? undefined : roles[first.role];
  return {
    id: user.id,
    email: mailOf(user),
    firstName: user.givenName,
    lastName: user.surname,
    licences: [...new Set(lines.flatMap((line) => roles[line.role].licenses))].sort(),
    adminRoles: [...(role?.adminRoles ?? [])].sort(),
    group: role?.userGroup,
    via: first === undefined ? undefined : labelOf(first, directory),
  };
}

function isInForce({ from, until }: Line, today: string): boolean {
  return (from ?? today) <= today && today <= (until ?? today);
}

function usersOf(line: Line, { users, groups }: DirectoryState): User[] {
  if (line.user !== undefined) return users.filter(({ userPrincipalName }) => userPrincipalName === line.user);
  const members = groups.find((group) => isOf(line, group))?.members ?? [];
  return users.filter(({ userPrincipalName }) => members.includes(userPrincipalName));
}

function isOf({ group }: Line, { id, displayName }: DirectoryState["groups"][number]): boolean {
  return typeof group === "object" ? group.id === id : group === displayName;
}

function labelOf(line: Line, { groups }: DirectoryState): string | undefined {
  const group = groups.find((one) => isOf(line, one));
  if (group !== undefined) return `via ${group.displayName}`;
  return typeof line.group === "string" ? `via ${line.group}` : undefined;
}

function endedGroups(lines: readonly Line[], directory: DirectoryState, today: string): Set<string> {
  const labels = lines.filter((line) => !isInForce(line, today)).map((line) => labelOf(line, directory));
  return new Set(labels.filter((label) => label !== undefined));
}

function mailOf({ mail }: User): string {
  return mail ?? "";
}
