import type { EntraSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";
import { rolesOf } from "./app-roles";
import type { Cloud } from "./cloud";
import { Directory } from "./directory";
import type { Entity } from "./fields";
import { CUSTOM_TEMPLATE, TEMPLATES } from "./gallery";
import { Ids } from "./ids";
import { makeApplication } from "./instantiate";
import { Lag } from "./lag";
import { checkedSeed } from "./seed-check";
import { USER } from "./user-type";

/** Fills the cloud anew from a seed. Throws BackdoorError where the seed is not one; then nothing has changed. */
export function sow(cloud: Cloud, document: unknown): EntraSeed {
  const seed = checkedSeed(document);
  const before = { directory: cloud.directory, ids: cloud.ids, lag: cloud.lag };
  cloud.directory = new Directory(seed.tenant);
  cloud.ids = new Ids();
  cloud.lag = new Lag();
  try {
    cloud.directory.changes.quietly(() => fill(cloud, seed));
  } catch (error) {
    Object.assign(cloud, before);
    throw error;
  }
  return seed;
}

function fill(cloud: Cloud, seed: EntraSeed): void {
  const names = new Map<string, string>();
  sowClients(cloud, seed.clients);
  sowUsers(cloud, seed.users, names);
  sowGroups(cloud, seed.groups, names);
  for (const application of seed.applications) sowApplication(cloud, application, names);
}

function sowClients(cloud: Cloud, clients: EntraSeed["clients"]): void {
  for (const { clientId, secret, objectId = cloud.ids.guid(), roles } of clients) {
    cloud.directory.clients.set(clientId, { clientId, secret, objectId, roles });
    cloud.directory.servicePrincipals.put({
      id: objectId,
      appId: clientId,
      displayName: `client ${clientId}`,
      appDisplayName: `client ${clientId}`,
      appOwnerOrganizationId: cloud.directory.tenant.id,
      servicePrincipalNames: [clientId],
    });
  }
}

function sowUsers(cloud: Cloud, users: EntraSeed["users"], names: Map<string, string>): void {
  const createdDateTime = cloud.clock.iso();
  for (const { id = cloud.ids.guid(), ...rest } of users) {
    const [mailNickname = ""] = rest.userPrincipalName.split("@");
    const user: Entity = { id, createdDateTime, mailNickname, ...rest };
    name(names, rest.userPrincipalName, id);
    cloud.directory.users.put(user);
  }
}

function sowGroups(cloud: Cloud, groups: EntraSeed["groups"], names: Map<string, string>): void {
  const { directory, ids } = cloud;
  const made = groups.map(({ id = ids.guid(), displayName, description, members, hiddenMembership }) => {
    const hidden = hiddenMembership === true;
    directory.groups.put({
      id,
      displayName,
      mailNickname: nicknameOf(displayName),
      createdDateTime: cloud.clock.iso(),
      ...(description === undefined ? {} : { description }),
      ...(hidden ? { visibility: "HiddenMembership" } : {}),
    });
    if (hidden) directory.hiddenGroups.add(id);
    // Two groups of one name are allowed, as in Entra; only a reference to such a name is not.
    const key = `group:${displayName}`.toLowerCase();
    names.set(key, names.has(key) ? AMBIGUOUS : id);
    return { id, displayName, members };
  });
  for (const { id, displayName, members } of made) {
    for (const member of members) {
      directory.memberships.add(id, resolve(names, member, `a member of the group "${displayName}"`));
    }
  }
}

function sowApplication(
  cloud: Cloud,
  seed: EntraSeed["applications"][number],
  names: ReadonlyMap<string, string>,
): void {
  const { servicePrincipal } = makeApplication(cloud, {
    displayName: seed.displayName,
    templateId: templateOf(seed.template),
    roles: seed.appRoles ?? [],
    ...(seed.applicationId === undefined ? {} : { applicationId: seed.applicationId }),
    ...(seed.servicePrincipalId === undefined ? {} : { servicePrincipalId: seed.servicePrincipalId }),
  });
  servicePrincipal.appRoleAssignmentRequired = seed.assignmentRequired ?? true;
  for (const { principal, appRole } of seed.assignments ?? []) {
    const role = rolesOf(servicePrincipal).find(({ displayName }) => displayName === appRole);
    if (role === undefined) {
      throw new BackdoorError(`the application "${seed.displayName}" has no app role "${appRole}"`);
    }
    cloud.directory.assignments.add({
      id: cloud.ids.assignment(),
      appRoleId: String(role.id),
      principalId: resolve(names, principal, `assigned to the application "${seed.displayName}"`),
      resourceId: servicePrincipal.id,
      createdDateTime: cloud.clock.iso(),
    });
  }
}

/** A mail nickname for a group's display name. */
export function nicknameOf(displayName: string): string {
  return displayName.replace(/[^\w-]/g, "") || "group";
}

/** The id of a gallery template by its display name; without a name that of applications outside the gallery. */
function templateOf(displayName: string | undefined): string {
  if (displayName === undefined) return CUSTOM_TEMPLATE;
  const template = TEMPLATES.find((one) => one.displayName === displayName);
  if (template !== undefined) return template.id;
  throw new BackdoorError(
    `there is no template "${displayName}"; there are ${TEMPLATES.map((one) => one.displayName).join(", ")}`,
  );
}

const AMBIGUOUS = "ambiguous";

function name(names: Map<string, string>, text: string, id: string): void {
  const key = text.toLowerCase();
  if (names.has(key)) throw new BackdoorError(`the ${USER.name} ${text} is there twice`);
  names.set(key, id);
}

function resolve(names: ReadonlyMap<string, string>, reference: string, what: string): string {
  const id = names.get(reference.toLowerCase());
  if (id === AMBIGUOUS) throw new BackdoorError(`${reference}, ${what}, is the name of several groups`);
  if (id === undefined) throw new BackdoorError(`${reference}, ${what}, is not in the seed`);
  return id;
}
