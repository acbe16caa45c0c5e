import { APPLICATION, SERVICE_PRINCIPAL } from "./application-type";
import { AssignmentBook } from "./assignment-book";
import { ChangeLog } from "./change-log";
import type { Entity, EntityType, JsonObject } from "./fields";
import { GROUP } from "./group-type";
import { Memberships } from "./memberships";
import type { Mail } from "./provisioning/notify";
import type { Provisioning } from "./provisioning/state";
import type { Quota } from "./quota";
import { type DeletedUser, RecycleBin } from "./recycle-bin";
import { Table } from "./table";
import { USER } from "./user-type";

/** An app registration that may ask for tokens, and its object in the directory. */
export interface Client {
  readonly clientId: string;
  readonly secret: string;
  /** Object id of its service principal: the `oid` of its tokens. */
  readonly objectId: string;
  roles: readonly string[];
}

/** A kind of directory object, as `@odata.type` names it. */
export type Kind = "user" | "group" | "servicePrincipal" | "application";

const TYPES: Readonly<Record<Kind, EntityType>> = {
  user: USER,
  group: GROUP,
  servicePrincipal: SERVICE_PRINCIPAL,
  application: APPLICATION,
};

/** One object of the directory with its kind. */
export interface DirectoryObject {
  readonly kind: Kind;
  readonly type: EntityType;
  readonly entity: Entity;
}

/** Everything one tenant holds. */
export class Directory {
  readonly clients = new Map<string, Client>();
  readonly users = new Table<Entity>();
  readonly groups = new Table<Entity>();
  readonly applications = new Table<Entity>();
  readonly servicePrincipals = new Table<Entity>();
  readonly policies = new Table<Entity>();
  /** Ids of the owners of groups, applications and service principals. */
  readonly owners = new Map<string, Set<string>>();
  /** Ids of the claims mapping policies of service principals. */
  readonly claimsPolicies = new Map<string, Set<string>>();
  readonly managers = new Map<string, string>();
  /** Groups whose members only callers with Member.Read.Hidden see. */
  readonly hiddenGroups = new Set<string>();
  readonly changes = new ChangeLog();
  readonly memberships = new Memberships((id) => this.find(id)?.kind, this.changes);
  readonly assignments = new AssignmentBook();
  readonly bin = new RecycleBin();
  readonly provisioning = new Map<string, Provisioning>();
  readonly provisioningLog: JsonObject[] = [];
  /** Reads of that log, by the object id of who asks. */
  readonly logReads = new Map<string, Quota>();
  /** What the provisioning service told administrators. */
  readonly mails: Mail[] = [];

  constructor(readonly tenant: { readonly id: string; readonly displayName: string }) {}

  /** The object with this id, whatever it is. */
  find(id: string): DirectoryObject | undefined {
    for (const [kind, table] of this.#tables()) {
      const entity = table.find(id);
      if (entity !== undefined) return { kind, type: TYPES[kind], entity };
    }
    return undefined;
  }

  /** Removes an object and everything that points to it: memberships, assignments, ownership. */
  remove(id: string): boolean {
    const found = this.find(id);
    if (found === undefined) return false;
    for (const [, table] of this.#tables()) table.delete(id);
    this.memberships.forget(id);
    this.assignments.forget(id);
    this.owners.delete(id);
    for (const owners of this.owners.values()) owners.delete(id);
    this.claimsPolicies.delete(id);
    this.managers.delete(id);
    this.provisioning.delete(id);
    if (found.kind === "user" || found.kind === "group") this.changes.note(found.kind, id, "deleted");
    return true;
  }

  /** Removes a user as {@link remove} does, but so that it can be restored for 30 days. */
  softDelete(user: Entity, now: number): void {
    const groups = this.memberships.groupsOf(user.id);
    const assignments = this.assignments.ofPrincipal(user.id);
    this.remove(user.id);
    this.bin.put({ user, at: now, groups, assignments });
  }

  /** Brings a deleted user back, with memberships and assignments, as far as those groups and applications are there. */
  restore({ user, groups, assignments }: DeletedUser): void {
    this.bin.take(user.id);
    this.users.put(user);
    this.changes.note("user", user.id, "changed");
    for (const group of groups) if (this.groups.find(group) !== undefined) this.memberships.add(group, user.id);
    for (const one of assignments) if (this.find(one.resourceId) !== undefined) this.assignments.add(one);
  }

  /** Removes an application and its service principals, as Entra does (§4.3). */
  removeApplication(id: string): boolean {
    const application = this.applications.find(id);
    if (application === undefined) return false;
    const appId = String(application.appId);
    for (const sp of [...this.servicePrincipals.by("appId", appId)]) this.remove(sp.id);
    return this.remove(id);
  }

  #tables(): readonly (readonly [Kind, Table<Entity>])[] {
    return [
      ["user", this.users],
      ["group", this.groups],
      ["servicePrincipal", this.servicePrincipals],
      ["application", this.applications],
    ];
  }
}
