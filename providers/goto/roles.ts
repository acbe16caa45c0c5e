import { ServiceError } from "../errors";
import type { License } from "./objects";

/** What a role means in GoTo, as declared; licences by description or key. */
export interface Role {
  readonly licenses: readonly string[];
  readonly adminRoles: readonly string[];
  /** Name of the user group; empty = leave the group alone. */
  readonly userGroup: string;
}

/** A role with its licences found in the account. */
export interface ResolvedRole {
  readonly licenseKeys: readonly string[];
  readonly adminRoles: readonly string[];
  readonly userGroup: string | undefined;
}

/** A declared role asks for something that the account does not have. */
export class RoleError extends ServiceError {
  override name = "RoleError";
}

/**
 * Finds every role's licences among those of the account. Throws one RoleError for all mistakes: unknown or ambiguous
 * names, licences that are disabled, and those that another system manages (docs/services/goto-admin-api.md §9).
 */
export function resolveRoles(
  roles: Readonly<Record<string, Role>>,
  licenses: readonly License[],
): ReadonlyMap<string, ResolvedRole> {
  const problems: string[] = [];
  const resolved = new Map<string, ResolvedRole>();
  for (const [name, role] of Object.entries(roles)) {
    const keys = role.licenses.map((wanted) => findLicense(name, wanted, licenses, problems));
    resolved.set(name, {
      licenseKeys: [...new Set(keys.filter((key): key is string => key !== undefined))].sort(),
      adminRoles: [...role.adminRoles].sort(),
      userGroup: role.userGroup === "" ? undefined : role.userGroup,
    });
  }
  if (problems.length > 0) throw new RoleError(problems.join("\n"));
  return resolved;
}

/** Stands between the roles of one person; no role has it in its name. */
const AND = " + ";

/** How the roster names several roles of one person: the first one gives everything, the others licences only. */
export function rolesTogether(names: readonly string[]): string {
  return names.join(AND);
}

/** The roles that such a name is made of. */
export function rolesIn(together: string): string[] {
  return together.split(AND);
}

/**
 * What `organizer + recording` means: the first role as it is, with the licences of the others on top; undefined when one
 * of them is not among `roles`.
 */
export function combinedRole(roles: ReadonlyMap<string, ResolvedRole>, together: string): ResolvedRole | undefined {
  const [first, ...additions] = rolesIn(together).map((name) => roles.get(name));
  if (first === undefined || additions.length === 0) return first;
  const keys = new Set(first.licenseKeys);
  for (const added of additions) {
    if (added === undefined) return undefined;
    for (const key of added.licenseKeys) keys.add(key);
  }
  return { ...first, licenseKeys: [...keys].sort() };
}

function findLicense(
  role: string,
  wanted: string,
  licenses: readonly License[],
  problems: string[],
): string | undefined {
  const named = wanted.trim().toLowerCase();
  const hits = licenses.filter((l) => l.key === wanted || l.description.trim().toLowerCase() === named);
  const problem = (why: string): undefined => {
    problems.push(`Role "${role}": licence "${wanted}" ${why}`);
    return undefined;
  };
  const [hit, second] = hits;
  if (hit === undefined) {
    const known = licenses.map((l) => `"${l.description}"`).join(", ");
    return problem(`is not in this GoTo account. It has: ${known === "" ? "no licences" : known}.`);
  }
  if (second !== undefined) {
    return problem(`is ambiguous; name it by its key: ${hits.map((l) => l.key).join(" or ")}.`);
  }
  if (!hit.enabled) return problem("is disabled in GoTo; enable it there or remove it from the role.");
  if (hit.externallyManaged) return problem("is managed by another system; remove it from the role.");
  return hit.key;
}
