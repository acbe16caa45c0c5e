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
