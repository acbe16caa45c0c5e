import type { Place } from "./place";
import type { RoleYaml } from "./schema/roles";

/** A right in the administration of a GoTo account (docs/services/goto-admin-api.md §10.1). */
export type AdminRole = NonNullable<RoleYaml["adminRoles"]>[number];

/** What a role means in GoTo and in Entra ID. */
export interface RoleConfig {
  /** App role of the enterprise application that its people are assigned. */
  readonly appRole: string;
  /** Licences of the GoTo account, by description or key. */
  readonly licenses: readonly string[];
  readonly adminRoles: readonly AdminRole[];
  /** User group in GoTo that its people are in; without it, their group is left alone. */
  readonly userGroup?: string;
  /** Whether its licences come on top of a person's other role; it has no admin roles and no user group. */
  readonly additive: boolean;
  readonly place: Place;
}

/** A role with everything filled in that the file leaves out. */
export function roleOf(role: RoleYaml, place: Place): RoleConfig {
  const { appRole = "User", licenses = [], adminRoles = [], userGroup, additive = false } = role;
  return { appRole, licenses, adminRoles, ...(userGroup === undefined ? {} : { userGroup }), additive, place };
}
