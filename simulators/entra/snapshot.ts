import { principalType, roleName } from "./app-roles";
import { SERVICE_PRINCIPAL } from "./application-type";
import type { Cloud } from "./cloud";
import { type Entity, valueIn } from "./fields";
import { GROUP } from "./group-type";
import type { Job } from "./provisioning/state";
import { sensitive } from "./synchronization/secret-keys";
import { USER } from "./user-type";

/** What `GET /__sim/state` shows: the tenant by names, made to be asserted. Clients' own service principals are left out. */
export function snapshot(cloud: Cloud) {
  const { directory } = cloud;
  const own = [...directory.clients.values()].map(({ objectId }) => objectId);
  return {
    tenant: directory.tenant,
    clients: [...directory.clients.values()].map(({ clientId, objectId, roles }) => ({ clientId, objectId, roles })),
    users: directory.users.list().map(showUser),
    groups: directory.groups.list().map((group) => showGroup(cloud, group)),
    applications: directory.applications.list().map((application) => ({
      id: application.id,
      appId: application.appId,
      displayName: application.displayName,
      applicationTemplateId: application.applicationTemplateId ?? null,
      owners: ownersOf(cloud, application.id),
    })),
    servicePrincipals: directory.servicePrincipals
      .list()
      .filter(({ id }) => !own.includes(id))
      .map((sp) => showServicePrincipal(cloud, sp)),
  };
}

const USER_NAMES = [
  "id",
  "displayName",
  "givenName",
  "surname",
  "mail",
  "userPrincipalName",
  "accountEnabled",
  "userType",
  "department",
] as const;

function showUser(user: Entity) {
  return Object.fromEntries(USER_NAMES.map((name) => [name, valueIn(USER, user, name)]));
}

function showGroup(cloud: Cloud, group: Entity) {
  const members = cloud.directory.memberships.list(group.id, false);
  return {
    id: group.id,
    displayName: group.displayName,
    description: valueIn(GROUP, group, "description"),
    members: members.map((id) => referenceTo(cloud, id)),
  };
}

function showServicePrincipal(cloud: Cloud, sp: Entity) {
  const provisioning = cloud.directory.provisioning.get(sp.id);
  return {
    id: sp.id,
    appId: sp.appId,
    displayName: sp.displayName,
    appRoleAssignmentRequired: valueIn(SERVICE_PRINCIPAL, sp, "appRoleAssignmentRequired"),
    preferredSingleSignOnMode: valueIn(SERVICE_PRINCIPAL, sp, "preferredSingleSignOnMode"),
    owners: ownersOf(cloud, sp.id),
    assignments: cloud.directory.assignments.list(sp.id).map(({ id, principalId, appRoleId }) => ({
      id,
      principal: referenceTo(cloud, principalId),
      principalType: principalType(cloud.directory.find(principalId)?.kind),
      appRole: roleName(sp, appRoleId),
    })),
    jobs: [...(provisioning?.jobs.values() ?? [])].map((job) => showJob(cloud, job)),
    secrets: [...(provisioning?.secrets ?? [])].map(([key, value]) => ({ key, value: sensitive(key) ? null : value })),
  };
}

/** A job with what it remembers of people and groups, by their names. */
function showJob(cloud: Cloud, { id, body, schema, initialCycleDue, memory }: Job) {
  const nameOf = (source: string) => {
    const link = memory.links.get(source);
    if (link === undefined) return referenceTo(cloud, source);
    return link.object === "Group" ? `group:${link.name}` : link.name;
  };
  return {
    id,
    templateId: body.templateId,
    schedule: body.schedule,
    status: body.status,
    schema,
    initialCycleDue,
    nextRun: memory.nextRun === undefined ? null : new Date(memory.nextRun).toISOString(),
    links: [...memory.links].map(([source, link]) => ({
      source: nameOf(source),
      target: link.targetId,
      disabled: link.disabled,
      managed: link.managed,
      references: Object.fromEntries([...link.references].map(([name, ids]) => [name, [...ids.keys()].map(nameOf)])),
    })),
    escrows: [...memory.escrows].map(([source, { tries, nextTry, code, message }]) => ({
      source: nameOf(source),
      tries,
      nextTry: new Date(nextTry).toISOString(),
      code,
      message,
    })),
    staged: [...memory.staged].map(nameOf),
  };
}

function ownersOf(cloud: Cloud, id: string): string[] {
  return [...(cloud.directory.owners.get(id) ?? [])].map((owner) => referenceTo(cloud, owner));
}

/** How state and edits name an object: user principal name, or `group:` or `servicePrincipal:` and the display name. */
function referenceTo(cloud: Cloud, id: string): string {
  const found = cloud.directory.find(id);
  if (found === undefined) return id;
  if (found.kind === "user") return String(found.entity.userPrincipalName);
  return `${found.kind}:${String(found.entity.displayName)}`;
}
