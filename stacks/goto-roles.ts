import type { RoleConfig } from "../config";
import type { Role } from "../providers/goto/roles";

/** What the roles of a configuration mean in GoTo, by name, as the roster takes them. Pure. */
export function gotoRoles(roles: Readonly<Record<string, RoleConfig>>): Record<string, Role> {
  const entries = Object.entries(roles).map(([name, { licenses, adminRoles, userGroup = "" }]) => {
    return [name, { licenses, adminRoles, userGroup }] as const;
  });
  return Object.fromEntries(entries);
}
