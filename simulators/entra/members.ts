import { APPLICATION, SERVICE_PRINCIPAL } from "./application-type";
import { type Call, type GraphRoute, LIST, NONE, PLAIN_LIST } from "./call";
import type { Cloud } from "./cloud";
import type { DirectoryObject, Kind } from "./directory";
import { badRequest, forbidden, GraphError, NO_CONTENT, notFound } from "./errors";
import { valueIn } from "./fields";
import { passes } from "./filter";
import { GROUP } from "./group-type";
import { getGroup } from "./groups";
import { linked, showObject } from "./objects";
import { count, page, requireEventual, wantsCount } from "./paging";
import { type Filterable, filterOf, selected } from "./select";
import { USER } from "./user-type";

const CASTS: Readonly<Record<string, Kind>> = {
  "microsoft.graph.user": "user",
  "microsoft.graph.group": "group",
  "microsoft.graph.servicePrincipal": "servicePrincipal",
};

const FILTERABLE: Filterable = {
  id: ["eq", "in"],
  displayName: ["eq", "startswith"],
  mail: ["eq", "startswith"],
  userPrincipalName: ["eq", "startswith"],
  accountEnabled: ["eq"],
};

/** Who is in a group (docs/services/entra-graph.md §11, §4.7). */
export function memberRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ...(["members", "transitiveMembers"] as const).flatMap((name) => listRoutes(cloud, name)),
    ["POST", "/groups/:group/members/$ref", "members.write", NONE, (call) => add(cloud, call)],
    ["DELETE", "/groups/:group/members/:member/$ref", "members.write", NONE, (call) => remove(cloud, call)],
    ["GET", "/groups/:group/memberOf", "groups.read", PLAIN_LIST, (call) => memberOf(cloud, call)],
  ];
}

function listRoutes(cloud: Cloud, name: "members" | "transitiveMembers"): GraphRoute[] {
  const path = `/groups/:group/${name}`;
  const nested = name === "transitiveMembers";
  return [
    ["GET", path, "groups.read", LIST, (call) => list(cloud, call, nested, undefined)],
    ["GET", `${path}/$count`, "groups.read", NONE, (call) => count(call, total(cloud, call, nested, undefined))],
    ["GET", `${path}/:cast`, "groups.read", LIST, (call) => list(cloud, call, nested, castOf(call))],
    [
      "GET",
      `${path}/:cast/$count`,
      "groups.read",
      NONE,
      (call) => count(call, total(cloud, call, nested, castOf(call))),
    ],
  ];
}

function castOf(call: Call): Kind {
  const name = call.params.cast ?? "";
  const kind = CASTS[name];
  if (kind === undefined) throw badRequest(`Resource not found for the segment '${name}'.`);
  return kind;
}

function list(cloud: Cloud, call: Call, nested: boolean, cast: Kind | undefined) {
  const group = getGroup(cloud, call).id;
  const types = { user: USER, group: GROUP, servicePrincipal: SERVICE_PRINCIPAL, application: APPLICATION };
  const names = selected(call, cast === undefined ? Object.values(types) : [types[cast]]);
  const filter = filterOf(call, FILTERABLE);
  const ids = visible(cloud, call, group, nested, cast);
  if (nested && cast !== undefined && cloud.settings["transitive.castNeedsCount"] === "yes") requireCount(call);
  const context = cast === undefined ? "directoryObjects" : `${cast}s`;
  const show = shower(cloud, call, names, cast !== undefined);
  if (filter === undefined) {
    const all = counted(cloud, call, group, nested, cast);
    return page(cloud, call, ids, context, (id) => finder(cloud)(id).map(show)[0], all);
  }
  const rows = ids
    .flatMap(finder(cloud))
    .filter(({ type, entity }) => passes(filter, (name) => valueIn(type, entity, name)));
  return page(cloud, call, rows, context, show);
}

/** A cast of nested members is an advanced query: it needs `$count=true` and the header (§11). */
function requireCount(call: Call): void {
  if (wantsCount(call)) return;
  throw new GraphError(
    400,
    "Request_UnsupportedQuery",
    "The cast needs $count=true and the request header 'ConsistencyLevel: eventual'.",
  );
}

/** The members this caller is shown: of a hidden membership fewer than there are, and no error (§11). */
function visible(cloud: Cloud, call: Call, group: string, nested: boolean, cast: Kind | undefined): readonly string[] {
  const ids = cloud.directory.memberships.list(group, nested, cast);
  if (!isHidden(cloud, call, group)) return ids;
  const behaviour = cloud.settings["hiddenMembership.list"];
  if (behaviour === "forbidden") throw forbidden();
  return behaviour === "empty" ? [] : ids.slice(0, Math.floor(ids.length / 2));
}

function total(cloud: Cloud, call: Call, nested: boolean, cast: Kind | undefined): number {
  requireEventual(call);
  return counted(cloud, call, getGroup(cloud, call).id, nested, cast);
}

function counted(cloud: Cloud, call: Call, group: string, nested: boolean, cast: Kind | undefined): number {
  const truth = cloud.settings["hiddenMembership.count"] === "true";
  return (truth ? cloud.directory.memberships.list(group, nested, cast) : visible(cloud, call, group, nested, cast))
    .length;
}

function isHidden(cloud: Cloud, call: Call, group: string): boolean {
  return cloud.directory.hiddenGroups.has(group) && !call.caller.roles.has("Member.Read.Hidden");
}

function finder(cloud: Cloud): (id: string) => DirectoryObject[] {
  return (id) => [cloud.directory.find(id)].filter((found) => found !== undefined);
}

function shower(cloud: Cloud, call: Call, names: readonly string[] | undefined, cast: boolean) {
  return (found: DirectoryObject) => showObject(cloud, call, found, names, cast);
}

function add(cloud: Cloud, call: Call) {
  const group = getGroup(cloud, call).id;
  const member = linked(cloud, call.body["@odata.id"]);
  if (!cloud.directory.memberships.add(group, member.entity.id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  return NO_CONTENT;
}

function remove(cloud: Cloud, call: Call) {
  const member = call.params.member ?? "";
  if (!cloud.directory.memberships.remove(getGroup(cloud, call).id, member)) throw notFound(member);
  return NO_CONTENT;
}

function memberOf(cloud: Cloud, call: Call) {
  const groups = cloud.directory.memberships.groupsOf(getGroup(cloud, call).id).flatMap(finder(cloud));
  return page(cloud, call, groups, "directoryObjects", shower(cloud, call, undefined, false));
}
