import type { SimAnswer } from "../../stage/http";
import type { Cloud } from "../cloud";
import { badRequest, GraphError, notFound, ok } from "../errors";
import { isObject, type JsonObject } from "../fields";
import { traceOf } from "../provisioning/attempt";
import { targetOf } from "../provisioning/connection";
import type { Owned } from "../provisioning/cycle";
import { decide, scopeOf } from "../provisioning/decide";
import { EntryFailure, TargetUnusable } from "../provisioning/failures";
import { logRow } from "../provisioning/log";
import { type UserMapping, userMapping } from "../provisioning/mapping";
import { perform } from "../provisioning/perform";
import type { ScimTarget } from "../provisioning/scim-target";
import { entitlementOf, leavingRules } from "../provisioning/secret-settings";
import { isActive } from "../provisioning/service";
import { Source, type Subject } from "../provisioning/source";
import type { Trace } from "../provisioning/trace";
import { isOauth, requireCredentials } from "./credentials";

/**
 * Provisions one user now, as a cycle would, but for its deletion threshold and without app roles
 * (docs/services/entra-graph.md §6.7). Answers with result and details as texts that hold JSON; a target that fails is a
 * result, not an error. Throws 400, 404 and, for more than five requests in 10 s, 429.
 */
export async function provisionOnDemand(cloud: Cloud, owned: Owned, body: JsonObject): Promise<SimAnswer> {
  const { job, provisioning } = owned;
  const { ruleId, objectId } = subjectOf(body);
  requireCredentials(cloud, String(job.body.templateId), provisioning.secrets);
  const mapping = userMapping(job.schema, ruleId);
  if (mapping === undefined) throw badRequest(`The rule '${ruleId}' is not a rule of users in the schema of the job.`);
  if (cloud.settings["connector.oauth"] === "enforced" && isOauth(String(job.body.templateId)) && isActive(job)) {
    throw badRequest("The job must be stopped before a user is provisioned on demand.");
  }
  const now = cloud.clock.now();
  if (!isKnown(cloud, owned, objectId, now)) throw notFound(objectId);
  countRequest(cloud, owned, now);
  const trace = await cloud.turns.take(() => provisionOne(cloud, owned, mapping, objectId, now));
  return ok({
    key: JSON.stringify({ result: RESULTS[trace.status], details: trace.error?.message ?? "" }),
    value: JSON.stringify({ provisioningSteps: trace.steps, modifiedProperties: trace.modified }),
  });
}

const RESULTS = { success: "Success", skipped: "Skipped", failure: "Failure" } as const;

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

function isKnown({ directory }: Cloud, { job }: Owned, id: string, now: number): boolean {
  return (
    directory.users.find(id) !== undefined || directory.bin.find(id, now) !== undefined || job.memory.links.has(id)
  );
}

function countRequest(cloud: Cloud, { job }: Owned, now: number): void {
  const most = cloud.settings["onDemand.per10s"];
  const recent = job.memory.demands.filter((at) => now - at < 10_000);
  if (most > 0 && recent.length >= most) {
    const wait = { "Retry-After": String(cloud.settings["throttle.retryAfter"]) };
    throw new GraphError(429, "TooManyRequests", "Only so many users can be provisioned on demand in 10 s.", wait);
  }
  job.memory.demands = [...recent, now];
}

async function provisionOne(cloud: Cloud, owned: Owned, mapping: UserMapping, id: string, at: number): Promise<Trace> {
  const { memory } = owned.job;
  const { secrets } = owned.provisioning;
  const source = new Source(cloud.directory, owned.sp, entitlementOf(secrets, cloud.settings), at);
  const subject = withoutRoles(source.subject(id, memory.links.get(id) ?? { name: id, displayName: "" }));
  const scope = scopeOf(subject, mapping);
  const trace = traceOf(scope, subject);
  let target: ScimTarget | undefined;
  try {
    target = targetOf(cloud, secrets);
    const step = decide(scope, mapping, memory.links.get(id), leavingRules(secrets, cloud.settings));
    await perform({ target, mapping, memory }, subject, step, trace);
    memory.escrows.delete(id);
  } catch (error) {
    if (!(error instanceof EntryFailure || error instanceof TargetUnusable)) throw error;
    trace.failed(error.code, error.message);
  } finally {
    target?.close();
  }
  cloud.directory.provisioningLog.push(logRow({ cloud, ...owned, id: cloud.ids.guid(), at }, mapping, subject, trace));
  return trace;
}

/** App roles are not evaluated on demand (§6.7). */
function withoutRoles(subject: Subject): Subject {
  const read: Subject["read"] = (name, leaving) => (name === "appRoleAssignments" ? null : subject.read(name, leaving));
  return { ...subject, read };
}
