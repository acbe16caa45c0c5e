import type { DirectoryUser } from "../../providers/entra/users";
import { isSuspended } from "../../providers/goto/difference";
import { TEMPLATES } from "../../simulators/entra/gallery";
import { emptyWorld, SECRET_MARK } from "../../simulators/seed/empty";
import type { World } from "../../simulators/seed/world";
import { type DirectoryGroup, folded, grouped, type Tenant } from "./tenant";

/** Longest name of a person that GoTo, and so its simulator, keeps. */
const NAME_LIMIT = 32;

/** The tenant as a world for the simulators; secrets are invented. Custom roles and the provisioning job are not in it. */
export function snapshotOf(tenant: Tenant): World {
  return { entra: entraOf(tenant), goto: gotoOf(tenant) };
}

function entraOf({ application, choice, assigned, directory }: Tenant): World["entra"] {
  const names = groupNames([...directory.groups.values()]);
  const principals = new Map([...directory.users.values()].map((user) => [user.id, user.userPrincipalName]));
  for (const [id, name] of names) principals.set(id, `group:${name}`);
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => principals.get(id) ?? []);
  const wanted = "gallery" in choice ? choice.gallery : undefined;
  // The ids of GoTo's templates are invented in the simulator.
  const isOf = (one: (typeof TEMPLATES)[number]) =>
    one.id === application.applicationTemplateId || one.displayName === wanted;
  const template = TEMPLATES.find(isOf)?.displayName;
  const roles = application.appRoles.map(({ displayName }) => displayName);
  return {
    tenant: { ...emptyWorld.entra.tenant, displayName: "Snapshot" },
    clients: emptyWorld.entra.clients,
    users: [...directory.users.values()].map(userOf),
    groups: [...directory.groups.values()].map(({ id, displayName, userIds, inside, hiddenMembership }) => ({
      id,
      displayName: names.get(id) ?? displayName,
      members: namesOf([...userIds, ...inside]),
      ...(hiddenMembership ? { hiddenMembership } : {}),
    })),
    applications: [
      {
        displayName: application.displayName,
        servicePrincipalId: application.id,
        ...(template === undefined ? {} : { template }),
        appRoles: [...new Set(roles)].filter((name) => name !== "" && !ALWAYS_THERE.includes(name)),
        assignmentRequired: application.appRoleAssignmentRequired,
        assignments: assigned.flatMap(({ principalId, appRole }) => {
          const principal = principals.get(principalId);
          return principal === undefined || appRole === undefined ? [] : [{ principal, appRole }];
        }),
      },
    ],
  };
}

/** App roles that every application of the simulator has. */
const ALWAYS_THERE = ["User", "msiam_access"];

/** Groups refer to each other by name there, so that a name that is there twice gets the begin of its id. */
function groupNames(groups: readonly DirectoryGroup[]): Map<string, string> {
  const alike = grouped(groups, ({ displayName }) => displayName.toLowerCase());
  return new Map(
    groups.map(({ id, displayName }) => {
      const isOnly = alike.get(displayName.toLowerCase())?.length === 1;
      return [id, isOnly && displayName !== "" ? displayName : `${displayName} (${id})`];
    }),
  );
}

function userOf(user: DirectoryUser): World["entra"]["users"][number] {
  const { id, displayName, givenName = null, surname = null, mail = null, userPrincipalName, accountEnabled } = user;
  return {
    id,
    displayName: displayName || userPrincipalName,
    givenName,
    surname,
    mail,
    userPrincipalName,
    accountEnabled,
    userType: user.guest ? "Guest" : "Member",
  };
}

function gotoOf({ me, observed }: Tenant): World["goto"] {
  const { users, licenses, groups, callerKey } = observed;
  const holders = (key: string) => users.filter(({ licenseKeys }) => licenseKeys.includes(key)).length;
  const listed = new Set(licenses.map(({ key }) => key));
  const groupNamed = new Map(groups.filter(({ name }) => name !== "").map(({ name }) => [folded(name), name]));
  const caller = users.find(({ key }) => key === callerKey)?.email ?? me.email;
  const [client] = emptyWorld.goto.oauth.clients;
  const token = { token: `${SECRET_MARK}-goto-pat`, user: caller, client: client?.id ?? "" };
  return {
    account: { name: me.accounts[0]?.name || "Snapshot" },
    // Rooms and others that are not listed hold seats too: what is free has to be as it is.
    licences: licenses.map(({ key, description, seats, userCount, enabled, externallyManaged }) => ({
      key,
      description: description || key,
      products: [],
      seats: Math.max(holders(key), seats - userCount + holders(key)),
      enabled,
      externallyManaged,
    })),
    groups: [...groupNamed.values()],
    users: users.map((user) => ({
      key: user.key,
      email: user.email,
      firstName: gotoName(user.firstName),
      lastName: gotoName(user.lastName),
      licences: user.licenseKeys.filter((key) => listed.has(key)),
      adminRoles: user.adminRoles,
      ...groupOf(groupNamed.get(folded(user.groupName))),
      activated: user.status !== "INVITED" || isSuspended(user, { externalLicenses: new Set() }),
      nameLocked: user.nameLocked,
      emailLocked: user.emailLocked,
      identityReadOnly: user.identityReadOnly,
    })),
    oauth: { clients: emptyWorld.goto.oauth.clients, personalAccessTokens: [token] },
  };
}

function groupOf(group: string | undefined) {
  return group === undefined ? {} : { group };
}

function gotoName(name: string): string {
  return [...name].slice(0, NAME_LIMIT).join("") || "-";
}
