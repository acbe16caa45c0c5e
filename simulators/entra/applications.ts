import { checkedRoles } from "./app-roles";
import { APPLICATION } from "./application-type";
import { type Call, type GraphRoute, LIST, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, NO_CONTENT, notFound, ok } from "./errors";
import { changesOf, type Entity, type Json, valueIn } from "./fields";
import { checkIdentifiers, servicePrincipalNames } from "./identifiers";
import { domainOf } from "./instantiate";
import { withKeptKeys } from "./key-credentials";
import { bindOwners, showListed, showWhole } from "./objects";
import { ownerRoutes } from "./owners";
import { page } from "./paging";
import { type Filterable, filterOf, matching, selected } from "./select";

const FILTERABLE: Filterable = {
  id: ["eq", "in"],
  appId: ["eq", "in"],
  applicationTemplateId: ["eq"],
  displayName: ["eq", "in", "startswith"],
  identifierUris: ["eq"],
  tags: ["eq"],
};

/** App registrations (docs/services/entra-graph.md §4.2, §4.4). */
export function applicationRoutes(cloud: Cloud): GraphRoute[] {
  const get = (call: Call) => getApplication(cloud, call);
  return [
    ["GET", "/applications", "applications.read", LIST, (call) => list(cloud, call)],
    ["POST", "/applications", "applications.create", NONE, (call) => create(cloud, call)],
    [
      "GET",
      "/applications/:app",
      "applications.read",
      ONE,
      (call) => ok(show(get(call), selected(call, [APPLICATION]))),
    ],
    ["PATCH", "/applications/:app", "applications.write", NONE, (call) => update(cloud, call)],
    ["DELETE", "/applications/:app", "applications.write", NONE, (call) => remove(cloud, call)],
    ...ownerRoutes(cloud, "/applications/:app", { read: "applications.read", write: "applications.write" }, get),
  ];
}

/** The application of the path; 404 when there is none or it is not readable yet. */
export function getApplication(cloud: Cloud, call: Call): Entity {
  const id = call.params.app ?? "";
  const application = cloud.directory.applications.find(id);
  if (application === undefined || cloud.lag.hides(application.id)) throw notFound(id);
  return application;
}

function show(application: Entity, names: readonly string[] | undefined) {
  return showWhole({ kind: "application", type: APPLICATION, entity: application }, names);
}

function list(cloud: Cloud, call: Call) {
  const names = selected(call, [APPLICATION]);
  const rows = matching(cloud.directory.applications, APPLICATION, filterOf(call, FILTERABLE));
  const seen = rows.filter((application) => !cloud.lag.hides(application.id));
  return page(cloud, call, seen, "applications", (entity) =>
    showListed({ kind: "application", type: APPLICATION, entity }, names),
  );
}

function create(cloud: Cloud, call: Call) {
  const { directory, ids } = cloud;
  if (typeof call.body.displayName !== "string" || call.body.displayName === "") {
    throw badRequest("A value is required for property 'displayName' of resource 'Application'.");
  }
  const application: Entity = {
    id: ids.guid(),
    appId: ids.guid(),
    createdDateTime: cloud.clock.iso(),
    publisherDomain: domainOf(cloud),
  };
  const changes = applicationChanges(cloud, call, application);
  bindOwners(cloud, application.id, call.body["owners@odata.bind"], call.caller);
  directory.applications.put(Object.assign(application, changes));
  return created(show(application, undefined));
}

function update(cloud: Cloud, call: Call) {
  const application = getApplication(cloud, call);
  const changes = applicationChanges(cloud, call, application);
  cloud.directory.applications.change(application, changes);
  for (const sp of cloud.directory.servicePrincipals.by("appId", String(application.appId))) {
    cloud.directory.servicePrincipals.change(sp, inherited(application, changes));
  }
  return NO_CONTENT;
}

function remove(cloud: Cloud, call: Call) {
  cloud.directory.removeApplication(getApplication(cloud, call).id);
  return NO_CONTENT;
}

function applicationChanges(cloud: Cloud, call: Call, application: Entity): Record<string, Json> {
  const changes = changesOf(APPLICATION, call.body, application);
  const { appRoles, identifierUris, keyCredentials } = changes;
  const before = (name: string) => valueIn(APPLICATION, application, name);
  checkIdentifiers(cloud, application, identifierUris);
  return {
    ...changes,
    ...(appRoles === undefined ? {} : { appRoles: checkedRoles(before("appRoles"), appRoles) }),
    ...(keyCredentials === undefined ? {} : { keyCredentials: withKeptKeys(before("keyCredentials"), keyCredentials) }),
  };
}

/** What a service principal repeats of its application. */
function inherited(application: Entity, changes: Readonly<Record<string, Json>>): Record<string, Json> {
  const own: Record<string, Json> = {};
  if (changes.displayName !== undefined) own.displayName = own.appDisplayName = changes.displayName;
  if (changes.appRoles !== undefined) own.appRoles = changes.appRoles;
  if (changes.identifierUris !== undefined) {
    own.servicePrincipalNames = servicePrincipalNames(application, changes.identifierUris);
  }
  return own;
}
