import type { AssignmentYaml } from "../../config/schema/assignments";
import { EMAIL } from "../../config/values";
import type { DirectoryUser } from "../../providers/entra/users";
import { byPrecedence, chooseGroup, type GroupChoice, type GroupView } from "./groups";
import type { Holder } from "./people";
import { type ProposedRole, ProposedRoles } from "./role-names";
import { type DirectoryGroup, folded, type Tenant } from "./tenant";

/** A line of assignments.yaml and whom it stands for. */
export interface Line {
  readonly principalId: string;
  /** What a reader calls the group or person. */
  readonly label: string;
  readonly role: ProposedRole;
  readonly yaml: AssignmentYaml;
}

/** The lines in order, with the roles they need and the people whom lines of groups leave out. */
export interface Lines {
  readonly lines: readonly Line[];
  readonly roles: readonly ProposedRole[];
  readonly groups: readonly GroupChoice[];
}

/**
 * A line for every assigned group whose people have accounts, and before them one for everybody who has something else than
 * the first group that names them gives, or is in none. `byId` has groups and users that must be named by id. Pure.
 */
export function proposeLines(view: GroupView, unusable: ReadonlyMap<string, string>, byId: ReadonlySet<string>): Lines {
  const roles = new ProposedRoles();
  const groups = assignedGroups(view.tenant)
    .filter(({ id }) => !unusable.has(id))
    .flatMap((group) => chooseGroup(group, view) ?? [])
    .sort(byPrecedence);
  const ofGroups = groups.map((choice) => groupLine(choice, view.tenant, roles, byId));
  const ofUsers = [...view.holders.values()]
    .filter((holder) => firstOf(groups, holder)?.entitlement.key !== holder.entitlement.key)
    .sort((a, b) => (folded(a.user.mail) < folded(b.user.mail) ? -1 : 1))
    .map((holder) => userLine(holder, view.tenant, roles, byId));
  const lines = [...ofUsers, ...ofGroups];
  return { lines, roles: roles.list(), groups };
}

/** The app role that somebody has by name, or else by a group, or else the usual one. */
export function appRoleOf(tenant: Tenant, user: DirectoryUser): string {
  const groups = assignedGroups(tenant).filter(({ userIds }) => userIds.includes(user.id));
  const own = roleIn(tenant, user.id);
  return own ?? groups.map(({ id }) => roleIn(tenant, id)).find((role) => role !== undefined) ?? usualRole(tenant);
}

/** Groups that are assigned and still there, each once. */
function assignedGroups({ assigned, directory }: Tenant): DirectoryGroup[] {
  const ids = new Set(assigned.filter(({ type }) => type === "Group").map(({ principalId }) => principalId));
  return [...ids].flatMap((id) => directory.groups.get(id) ?? []);
}

function roleIn({ assigned }: Tenant, principalId: string): string | undefined {
  const own = assigned.filter((one) => one.principalId === principalId).map(({ appRole }) => appRole);
  return own.includes("User") ? "User" : own.filter((role) => role !== undefined).sort()[0];
}

function usualRole({ application }: Tenant): string {
  const names = application.appRoles
    .filter(({ isEnabled, allowedMemberTypes }) => isEnabled && allowedMemberTypes.includes("User"))
    .map(({ displayName }) => displayName);
  return names.includes("User") ? "User" : (names[0] ?? "User");
}

function firstOf(groups: readonly GroupChoice[], { user }: Holder): GroupChoice | undefined {
  return groups.find(({ people }) => people.has(user.id));
}

function groupLine(choice: GroupChoice, tenant: Tenant, roles: ProposedRoles, byId: ReadonlySet<string>): Line {
  const { group, nested, except } = choice;
  const role = roles.get(choice.entitlement, roleIn(tenant, group.id) ?? usualRole(tenant));
  const name = group.isNamed && !byId.has(group.id) ? group.displayName : { id: group.id };
  const yaml = {
    group: name,
    role: role.name,
    ...(nested ? { nested } : {}),
    ...(except.length === 0 ? {} : { except: [...except] }),
  };
  return { principalId: group.id, label: group.displayName, role, yaml };
}

function userLine(
  { user, entitlement }: Holder,
  tenant: Tenant,
  roles: ProposedRoles,
  byId: ReadonlySet<string>,
): Line {
  const role = roles.get(entitlement, appRoleOf(tenant, user));
  const mail = user.mail ?? "";
  const alike = [...tenant.directory.users.values()].filter(({ mail: other, userPrincipalName }) =>
    [other, userPrincipalName].some((address) => folded(address) === folded(mail)),
  );
  const isNamed = new RegExp(EMAIL).test(mail) && alike.length === 1 && !byId.has(user.id);
  const yaml = { user: isNamed ? mail : { id: user.id }, role: role.name };
  return { principalId: user.id, label: user.displayName || user.userPrincipalName, role, yaml };
}
