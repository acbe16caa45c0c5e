import type { AdminRole } from "../../config";
import { rolesSchema } from "../../config/schema/roles";
import { isSuspended } from "../../providers/goto/difference";
import type { GotoUser, License } from "../../providers/goto/objects";
import { folded } from "./tenant";

/** What an account has, as a role would give it. */
export interface Entitlement {
  /** By description, or by key where the description says too little. */
  readonly licenses: readonly string[];
  readonly adminRoles: readonly AdminRole[];
  readonly userGroup: string | undefined;
  /** The same for two accounts that have the same. */
  readonly key: string;
}

/** Either that, or why no role can give just what the account has. */
export type Judged = { readonly entitlement: Entitlement } | { readonly why: string };

const ADMIN_ROLES: readonly AdminRole[] =
  rolesSchema.properties.roles.additionalProperties.properties.adminRoles.items.enum;

/** What an account has; licences that another system manages are left out, because a run leaves them alone. Pure. */
export function entitlementOf(user: GotoUser, licenses: readonly License[]): Judged {
  const external = new Set(licenses.filter((one) => one.externallyManaged).map(({ key }) => key));
  const own = user.licenseKeys.filter((key) => !external.has(key));
  if (isSuspended(user, { externalLicenses: external })) {
    const managed = own.length < user.licenseKeys.length;
    return { why: managed ? "has only licences that another system manages" : "is suspended" };
  }
  const adminRoles = ADMIN_ROLES.filter((role) => user.adminRoles.includes(role));
  const why = unsayable(own, user, licenses, adminRoles);
  if (why !== undefined) return { why };
  const userGroup = folded(user.groupName) === "" ? undefined : user.groupName;
  const names = [...new Set(own)].map((key) => licenseName(key, licenses)).sort();
  const key = JSON.stringify([[...new Set(own)].sort(), adminRoles, userGroup?.toLowerCase() ?? null]);
  return { entitlement: { licenses: names, adminRoles, userGroup, key } };
}

function unsayable(
  own: readonly string[],
  user: GotoUser,
  licenses: readonly License[],
  adminRoles: readonly AdminRole[],
): string | undefined {
  const enabled = new Map(licenses.map(({ key, enabled: isEnabled }) => [key, isEnabled]));
  const unknown = user.adminRoles.find((role) => !adminRoles.some((known) => known === role));
  if (unknown !== undefined) return `has the admin role ${unknown}, which roles.yaml does not know`;
  const unlisted = own.find((key) => !enabled.has(key));
  if (unlisted !== undefined) return `has the licence ${unlisted}, which GoTo does not list`;
  const disabled = licenses.find((license) => own.includes(license.key) && !license.enabled);
  if (disabled !== undefined) return `has "${disabled.description}", which is disabled, so that no role can name it`;
  if (own.length + adminRoles.length > 0) return undefined;
  return "has a custom role alone, which roles.yaml does not know";
}

/** The description, where a role that names it means this licence alone. */
function licenseName(key: string, licenses: readonly License[]): string {
  const name = licenses.find((license) => license.key === key)?.description.trim() ?? "";
  const hits = licenses.filter((one) => one.key === name || folded(one.description) === folded(name));
  return name !== "" && hits.length === 1 ? name : key;
}
