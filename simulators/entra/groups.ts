import { type Call, type GraphRoute, LIST, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, NO_CONTENT, notFound, ok } from "./errors";
import { changesOf, type Entity, type Json, valueIn } from "./fields";
import { GROUP } from "./group-type";
import { bindOwners, linked, showWhole } from "./objects";
import { count, page } from "./paging";
import { type Filterable, filterOf, matching, selected } from "./select";

const FILTERABLE: Filterable = {
  id: ["eq", "in"],
  displayName: ["eq", "in", "startswith"],
  mail: ["eq", "in", "startswith"],
  mailNickname: ["eq", "in", "startswith"],
  mailEnabled: ["eq"],
  securityEnabled: ["eq"],
  groupTypes: ["eq"],
  description: ["eq", "startswith"],
};

/** Groups themselves (docs/services/entra-graph.md §4.7); the members have a file of their own. */
export function groupRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ["GET", "/groups", "groups.read", LIST, (call) => list(cloud, call)],
    ["GET", "/groups/$count", "groups.read", ["$filter"], (call) => count(call, found(cloud, call).length)],
    ["POST", "/groups", "groups.create", NONE, (call) => create(cloud, call)],
    ["GET", "/groups/:group", "groups.read", ONE, (call) => ok(show(getGroup(cloud, call), selected(call, [GROUP])))],
    ["PATCH", "/groups/:group", "groups.write", NONE, (call) => update(cloud, call)],
    ["DELETE", "/groups/:group", "groups.write", NONE, (call) => remove(cloud, call)],
  ];
}

/** The group of the path; 404 when there is none. */
export function getGroup(cloud: Cloud, call: Call): Entity {
  const id = call.params.group ?? "";
  const group = cloud.directory.groups.find(id);
  if (group === undefined || cloud.lag.hides(group.id)) throw notFound(id);
  return group;
}

function show(group: Entity, names: readonly string[] | undefined) {
  return showWhole({ kind: "group", type: GROUP, entity: group }, names);
}

function found(cloud: Cloud, call: Call): readonly Entity[] {
  return matching(cloud.directory.groups, GROUP, filterOf(call, FILTERABLE));
}

function list(cloud: Cloud, call: Call) {
  const names = selected(call, [GROUP]);
  return page(cloud, call, found(cloud, call), "groups", (group) => show(group, names));
}

function remove(cloud: Cloud, call: Call) {
  cloud.directory.remove(getGroup(cloud, call).id);
  return NO_CONTENT;
}

const NEEDED = ["displayName", "mailEnabled", "mailNickname", "securityEnabled"] as const;

function create(cloud: Cloud, call: Call) {
  const { directory } = cloud;
  for (const name of NEEDED) {
    if (call.body[name] === undefined || call.body[name] === "") {
      throw badRequest(`A value is required for property '${name}' of resource 'Group'.`);
    }
  }
  const group: Entity = { id: cloud.ids.guid(), createdDateTime: cloud.clock.iso() };
  const changes = changesOf(GROUP, call.body, group);
  const members = linkedAll(cloud, call.body["members@odata.bind"]);
  bindOwners(cloud, group.id, call.body["owners@odata.bind"], undefined);
  directory.groups.put(Object.assign(group, changes));
  noteVisibility(cloud, group);
  directory.changes.note("group", group.id, "changed");
  for (const member of members) directory.memberships.add(group.id, member);
  return created(show(group, undefined));
}

function linkedAll(cloud: Cloud, links: Json | undefined): string[] {
  if (links === undefined) return [];
  if (!Array.isArray(links)) throw badRequest("members@odata.bind must be a list.");
  return links.map((link) => linked(cloud, link).entity.id);
}

function update(cloud: Cloud, call: Call) {
  const group = getGroup(cloud, call);
  const changes = changesOf(GROUP, call.body, group);
  const members = linkedAll(cloud, call.body["members@odata.bind"]);
  for (const member of members) cloud.directory.memberships.add(group.id, member);
  cloud.directory.groups.change(group, changes);
  noteVisibility(cloud, group);
  cloud.directory.changes.note("group", group.id, "changed");
  return NO_CONTENT;
}

function noteVisibility(cloud: Cloud, group: Entity): void {
  const hidden = valueIn(GROUP, group, "visibility") === "HiddenMembership";
  if (hidden) cloud.directory.hiddenGroups.add(group.id);
  else cloud.directory.hiddenGroups.delete(group.id);
}
