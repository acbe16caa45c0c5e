import { roleName, rolesOf } from "../app-roles";
import type { Directory } from "../directory";
import { asValue } from "../expressions/parse-expression";
import type { Value } from "../expressions/value";
import { type Entity, isObject, valueIn } from "../fields";
import { GROUP } from "../group-type";
import { USER } from "../user-type";
import type { Entitled } from "./entitled";
import type { ObjectKind, ReferenceSource } from "./reference-sources";

/** A user or group of the directory, or what was there, as provisioning sees it. */
export interface Subject {
  readonly object: ObjectKind;
  readonly id: string;
  /** User principal name, or display name of a group. */
  readonly name: string;
  readonly displayName: string;
  readonly presence: "present" | "softDeleted" | "hardDeleted";
  /** In scope by assignment, or because everybody is. */
  readonly entitled: boolean;
  readonly enabled: boolean;
  /** The value of a source attribute; IsSoftDeleted is what `leaving` says (docs/services/entra-graph.md §8.3). */
  read(attribute: string, leaving: boolean): Value;
}

/** What is known of something that may be gone. */
export interface Known {
  readonly object: ObjectKind;
  readonly name: string;
  readonly displayName: string;
}

/** The people and groups that one application's provisioning reads, at one moment (§8.2). */
export class Source {
  constructor(
    private readonly directory: Directory,
    private readonly sp: Entity,
    readonly entitled: Entitled,
    private readonly now: number,
  ) {}

  /** A user or group by object id. */
  subject(id: string, known: Known = { object: "User", name: id, displayName: "" }): Subject {
    const group = this.directory.groups.find(id);
    return group !== undefined || known.object === "Group"
      ? this.#group(id, known, group)
      : this.#user(id, known, this.directory.users.find(id));
  }

  /** Object ids of the users that a reference of a user or group points to; groups inside a group do not count (§8.2). */
  references(id: string, source: ReferenceSource): readonly string[] {
    if (source === "members") return this.directory.memberships.list(id, false, "user");
    const manager = this.directory.managers.get(id);
    return manager !== undefined && this.directory.users.find(manager) !== undefined ? [manager] : [];
  }

  #user(id: string, known: Known, present: Entity | undefined): Subject {
    const deleted = present === undefined ? this.directory.bin.find(id, this.now)?.user : undefined;
    const user = present ?? deleted;
    const roles = this.#roles(id);
    return {
      object: "User",
      id,
      name: user === undefined ? known.name : String(user.userPrincipalName),
      displayName: user === undefined ? known.displayName : String(user.displayName),
      presence: present !== undefined ? "present" : deleted !== undefined ? "softDeleted" : "hardDeleted",
      entitled: present !== undefined && this.entitled.has(id),
      enabled: user !== undefined && valueIn(USER, user, "accountEnabled") === true,
      read: (attribute, leaving) => (user === undefined ? null : attributeOf(user, attribute, leaving, roles)),
    };
  }

  #group(id: string, known: Known, group: Entity | undefined): Subject {
    return {
      object: "Group",
      id,
      name: group === undefined ? known.name : String(group.displayName),
      displayName: group === undefined ? known.displayName : String(group.displayName),
      presence: group === undefined ? "hardDeleted" : "present",
      entitled: group !== undefined && this.entitled.has(id),
      enabled: true,
      read: (attribute, leaving) => (group === undefined ? null : groupAttribute(group, attribute, leaving)),
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

function groupAttribute(group: Entity, attribute: string, leaving: boolean): Value {
  if (attribute === "objectId") return group.id;
  return attribute === "IsSoftDeleted" ? leaving : asValue(valueIn(GROUP, group, attribute));
}

/** A guest's name `ann_fabrikam.com#EXT#@contoso.com` is sent as `ann@fabrikam.com` (§8.2). */
function homeAddress(name: string): string {
  const [home, rest] = name.split("#EXT#");
  return rest === undefined || home === undefined ? name : home.replace(/_([^_]*)$/, "@$1");
}
