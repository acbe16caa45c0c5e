import { type Call, type GraphRoute, LIST, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, GraphError, NO_CONTENT, notFound, ok } from "./errors";
import { changesOf, type Entity, type Json, type JsonObject } from "./fields";
import { showUser } from "./objects";
import { count, page } from "./paging";
import { type Filterable, filterOf, matching, selected } from "./select";
import { USER } from "./user-type";

const FILTERABLE: Filterable = {
  id: ["eq", "in"],
  displayName: ["eq", "in", "startswith"],
  givenName: ["eq", "startswith"],
  surname: ["eq", "startswith"],
  mail: ["eq", "in", "startswith"],
  mailNickname: ["eq", "in", "startswith"],
  userPrincipalName: ["eq", "in", "startswith"],
  employeeId: ["eq", "in"],
  department: ["eq", "in"],
  accountEnabled: ["eq"],
  userType: ["eq", "in"],
};

/** Users (docs/services/entra-graph.md §4.8, §11). */
export function userRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ["GET", "/users", "users.read", LIST, (call) => list(cloud, call)],
    ["GET", "/users/$count", "users.read", ["$filter"], (call) => count(call, found(cloud, call).length)],
    ["POST", "/users", "users.write", NONE, (call) => create(cloud, call)],
    [
      "GET",
      "/users/:user",
      "users.read",
      ONE,
      (call) => ok(showUser(cloud, call, getUser(cloud, call), selected(call, [USER]))),
    ],
    ["PATCH", "/users/:user", "users.write", NONE, (call) => update(cloud, call)],
    ["DELETE", "/users/:user", "users.write", NONE, (call) => remove(cloud, call)],
  ];
}

/** The user of the path, by object id or user principal name; 404 when there is none. */
export function getUser(cloud: Cloud, call: Call): Entity {
  const id = call.params.user ?? "";
  const { users } = cloud.directory;
  const user = users.find(id) ?? users.by("userPrincipalName", id)[0];
  if (user === undefined || cloud.lag.hides(user.id)) throw notFound(id);
  return user;
}

function found(cloud: Cloud, call: Call): readonly Entity[] {
  return matching(cloud.directory.users, USER, filterOf(call, FILTERABLE));
}

function list(cloud: Cloud, call: Call) {
  const names = selected(call, [USER]);
  return page(cloud, call, found(cloud, call), "users", (user) => showUser(cloud, call, user, names));
}

function remove(cloud: Cloud, call: Call) {
  cloud.directory.softDelete(getUser(cloud, call), cloud.clock.now());
  return NO_CONTENT;
}

const NEEDED = ["accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile"] as const;

function create(cloud: Cloud, call: Call) {
  for (const name of NEEDED) {
    if (call.body[name] === undefined || call.body[name] === null || call.body[name] === "") {
      throw badRequest(`A value is required for property '${name}' of resource 'User'.`);
    }
  }
  const user: Entity = { id: cloud.ids.guid(), createdDateTime: cloud.clock.iso() };
  const changes = userChanges(cloud, call.body, user);
  cloud.directory.users.put(Object.assign(user, changes));
  cloud.directory.changes.note("user", user.id, "changed");
  return created({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#users/$entity`,
    ...showUser(cloud, call, user, undefined),
  });
}

function update(cloud: Cloud, call: Call) {
  const user = getUser(cloud, call);
  cloud.directory.users.change(user, userChanges(cloud, call.body, user));
  cloud.directory.changes.note("user", user.id, "changed");
  return NO_CONTENT;
}

/** Checked changes; a password is taken and not kept. */
function userChanges(cloud: Cloud, body: JsonObject, user: Entity): Record<string, Json> {
  const { passwordProfile: _password, ...changes } = changesOf(USER, body, user);
  const name = changes.userPrincipalName;
  if (typeof name === "string") {
    if (!/^[^@\s]+@[^@\s]+$/.test(name)) throw badRequest("Property userPrincipalName is invalid.");
    const other = cloud.directory.users.by("userPrincipalName", name)[0];
    if (other !== undefined && other.id !== user.id) {
      throw new GraphError(
        400,
        "Request_BadRequest",
        "Another object with the same value for property userPrincipalName already exists.",
      );
    }
  }
  return changes;
}
