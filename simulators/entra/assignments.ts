import { DEFAULT_ACCESS, principalType, rolesOf } from "./app-roles";
import type { Assignment } from "./assignment-book";
import { type Call, type GraphRoute, NONE, type Option, PLAIN_LIST } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, NO_CONTENT, notFound, ok } from "./errors";
import { type Entity, type EntityType, type JsonObject, required, text } from "./fields";
import { getGroup } from "./groups";
import { page } from "./paging";
import { selected } from "./select";
import { getServicePrincipal } from "./service-principals";
import { getUser } from "./users";

const OF_PRINCIPAL = "appRoleAssignments";
const OPTIONS: readonly Option[] = ["$select", ...PLAIN_LIST];
/** For `$select`. */
const ASSIGNMENT: EntityType = {
  name: "appRoleAssignment",
  fields: {
    id: required(),
    deletedDateTime: text(),
    appRoleId: required(),
    createdDateTime: text(),
    principalDisplayName: text(),
    principalId: required(),
    principalType: text(),
    resourceDisplayName: text(),
    resourceId: required(),
  },
};

/** Who has which app role (docs/services/entra-graph.md §4.6, §5). */
export function assignmentRoutes(cloud: Cloud): GraphRoute[] {
  const path = "/servicePrincipals/:sp/appRoleAssignedTo";
  const rowsOf = (sp: string) => cloud.directory.assignments.list(sp);
  const of = ({ id }: Entity) => cloud.directory.assignments.ofPrincipal(id);
  const list = (call: Call, rows: readonly Assignment[]) => {
    const names = selected(call, [ASSIGNMENT]);
    return page(cloud, call, rows, "appRoleAssignments", (row) => chosen(show(cloud, row), names));
  };
  return [
    ["GET", path, "assignments.read", OPTIONS, (call) => list(call, rowsOf(getServicePrincipal(cloud, call).id))],
    ["POST", path, "assignments.write", NONE, (call) => create(cloud, call)],
    ["GET", `${path}/:assignment`, "assignments.read", NONE, (call) => read(cloud, call)],
    ["DELETE", `${path}/:assignment`, "assignments.write", NONE, (call) => remove(cloud, call)],
    [
      "GET",
      `/users/:user/${OF_PRINCIPAL}`,
      "assignments.read",
      OPTIONS,
      (call) => list(call, of(getUser(cloud, call))),
    ],
    [
      "GET",
      `/groups/:group/${OF_PRINCIPAL}`,
      "assignments.read",
      OPTIONS,
      (call) => list(call, of(getGroup(cloud, call))),
    ],
  ];
}

function read(cloud: Cloud, call: Call) {
  const assignment = getAssignment(cloud, call);
  if (cloud.lag.hides(assignment.id)) throw notFound(assignment.id);
  return ok(show(cloud, assignment));
}

function remove(cloud: Cloud, call: Call) {
  cloud.directory.assignments.delete(getAssignment(cloud, call));
  return NO_CONTENT;
}

function chosen(body: JsonObject, names: readonly string[] | undefined): JsonObject {
  return names === undefined ? body : Object.fromEntries(names.map((name) => [name, body[name] ?? null]));
}

function getAssignment(cloud: Cloud, call: Call): Assignment {
  const id = call.params.assignment ?? "";
  const assignment = cloud.directory.assignments.find(getServicePrincipal(cloud, call).id, id);
  if (assignment === undefined) throw notFound(id);
  return assignment;
}

function show(cloud: Cloud, assignment: Assignment): JsonObject {
  const principal = cloud.directory.find(assignment.principalId);
  const resource = cloud.directory.find(assignment.resourceId);
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: assignment.createdDateTime,
    principalDisplayName: principal?.entity.displayName ?? null,
    principalId: assignment.principalId,
    principalType: principalType(principal?.kind),
    resourceDisplayName: resource?.entity.displayName ?? null,
    resourceId: assignment.resourceId,
  };
}

const KNOWN = [
  "appRoleId",
  "principalId",
  "resourceId",
  "principalType",
  "principalDisplayName",
  "resourceDisplayName",
];

function create(cloud: Cloud, call: Call) {
  const sp = getServicePrincipal(cloud, call);
  const { appRoleId, principalId, resourceId } = checkedBody(call.body);
  if (resourceId !== sp.id) throw badRequest("The resourceId does not match the service principal of the request.");
  checkRole(cloud, sp, appRoleId);
  const principal = cloud.directory.find(principalId);
  if (principal === undefined || principal.kind === "application") throw badRequest("Not a valid reference update.");
  const assignment: Assignment = {
    id: cloud.ids.assignment(),
    appRoleId,
    principalId: principal.entity.id,
    resourceId: sp.id,
    createdDateTime: cloud.clock.iso(),
  };
  if (cloud.directory.assignments.findSame(assignment) !== undefined) {
    throw badRequest("Permission being assigned already exists on the object");
  }
  cloud.directory.assignments.add(assignment);
  cloud.lag.start(assignment.id, cloud.settings["assignment.lagReads"]);
  return created(show(cloud, assignment));
}

function checkedBody(body: JsonObject) {
  for (const name of Object.keys(body)) {
    if (name.includes("@") || KNOWN.includes(name)) continue;
    throw badRequest(`Property '${name}' does not exist on type 'microsoft.graph.appRoleAssignment'.`);
  }
  const read = (name: string): string => {
    const value = body[name];
    if (typeof value !== "string") throw badRequest(`Invalid value specified for property '${name}' of resource.`);
    return value.toLowerCase();
  };
  return { appRoleId: read("appRoleId"), principalId: read("principalId"), resourceId: read("resourceId") };
}

/** Default Access belongs to apps without roles; whether others refuse it is a switch (§5.1). */
function checkRole(cloud: Cloud, sp: Entity, appRoleId: string): void {
  const roles = rolesOf(sp);
  if (appRoleId === DEFAULT_ACCESS) {
    if (roles.length === 0 || cloud.settings["assignment.defaultAccess"] === "allowed") return;
  } else if (roles.some((role) => role.id === appRoleId && role.isEnabled === true)) return;
  throw badRequest(`Permission being assigned was not found on application '${sp.appId}'.`);
}
