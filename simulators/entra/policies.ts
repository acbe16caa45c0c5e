import { type Call, type GraphRoute, NONE, PLAIN_LIST } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, created, NO_CONTENT, notFound, ok } from "./errors";
import {
  changesOf,
  type Entity,
  type EntityType,
  flag,
  type Json,
  readOnly,
  required,
  shownNames,
  strings,
  text,
  view,
} from "./fields";
import { page } from "./paging";
import { getServicePrincipal } from "./service-principals";

const POLICY: EntityType = {
  name: "claimsMappingPolicy",
  fields: {
    id: readOnly(required()),
    deletedDateTime: readOnly(text()),
    definition: strings(),
    description: text(),
    displayName: required(),
    isOrganizationDefault: flag(false),
  },
};
const NAMES = shownNames(POLICY);

/** Claims mapping policies and what they are assigned to (docs/services/entra-graph.md §4.12, §10). */
export function policyRoutes(cloud: Cloud): GraphRoute[] {
  const path = "/policies/claimsMappingPolicies";
  const assigned = "/servicePrincipals/:sp/claimsMappingPolicies";
  return [
    ["GET", path, "policies.read", PLAIN_LIST, (call) => list(cloud, call)],
    ["POST", path, "policies.write", NONE, (call) => create(cloud, call)],
    ["GET", `${path}/:policy`, "policies.read", NONE, (call) => ok(show(getPolicy(cloud, call.params.policy)))],
    ["PATCH", `${path}/:policy`, "policies.write", NONE, (call) => update(cloud, call)],
    ["DELETE", `${path}/:policy`, "policies.write", NONE, (call) => remove(cloud, call)],
    ["GET", assigned, "policies.read", PLAIN_LIST, (call) => listAssigned(cloud, call)],
    ["POST", `${assigned}/$ref`, "policies.write", NONE, (call) => assign(cloud, call)],
    ["DELETE", `${assigned}/:policy/$ref`, "policies.write", NONE, (call) => unassign(cloud, call)],
  ];
}

function list(cloud: Cloud, call: Call) {
  return page(cloud, call, cloud.directory.policies.list(), "policies/claimsMappingPolicies", show);
}

function update(cloud: Cloud, call: Call) {
  const policy = getPolicy(cloud, call.params.policy);
  cloud.directory.policies.change(policy, checked(call, policy));
  return NO_CONTENT;
}

function assignedTo(cloud: Cloud, call: Call): Set<string> {
  const { id } = getServicePrincipal(cloud, call);
  const policies = cloud.directory.claimsPolicies.get(id) ?? new Set();
  cloud.directory.claimsPolicies.set(id, policies);
  return policies;
}

function listAssigned(cloud: Cloud, call: Call) {
  const ids = [...assignedTo(cloud, call)];
  return page(cloud, call, ids, "claimsMappingPolicies", (id) => show(getPolicy(cloud, id)));
}

function assign(cloud: Cloud, call: Call) {
  const { id } = getPolicy(cloud, linkedId(call.body["@odata.id"]));
  const policies = assignedTo(cloud, call);
  if (policies.size > 0) throw badRequest("Only one claims mapping policy can be assigned to a service principal.");
  policies.add(id);
  return NO_CONTENT;
}

function unassign(cloud: Cloud, call: Call) {
  const id = call.params.policy ?? "";
  if (!assignedTo(cloud, call).delete(id)) throw notFound(id);
  return NO_CONTENT;
}

/** The plugin links to `/directoryObjects/{id}`, a person to `/policies/claimsMappingPolicies/{id}`: both are taken (§4.12). */
function linkedId(link: Json | undefined): string {
  const [, id] =
    typeof link === "string" ? (/\/(?:directoryObjects|claimsMappingPolicies)\/([^/]+)$/.exec(link) ?? []) : [];
  if (id === undefined) throw badRequest("Invalid URL format specified in the @odata.id for the reference.");
  return id;
}

function getPolicy(cloud: Cloud, id = ""): Entity {
  const policy = cloud.directory.policies.find(id);
  if (policy === undefined) throw notFound(id);
  return policy;
}

function show(policy: Entity) {
  return { "@odata.type": "#microsoft.graph.claimsMappingPolicy", ...view(POLICY, policy, NAMES) };
}

function create(cloud: Cloud, call: Call) {
  const policy: Entity = { id: cloud.ids.guid() };
  const changes = checked(call, policy);
  if (changes.displayName === undefined || changes.definition === undefined) {
    throw badRequest(
      "A value is required for the properties 'definition' and 'displayName' of resource 'ClaimsMappingPolicy'.",
    );
  }
  cloud.directory.policies.put(Object.assign(policy, changes));
  return created(show(policy));
}

function remove(cloud: Cloud, call: Call) {
  const { id } = getPolicy(cloud, call.params.policy);
  cloud.directory.policies.delete(id);
  for (const policies of cloud.directory.claimsPolicies.values()) policies.delete(id);
  return NO_CONTENT;
}

/** A definition is a list of JSON texts that each hold a ClaimsMappingPolicy. */
function checked(call: Call, policy: Entity): Record<string, Json> {
  const changes = changesOf(POLICY, call.body, policy);
  const { definition } = changes;
  for (const entry of Array.isArray(definition) ? definition : []) {
    if (!isDefinition(String(entry))) throw badRequest("Property definition has an invalid value.");
  }
  return changes;
}

function isDefinition(entry: string): boolean {
  try {
    const read: unknown = JSON.parse(entry);
    return typeof read === "object" && read !== null && "ClaimsMappingPolicy" in read;
  } catch {
    return false;
  }
}
