import { BackdoorError } from "../stage/backdoor";
import { roleName } from "./app-roles";
import type { Cloud } from "./cloud";
import { group, only, principal, properties, texts, user } from "./edit-values";
import { PROVISIONING_EDIT_KEYS, PROVISIONING_EDITS } from "./provisioning/edits";
import { nicknameOf } from "./seed";

type Edit = (cloud: Cloud, name: string, document: Readonly<Record<string, unknown>>) => unknown;

/**
 * Changes that somebody else makes, each one JSON object whose first key is one of these. People are named by user
 * principal name, groups by display name, members and principals as in a seed.
 *
 * | document | what it does |
 * |---|---|
 * | `{group, add: [members]}`, `{group, remove: [members]}` | changes a membership |
 * | `{group, rename: name}`, `{createGroup: name, members?}`, `{deleteGroup: name}` | changes a group |
 * | `{user, set: {accountEnabled?, mail?, displayName?, givenName?, surname?, userPrincipalName?, department?}}` | changes a user |
 * | `{createUser: upn, set: {displayName, …}}`, `{deleteUser: upn}` | adds or removes a user |
 * | `{unassign: principal, application, appRole?}` | deletes an assignment |
 * | `{deleteApplication: name}` | deletes an enterprise application whole |
 * | `{client: client id, roles: [permissions]}` | changes what the next token of a client may do |
 * | `{restoreUser: upn}`, `{deleteUserForGood: upn}` | brings a deleted user back, or removes it without waiting 30 days |
 * | `{runCycle: application, job id or "all"}` | runs a provisioning cycle now; answers with `cycles` |
 * | `{quarantine: application or job id, reason?, message?}` | puts jobs into quarantine |
 * | `{dropCredentials: application}` | removes the secrets with which the service signs in |
 * | `{authorize: application, accessToken, baseAddress?}` | grants an OAuth access token, as the button "Authorize" does |
 */
const EDITS: Readonly<Record<string, Edit>> = {
  group: editGroup,
  createGroup: (cloud, displayName, { members }) => {
    const id = cloud.ids.guid();
    const ids = members === undefined ? [] : texts(members, "members").map((one) => principal(cloud, one));
    cloud.directory.groups.put({
      id,
      displayName,
      mailNickname: nicknameOf(displayName),
      createdDateTime: cloud.clock.iso(),
    });
    cloud.directory.changes.note("group", id, "changed");
    for (const member of ids) cloud.directory.memberships.add(id, member);
  },
  deleteGroup: (cloud, name) => void cloud.directory.remove(group(cloud, name).id),
  user: (cloud, name, { set }) => {
    const found = user(cloud, name);
    cloud.directory.users.change(found, properties(set));
    cloud.directory.changes.note("user", found.id, "changed");
  },
  createUser: (cloud, userPrincipalName, { set }) => {
    if (cloud.directory.users.by("userPrincipalName", userPrincipalName).length > 0) {
      throw new BackdoorError(`there is a user ${userPrincipalName} already`);
    }
    const id = cloud.ids.guid();
    const [mailNickname = ""] = userPrincipalName.split("@");
    const rest = properties(set);
    cloud.directory.users.put({ id, displayName: userPrincipalName, mailNickname, userPrincipalName, ...rest });
    cloud.directory.changes.note("user", id, "changed");
  },
  ...PROVISIONING_EDITS,
  deleteUser: (cloud, name) => cloud.directory.softDelete(user(cloud, name), cloud.clock.now()),
  unassign,
  deleteApplication: (cloud, name) =>
    void cloud.directory.removeApplication(
      only(cloud.directory.applications.by("displayName", name), "application", name).id,
    ),
  client: (cloud, id, { roles }) => {
    const client = cloud.directory.clients.get(id);
    if (client === undefined) throw new BackdoorError(`there is no client ${id}`);
    client.roles = texts(roles, "roles");
  },
};

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  group: ["add", "remove", "rename"],
  createGroup: ["members"],
  user: ["set"],
  createUser: ["set"],
  unassign: ["application", "appRole"],
  client: ["roles"],
  ...PROVISIONING_EDIT_KEYS,
};

/** Carries one edit, or a list of them one after the other, out. Throws BackdoorError on anything it does not know; see EDITS. */
export async function edit(cloud: Cloud, document: unknown): Promise<unknown> {
  if (!Array.isArray(document)) return one(cloud, document);
  for (const single of document) await one(cloud, single);
  return undefined;
}

function one(cloud: Cloud, document: unknown): unknown {
  if (typeof document !== "object" || document === null)
    throw new BackdoorError("an edit is an object or a list of them");
  const { ...fields }: Readonly<Record<string, unknown>> = { ...document };
  const [first = ""] = Object.keys(fields);
  const act = Object.hasOwn(EDITS, first) ? EDITS[first] : undefined;
  const name = fields[first];
  if (act === undefined)
    throw new BackdoorError(`an edit begins with one of ${Object.keys(EDITS).join(", ")}, not "${first}"`);
  if (typeof name !== "string" || name === "") throw new BackdoorError(`"${first}" must name something`);
  for (const key of Object.keys(fields).slice(1)) {
    if (!ALLOWED[first]?.includes(key)) throw new BackdoorError(`the edit "${first}" knows no "${key}"`);
  }
  return act(cloud, name, fields);
}

function editGroup(cloud: Cloud, name: string, { add, remove, rename }: Readonly<Record<string, unknown>>): void {
  const { id } = group(cloud, name);
  const { memberships, groups, changes } = cloud.directory;
  const adding = add === undefined ? [] : texts(add, "add").map((one) => principal(cloud, one));
  const removing = remove === undefined ? [] : texts(remove, "remove").map((one) => principal(cloud, one));
  for (const member of adding) memberships.add(id, member);
  for (const member of removing) {
    if (!memberships.remove(id, member)) throw new BackdoorError(`the group "${name}" does not have all of remove`);
  }
  if (rename === undefined) return;
  if (typeof rename !== "string") throw new BackdoorError('"rename" must be a name');
  groups.change(group(cloud, name), { displayName: rename });
  changes.note("group", id, "changed");
}

function unassign(cloud: Cloud, name: string, fields: Readonly<Record<string, unknown>>): void {
  const application = String(fields.application);
  const sp = only(cloud.directory.servicePrincipals.by("displayName", application), "application", application);
  const id = principal(cloud, name);
  const rows = cloud.directory.assignments.list(sp.id).filter((row) => row.principalId === id);
  const chosen = rows.filter((row) => fields.appRole === undefined || roleName(sp, row.appRoleId) === fields.appRole);
  if (chosen.length === 0) throw new BackdoorError(`${name} has no such assignment to "${application}"`);
  for (const row of chosen) cloud.directory.assignments.delete(row);
}
