import type { SimAnswer } from "../stage/http";
import type { Call } from "./call";
import type { Cloud } from "./cloud";
import { requireCredentials } from "./credentials";
import { badRequest, notFound, ok } from "./errors";
import { type Entity, isObject, type Json, type JsonObject, valueIn } from "./fields";
import type { Job, Provisioning } from "./provisioning";
import { getServicePrincipal } from "./service-principals";
import { USER } from "./user-type";

/**
 * Provisions one user on demand (§6.7). The scope is decided as in a cycle (§8.2); matching and export belong to the engine
 * of cycles, so that nothing is sent to a target yet and those steps say so.
 */
export function provisionOnDemand(cloud: Cloud, call: Call, job: Job, provisioning: Provisioning): SimAnswer {
  const { ruleId, objectId } = subjectOf(call.body);
  requireCredentials(String(job.body.templateId), [...provisioning.secrets.keys()]);
  if (!ruleIds(job.schema).includes(ruleId)) throw badRequest(`The rule '${ruleId}' is not in the schema of the job.`);
  const user = cloud.directory.users.find(objectId);
  if (user === undefined) throw notFound(objectId);
  const inScope = isInScope(cloud, getServicePrincipal(cloud, call).id, provisioning, user);
  const steps = [
    step("EntryImport", "import", "Success", `Retrieved ${String(user.userPrincipalName)} from the source.`),
    inScope
      ? step("EntrySynchronizationScoping", "scoping", "Success", "The user is in scope.")
      : step("EntrySynchronizationScoping", "scoping", "Skipped", "The user is not in scope."),
    step("EntryExport", "export", "Skipped", "The simulator sends nothing to a target."),
  ];
  return ok({
    key: JSON.stringify({ result: inScope ? "Success" : "Skipped", details: "" }),
    value: JSON.stringify({ provisioningSteps: steps, modifiedProperties: [] }),
  });
}

function step(name: string, provisioningStepType: string, status: string, description: string): JsonObject {
  return { name, provisioningStepType, status, description, details: {} };
}

function subjectOf(body: JsonObject): { ruleId: string; objectId: string } {
  const [parameter] = Array.isArray(body.parameters) ? body.parameters : [];
  if (!isObject(parameter) || typeof parameter.ruleId !== "string")
    throw badRequest("parameters[0].ruleId is required.");
  const [subject] = Array.isArray(parameter.subjects) ? parameter.subjects : [];
  if (!isObject(subject) || typeof subject.objectId !== "string" || subject.objectTypeName !== "User") {
    throw badRequest("parameters[0].subjects must name one object of the type User.");
  }
  return { ruleId: parameter.ruleId, objectId: subject.objectId };
}

function ruleIds(schema: JsonObject): Json[] {
  const rules = Array.isArray(schema.synchronizationRules) ? schema.synchronizationRules : [];
  return rules.filter(isObject).map(({ id = null }) => id);
}

/** Assigned directly or by a group whose direct member it is, or everybody with SyncAll; and not disabled (§8.2). */
function isInScope(cloud: Cloud, sp: string, { secrets }: Provisioning, user: Entity): boolean {
  if (valueIn(USER, user, "accountEnabled") !== true) return false;
  if (secrets.get("SyncAll")?.toLowerCase() === "true") return true;
  const { assignments, memberships } = cloud.directory;
  return assignments
    .list(sp)
    .some(({ principalId }) => principalId === user.id || memberships.has(principalId, user.id));
}
