import { type Call, type GraphRoute, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { NO_CONTENT, notFound, ok } from "./errors";
import { linked, showObject } from "./objects";
import { selected } from "./select";
import { USER } from "./user-type";
import { getUser } from "./users";

/** The manager of a user (docs/services/entra-graph.md §4.8). */
export function managerRoutes(cloud: Cloud): GraphRoute[] {
  const path = "/users/:user/manager";
  return [
    ["GET", path, "users.read", ONE, (call) => read(cloud, call)],
    ["PUT", `${path}/$ref`, "users.write", NONE, (call) => set(cloud, call)],
    ["DELETE", `${path}/$ref`, "users.write", NONE, (call) => remove(cloud, call)],
  ];
}

function read(cloud: Cloud, call: Call) {
  const manager = cloud.directory.find(cloud.directory.managers.get(getUser(cloud, call).id) ?? "");
  if (manager === undefined) throw notFound("manager");
  return ok(showObject(cloud, call, manager, selected(call, [USER]), false));
}

function set(cloud: Cloud, call: Call) {
  const manager = linked(cloud, call.body["@odata.id"]).entity.id;
  const { id } = getUser(cloud, call);
  cloud.directory.managers.set(id, manager);
  cloud.directory.changes.note("user", id, "manager");
  return NO_CONTENT;
}

function remove(cloud: Cloud, call: Call) {
  const { id } = getUser(cloud, call);
  if (!cloud.directory.managers.delete(id)) throw notFound("manager");
  cloud.directory.changes.note("user", id, "manager");
  return NO_CONTENT;
}
