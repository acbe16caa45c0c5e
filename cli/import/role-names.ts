import type { RoleYaml } from "../../config/schema/roles";
import type { Entitlement } from "./entitlement";

/** A role of the proposal: what its people have in GoTo, and their app role in Entra. */
export interface ProposedRole {
  readonly name: string;
  readonly entitlement: Entitlement;
  readonly appRole: string;
}

const LONGEST = 64;

/** Gives every pair of entitlement and app role that is asked for one role, with a name that can be read. */
export class ProposedRoles {
  readonly #byKey = new Map<string, ProposedRole>();
  readonly #taken = new Set<string>();

  get(entitlement: Entitlement, appRole: string): ProposedRole {
    const key = JSON.stringify([entitlement.key, appRole]);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const role = { name: this.#free(nameOf(entitlement, appRole)), entitlement, appRole };
    this.#byKey.set(key, role);
    return role;
  }

  /** All that were asked for, by name. */
  list(): ProposedRole[] {
    return [...this.#byKey.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #free(name: string): string {
    let free = name;
    for (let i = 2; this.#taken.has(free); i++) free = `${name.slice(0, LONGEST - 4)}-${i}`;
    this.#taken.add(free);
    return free;
  }
}

/** A role as roles.yaml has it; what has a default there is left out. */
export function roleYaml({ entitlement, appRole }: ProposedRole): RoleYaml {
  const { licenses, adminRoles, userGroup } = entitlement;
  return {
    ...(appRole === "User" ? {} : { appRole }),
    licenses: [...licenses],
    ...(adminRoles.length === 0 ? {} : { adminRoles: [...adminRoles] }),
    ...(userGroup === undefined ? {} : { userGroup }),
  };
}

/** Such as `admin-gotomeeting-business-sales`: letters, digits and hyphens only, whatever the licences are called. */
function nameOf({ licenses, adminRoles, userGroup = "" }: Entitlement, appRole: string): string {
  const isSuper = adminRoles.includes("SUPER_USER");
  const admin = isSuper ? "super-user" : adminRoles.length > 0 ? "admin" : "";
  const parts = [admin, ...licenses, userGroup, appRole === "User" ? "" : appRole];
  const name = parts.map(plain).filter(Boolean).join("-");
  return (/^[a-z]/.test(name) ? name : `role-${name}`).slice(0, LONGEST).replace(/(?<!-)-+$/, "");
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
