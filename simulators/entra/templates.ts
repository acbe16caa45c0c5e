import { APPLICATION, SERVICE_PRINCIPAL } from "./application-type";
import { type Call, type GraphRoute, NONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, notFound, ok } from "./errors";
import type { JsonObject } from "./fields";
import { passes } from "./filter";
import { type ApplicationTemplate, TEMPLATES } from "./gallery";
import { makeApplication } from "./instantiate";
import { showWhole } from "./objects";
import { page } from "./paging";
import { filterOf } from "./select";

/** The gallery, and making an enterprise application from it (docs/services/entra-graph.md §4.1, §4.3). */
export function templateRoutes(cloud: Cloud): GraphRoute[] {
  const path = "/applicationTemplates";
  return [
    ["GET", path, "anyone", ["$filter", "$top", "$skiptoken"], (call) => list(cloud, call)],
    ["GET", `${path}/:template`, "anyone", NONE, (call) => ok(show(getTemplate(call)))],
    ["POST", `${path}/:template/instantiate`, "applications.create", NONE, (call) => instantiate(cloud, call)],
  ];
}

function list(cloud: Cloud, call: Call) {
  const filter = filterOf(call, { displayName: ["eq", "startswith", "contains"], id: ["eq"] });
  const all = TEMPLATES.map(show);
  const rows = filter === undefined ? all : all.filter((row) => passes(filter, (name) => row[name] ?? null));
  return page(cloud, call, rows, "applicationTemplates", (row) => row);
}

function getTemplate(call: Call): ApplicationTemplate {
  const id = call.params.template ?? "";
  const template = TEMPLATES.find((one) => one.id === id.toLowerCase());
  if (template === undefined) throw notFound(id);
  return template;
}

function show({ synchronization: _synchronization, ...template }: ApplicationTemplate): JsonObject {
  return { "@odata.type": "#microsoft.graph.applicationTemplate", logoUrl: null, ...template };
}

function instantiate(cloud: Cloud, call: Call) {
  const template = getTemplate(call);
  const { displayName, serviceManagementReference: _reference, ...rest } = call.body;
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@"));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of instantiate.`);
  if (typeof displayName !== "string" || displayName.trim() === "") {
    throw badRequest("A value is required for parameter 'displayName' of instantiate.");
  }
  const { application, servicePrincipal } = makeApplication(cloud, { displayName, templateId: template.id });
  const behaviour = cloud.settings["instantiate.owners"];
  const ownedBy = behaviour === "whenOwnedBy" && call.caller.roles.has("Application.ReadWrite.OwnedBy");
  for (const { id } of behaviour === "caller" || ownedBy ? [application, servicePrincipal] : []) {
    cloud.directory.owners.set(id, new Set([call.caller.objectId]));
  }
  cloud.lag.start(application.id, cloud.settings["instantiate.lagReads"]);
  cloud.lag.start(
    servicePrincipal.id,
    Math.max(cloud.settings["instantiate.lagReads"], cloud.settings["servicePrincipal.lagReads"]),
  );
  return created({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#microsoft.graph.applicationServicePrincipal`,
    application: showWhole({ kind: "application", type: APPLICATION, entity: application }, undefined),
    servicePrincipal: showWhole(
      { kind: "servicePrincipal", type: SERVICE_PRINCIPAL, entity: servicePrincipal },
      undefined,
    ),
  });
}
