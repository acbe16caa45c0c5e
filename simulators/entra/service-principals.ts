import { APPLICATION, SERVICE_PRINCIPAL } from "./application-type";
import { type Call, type GraphRoute, LIST, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, GraphError, NO_CONTENT, notFound, ok } from "./errors";
import { changesOf, type Entity, type Json, valueIn } from "./fields";
import { servicePrincipalNames } from "./identifiers";
import { checkThumbprint, withKeptKeys } from "./key-credentials";
import { bindOwners, showListed, showWhole } from "./objects";
import { ownerRoutes } from "./owners";
import { page } from "./paging";
import { type Filterable, filterOf, matching, selected } from "./select";

const FILTERABLE: Filterable = {
  id: ["eq", "in"],
  appId: ["eq", "in"],
  displayName: ["eq", "in", "startswith"],
  applicationTemplateId: ["eq"],
  servicePrincipalType: ["eq"],
  tags: ["eq"],
};

/** Service principals (docs/services/entra-graph.md §4.5). */
export function servicePrincipalRoutes(cloud: Cloud): GraphRoute[] {
  const get = (call: Call) => getServicePrincipal(cloud, call);
  return [
    ["GET", "/servicePrincipals", "applications.read", LIST, (call) => list(cloud, call)],
    ["POST", "/servicePrincipals", "applications.create", NONE, (call) => create(cloud, call)],
    [
      "GET",
      "/servicePrincipals/:sp",
      "applications.read",
      ONE,
      (call) => ok(show(get(call), selected(call, [SERVICE_PRINCIPAL]))),
    ],
    ["PATCH", "/servicePrincipals/:sp", "applications.write", NONE, (call) => update(cloud, call)],
    ["DELETE", "/servicePrincipals/:sp", "applications.write", NONE, (call) => remove(cloud, call)],
    ...ownerRoutes(cloud, "/servicePrincipals/:sp", { read: "applications.read", write: "applications.write" }, get),
  ];
}

/** The service principal of the path; 404 when there is none or it is not readable yet. */
export function getServicePrincipal(cloud: Cloud, call: Call): Entity {
  const id = call.params.sp ?? "";
  const sp = cloud.directory.servicePrincipals.find(id);
  if (sp === undefined || cloud.lag.hides(sp.id)) throw notFound(id);
  return sp;
}

/** The properties a new service principal takes over from its application. */
export function fromApplication(cloud: Cloud, application: Entity): Omit<Entity, "id"> {
  const appId = String(application.appId);
  const { tenant } = cloud.directory;
  return {
    appId,
    appDisplayName: valueIn(APPLICATION, application, "displayName"),
    displayName: valueIn(APPLICATION, application, "displayName"),
    applicationTemplateId: valueIn(APPLICATION, application, "applicationTemplateId"),
    appOwnerOrganizationId: tenant.id,
    appRoles: valueIn(APPLICATION, application, "appRoles"),
    createdDateTime: cloud.clock.iso(),
    samlMetadataUrl: `${cloud.url}/${tenant.id}/federationmetadata/2007-06/federationmetadata.xml?appid=${appId}`,
    servicePrincipalNames: servicePrincipalNames(application),
  };
}

function show(sp: Entity, names: readonly string[] | undefined) {
  return showWhole({ kind: "servicePrincipal", type: SERVICE_PRINCIPAL, entity: sp }, names);
}

function list(cloud: Cloud, call: Call) {
  const names = selected(call, [SERVICE_PRINCIPAL]);
  const rows = matching(cloud.directory.servicePrincipals, SERVICE_PRINCIPAL, filterOf(call, FILTERABLE));
  const seen = rows.filter((sp) => !cloud.lag.hides(sp.id));
  return page(cloud, call, seen, "servicePrincipals", (entity) =>
    showListed({ kind: "servicePrincipal", type: SERVICE_PRINCIPAL, entity }, names),
  );
}

function remove(cloud: Cloud, call: Call) {
  cloud.directory.remove(getServicePrincipal(cloud, call).id);
  return NO_CONTENT;
}

function create(cloud: Cloud, call: Call) {
  const { directory } = cloud;
  const { appId, ...rest } = call.body;
  if (typeof appId !== "string")
    throw badRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.");
  const application = directory.applications.by("appId", appId)[0];
  if (application === undefined || cloud.lag.hides(application.id)) {
    throw badRequest(`The appId '${appId}' of the service principal does not reference a valid application object.`);
  }
  if (directory.servicePrincipals.by("appId", appId).length > 0) {
    const text =
      "The service principal cannot be created, updated, or restored because the service principal name is already in use.";
    throw new GraphError(409, "Request_MultipleObjectsWithSameKeyValue", text);
  }
  const sp: Entity = {
    id: cloud.ids.guid(),
    ...fromApplication(cloud, application),
    appRoleAssignmentRequired: false,
    tags: [],
  };
  const changes = changesOf(SERVICE_PRINCIPAL, rest, sp);
  bindOwners(cloud, sp.id, call.body["owners@odata.bind"], call.caller);
  directory.servicePrincipals.put(Object.assign(sp, changes));
  cloud.lag.start(sp.id, cloud.settings["servicePrincipal.lagReads"]);
  return created(show(sp, undefined));
}

const MODES = [null, "", "notSupported", "oidc", "password", "saml"] as const;

function update(cloud: Cloud, call: Call) {
  const sp = getServicePrincipal(cloud, call);
  const changes = changesOf(SERVICE_PRINCIPAL, call.body, sp);
  const mode = changes.preferredSingleSignOnMode;
  if (mode !== undefined && !MODES.some((known) => known === mode)) {
    throw badRequest(
      "Invalid value specified for property 'preferredSingleSignOnMode' of resource 'ServicePrincipal'.",
    );
  }
  cloud.directory.servicePrincipals.change(sp, { ...changes, ...credentialChanges(sp, changes) });
  return NO_CONTENT;
}

function credentialChanges(sp: Entity, changes: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  const before = valueIn(SERVICE_PRINCIPAL, sp, "keyCredentials");
  const { keyCredentials, preferredTokenSigningKeyThumbprint } = changes;
  const after = keyCredentials === undefined ? before : withKeptKeys(before, keyCredentials);
  checkThumbprint(preferredTokenSigningKeyThumbprint, after);
  return keyCredentials === undefined ? {} : { keyCredentials: after };
}
