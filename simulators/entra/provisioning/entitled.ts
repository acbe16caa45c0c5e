import { DEFAULT_ACCESS } from "../app-roles";
import type { Directory } from "../directory";
import type { Entity } from "../fields";
import type { ObjectKind } from "./reference-sources";

/** What decides who is in scope by assignment. */
export interface Entitlement {
  readonly everybody: boolean;
  /** Whether Default Access counts as an assignment, on which pages disagree (docs/services/entra-graph.md §5.1). */
  readonly defaultAccess: boolean;
  /** Assignments that were made later are not seen yet; milliseconds since 1970. Without it all are. */
  readonly before?: number;
}

/** Object ids of what is in scope by assignment → ids of the app roles, sorted and joined. */
export type Entitled = ReadonlyMap<string, string>;

/**
 * Users who are assigned directly or by a group whose direct member they are, for a group inside a group does not count; and
 * the assigned groups themselves, where groups are provisioned too (§8.2). Users come first.
 */
export function entitledObjects(
  directory: Directory,
  sp: Entity,
  entitlement: Entitlement,
  kinds: { has(kind: ObjectKind): boolean },
): Entitled {
  const users = new Roles(entitlement.everybody ? directory.users.list() : []);
  const groups = new Roles(entitlement.everybody ? directory.groups.list() : []);
  const { before = Number.POSITIVE_INFINITY } = entitlement;
  for (const { principalId, appRoleId, createdDateTime } of directory.assignments.list(sp.id)) {
    if (appRoleId === DEFAULT_ACCESS && !entitlement.defaultAccess) continue;
    if (Date.parse(createdDateTime) > before) continue;
    if (directory.users.find(principalId) !== undefined) users.give(principalId, appRoleId);
    if (directory.groups.find(principalId) === undefined) continue;
    groups.give(principalId, appRoleId);
    for (const id of directory.memberships.list(principalId, false, "user")) users.give(id, appRoleId);
  }
  return new Map([...users.told(), ...(kinds.has("Group") ? groups.told() : [])]);
}

class Roles {
  readonly #roles: Map<string, Set<string>>;

  constructor(all: readonly Entity[]) {
    this.#roles = new Map(all.map(({ id }) => [id, new Set()]));
  }

  give(id: string, role: string): void {
    this.#roles.set(id, (this.#roles.get(id) ?? new Set()).add(role));
  }

  told(): [string, string][] {
    return [...this.#roles].map(([id, roles]) => [id, [...roles].toSorted().join(" ")]);
  }
}
