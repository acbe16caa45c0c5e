import type { Account } from "./account";
import { refusal } from "./errors";
import type { Goto } from "./goto";
import { type Membership, newMembership, type Person } from "./person";

/** The admin roles that are known (docs/services/goto-admin-api.md §10.1). */
export const ADMIN_ROLES = [
  "SUPER_USER",
  "MANAGE_USERS",
  "ADD_USERS",
  "MANAGE_SEATS",
  "MANAGE_SETTINGS",
  "MANAGE_GROUPS",
  "RUN_REPORTS",
  "MANAGE_ACCOUNT",
] as const;

/** A role that a call may ask of its caller. */
export type AdminRole = (typeof ADMIN_ROLES)[number];

/** Whether somebody holds one of these roles; SUPER_USER implies all others, and an empty list asks for any role. */
export function holdsOneOf(member: Membership, roles: readonly AdminRole[]): boolean {
  if (member.adminRoles.includes("SUPER_USER")) return true;
  if (roles.length === 0) return member.adminRoles.length > 0;
  return roles.some((role) => member.adminRoles.includes(role));
}

/** Only a SUPER_USER, or an admin with `hasAdminAccess`, may make somebody an admin (§4.1, §10.1). */
export function mayMakeAdmins(member: Membership): boolean {
  return member.adminRoles.includes("SUPER_USER") || (member.adminRoles.length > 0 && member.hasAdminAccess);
}

/** Refuses a caller whose `managedGroupKeys` do not cover a group; none chosen means everybody (§10.1). */
export function checkManages(caller: Membership, groupKeys: readonly string[]): void {
  const { adminRoles, managedGroupKeys } = caller;
  if (adminRoles.includes("SUPER_USER") || managedGroupKeys.length === 0) return;
  if (groupKeys.some((key) => managedGroupKeys.includes(key))) return;
  throw refusal(403, "not.authorized");
}

/** A person with the account that calls without an account key mean: the primary one, else the first (§1.2). */
export function accessOf(goto: Goto, userKey: string): { person: Person; account: Account; member: Membership } {
  const person = goto.platform.persons.get(userKey);
  if (person === undefined) throw refusal(401, "not.authenticated");
  const account = goto.platform.accountsOf(person)[0] ?? goto.platform.home;
  return { person, account, member: account.find(userKey) ?? newMembership(person) };
}
