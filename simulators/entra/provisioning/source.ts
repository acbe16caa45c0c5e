import { DEFAULT_ACCESS, roleName, rolesOf } from "../app-roles";
import type { Directory } from "../directory";
import { asValue } from "../expressions/parse-expression";
import type { Value } from "../expressions/value";
import { type Entity, isObject, valueIn } from "../fields";
import { USER } from "../user-type";

/** Somebody of the directory, or who was there, as provisioning sees them. */
export interface Subject {
  readonly id: string;
  /** User principal name. */
  readonly name: string;
  readonly displayName: string;
  readonly presence: "present" | "softDeleted" | "hardDeleted";
  /** In scope by assignment, or because everybody is. */
  readonly entitled: boolean;
  readonly enabled: boolean;
  /** The value of a source attribute; IsSoftDeleted is what `leaving` says (docs/services/entra-graph.md §8.3). */
  read(attribute: string, leaving: boolean): Value;
}

/** What decides who is in scope by assignment. */
export interface Entitlement {
  readonly everybody: boolean;
  /** Whether Default Access counts as an assignment, on which pages disagree (§5.1). */
  readonly defaultAccess: boolean;
}

/** The people that one application's provisioning reads, at one moment (§8.2). */
export class Source {
  /** Object id of everybody in scope by assignment → ids of their app roles, sorted and joined. */
  readonly entitled: ReadonlyMap<string, string>;

  constructor(
    private readonly directory: Directory,
    private readonly sp: Entity,
    entitlement: Entitlement,
    private readonly now: number,
  ) {
    this.entitled = entitledUsers(directory, sp, entitlement);
  }

  /** Somebody by object id; `known` are the names of somebody who may be gone. */
  subject(id: string, known: { readonly name: string; readonly displayName: string }): Subject {
    const present = this.directory.users.find(id);
    const deleted = present === undefined ? this.directory.bin.find(id, this.now)?.user : undefined;
    const user = present ?? deleted;
    const roles = this.#roles(id);
    return {
      id,
      name: user === undefined ? known.name : String(user.userPrincipalName),
      displayName: user === undefined ? known.displayName : String(user.displayName),
      presence: present !== undefined ? "present" : deleted !== undefined ? "softDeleted" : "hardDeleted",
      entitled: present !== undefined && this.entitled.has(id),
      enabled: user !== undefined && valueIn(USER, user, "accountEnabled") === true,
      read: (attribute, leaving) => (user === undefined ? null : attributeOf(user, attribute, leaving, roles)),
    };
  }

  #roles(id: string): string[] {
    const ids = (this.entitled.get(id) ?? "").split(" ").filter((role) => role !== "");
    return ids.map((role) => {
      const value = rolesOf(this.sp).find((one) => one.id === role)?.value;
      return typeof value === "string" ? value : roleName(this.sp, role);
    });
  }
}

/** Assigned directly or by a group whose direct member one is; a group inside a group does not count. */
function entitledUsers(directory: Directory, sp: Entity, { everybody, defaultAccess }: Entitlement) {
  const roles = new Map<string, Set<string>>();
  if (everybody) for (const { id } of directory.users.list()) roles.set(id, new Set());
  for (const { principalId, appRoleId } of directory.assignments.list(sp.id)) {
    if (appRoleId === DEFAULT_ACCESS && !defaultAccess) continue;
    const isUser = directory.users.find(principalId) !== undefined;
    for (const id of isUser ? [principalId] : directory.memberships.list(principalId, false, "user")) {
      roles.set(id, (roles.get(id) ?? new Set()).add(appRoleId));
    }
  }
  return new Map([...roles].map(([id, ids]) => [id, [...ids].toSorted().join(" ")]));
}

function attributeOf(user: Entity, attribute: string, leaving: boolean, roles: readonly string[]): Value {
  switch (attribute) {
    case "objectId":
      return user.id;
    case "IsSoftDeleted":
      return leaving;
    case "appRoleAssignments":
      return roles;
    case "userPrincipalName":
      return homeAddress(String(user.userPrincipalName));
    default: {
      if (!/^extensionAttribute\d+$/.test(attribute)) return asValue(valueIn(USER, user, attribute));
      const extensions = valueIn(USER, user, "onPremisesExtensionAttributes");
      return isObject(extensions) ? asValue(extensions[attribute] ?? null) : null;
    }
  }
}

/** A guest's name `ann_fabrikam.com#EXT#@contoso.com` is sent as `ann@fabrikam.com` (§8.2). */
function homeAddress(name: string): string {
  const [home, rest] = name.split("#EXT#");
  return rest === undefined || home === undefined ? name : home.replace(/_([^_]*)$/, "@$1");
}
