import type { UserChange } from "./client";
import type { GotoUser } from "./objects";
import type { Person } from "./people";
import type { ResolvedRole } from "./roles";
import { sameGroup } from "./user-groups";

/** What a PUT of one account is to change. The group goes by name, because it may be made in the same run. */
export interface Changes extends Omit<UserChange, "groupKey"> {
  readonly userGroup?: string;
}

/** What bounds every change of one account. */
export interface Bounds {
  /** Licences of other systems: neither given nor taken. */
  readonly externalLicenses: ReadonlySet<string>;
  /** Nothing is taken from this account: its token is ours, or policy protects it. */
  readonly keepsAll: boolean;
  /** Name and e-mail are somebody else's to change. */
  readonly keepsIdentity?: boolean;
  /** Names stay as they are in GoTo; a new address is followed all the same. */
  readonly keepsNames?: boolean;
  /** Why the account may not be suspended or deleted, in words; undefined when it may. */
  readonly spared?: string | undefined;
}

/** An account that signs nobody in: no licences and no admin roles (docs/services/goto-admin-api.md §8.1). */
export function isSuspended(user: GotoUser, bounds: Pick<Bounds, "externalLicenses">): boolean {
  const own = user.licenseKeys.filter((key) => !bounds.externalLicenses.has(key));
  return own.length === 0 && user.adminRoles.length === 0 && user.roleSets.length === 0;
}

/** The fields of `user` that are not as the person's role wants them; empty when all is right. */
export function differences(user: GotoUser, person: Person, role: ResolvedRole, bounds: Bounds): Changes {
  return {
    ...(bounds.keepsIdentity === true ? {} : identityChanges(user, person, bounds)),
    ...listChange("licenseKeys", user.licenseKeys, role.licenseKeys, kept(user.licenseKeys, bounds, true)),
    ...listChange("adminRoles", user.adminRoles, role.adminRoles, kept(user.adminRoles, bounds, false)),
    ...(role.userGroup === undefined || sameGroup(role.userGroup, user.groupName) ? {} : { userGroup: role.userGroup }),
  };
}

const OVERWRITTEN = ["email", "firstName", "lastName", "licenseKeys", "adminRoles", "groupKey"] as const;

/** Whether all that a change overwrites is in `present` as it was in `planned`. */
export function overwritesOnly(planned: GotoUser, present: GotoUser, change: UserChange): boolean {
  const shown = (value: string | readonly string[] | undefined) =>
    typeof value === "object" ? JSON.stringify([...value].sort()) : value;
  return OVERWRITTEN.every((field) => change[field] === undefined || shown(planned[field]) === shown(present[field]));
}

/** Whether nothing is to be changed. */
export function isEmpty(changes: Changes): boolean {
  return Object.keys(changes).length === 0;
}

function identityChanges(user: GotoUser, person: Person, { keepsNames = false }: Bounds): Changes {
  if (user.identityReadOnly) return {};
  const isLocked = user.nameLocked || keepsNames;
  const renamed = user.email.toLowerCase() !== person.email.toLowerCase();
  return {
    ...(renamed && !user.emailLocked ? { email: person.email } : {}),
    ...(isLocked || user.firstName === person.firstName ? {} : { firstName: person.firstName }),
    ...(isLocked || user.lastName === person.lastName ? {} : { lastName: person.lastName }),
  };
}

function kept(have: readonly string[], bounds: Bounds, licenses: boolean): readonly string[] {
  if (bounds.keepsAll) return have;
  return licenses ? have.filter((key) => bounds.externalLicenses.has(key)) : [];
}

function listChange(
  field: "licenseKeys" | "adminRoles",
  have: readonly string[],
  want: readonly string[],
  keep: readonly string[],
): Changes {
  const target = [...new Set([...want, ...keep])].sort();
  const same = target.length === new Set(have).size && target.every((entry) => have.includes(entry));
  return same ? {} : { [field]: target };
}
