import type { SimAnswer } from "../../stage/http";
import type { Cloud } from "../cloud";
import { badRequest, GraphError, notFound, ok } from "../errors";
import type { JsonObject } from "../fields";
import { traceOf } from "../provisioning/attempt";
import { targetOf } from "../provisioning/connection";
import type { Owned } from "../provisioning/cycle";
import { decide, scopeOf } from "../provisioning/decide";
import { entitledObjects } from "../provisioning/entitled";
import { EntryFailure, TargetUnusable } from "../provisioning/failures";
import { logRow } from "../provisioning/log";
import { type Mappings, mappingsOf, type ObjectMapping } from "../provisioning/mapping";
import { perform } from "../provisioning/perform";
import { nounOf } from "../provisioning/reference-sources";
import { pointTo } from "../provisioning/references";
import type { ScimTarget } from "../provisioning/scim-target";
import { resolvingOf } from "../provisioning/second-pass";
import { entitlementOf, leavingRules } from "../provisioning/secret-settings";
import { isActive } from "../provisioning/service";
import { Source, type Subject } from "../provisioning/source";
import type { Trace } from "../provisioning/trace";
import { isOauth, requireCredentials } from "./credentials";
import { type DemandedSubject, demandedSubject } from "./on-demand-subject";

/**
 * Provisions one user or group now, as a cycle would, but for its deletion threshold and without app roles; of references only
 * those that the request names (docs/services/entra-graph.md §6.7). Answers with result and details as texts that hold JSON; a
 * target that fails is a result, not an error. Throws 400, 404 and, for more than five requests in 10 s, 429.
 */
export async function provisionOnDemand(cloud: Cloud, owned: Owned, body: JsonObject): Promise<SimAnswer> {
  const { job, provisioning } = owned;
  const demanded = demandedSubject(body);
  requireCredentials(cloud, String(job.body.templateId), provisioning.secrets);
  const mapping = mappingsOf(job.schema, demanded.ruleId).get(demanded.object);
  if (mapping === undefined) {
    const noun = nounOf(demanded.object);
    throw badRequest(`The rule '${demanded.ruleId}' is not a rule of ${noun}s in the schema of the job.`);
  }
  if (cloud.settings["connector.oauth"] === "enforced" && isOauth(String(job.body.templateId)) && isActive(job)) {
    throw badRequest("The job must be stopped before a user is provisioned on demand.");
  }
  const now = cloud.clock.now();
  if (!isKnown(cloud, owned, demanded, now)) throw notFound(demanded.objectId);
  countRequest(cloud, owned, now);
  const trace = await cloud.turns.take(() => provisionOne(cloud, owned, mapping, demanded, now));
  return ok({
    key: JSON.stringify({ result: RESULTS[trace.status], details: trace.error?.message ?? "" }),
    value: JSON.stringify({ provisioningSteps: trace.steps, modifiedProperties: trace.modified }),
  });
}

const RESULTS = { success: "Success", skipped: "Skipped", failure: "Failure" } as const;

function isKnown(
  { directory }: Cloud,
  { job }: Owned,
  { object, objectId: id }: DemandedSubject,
  now: number,
): boolean {
  if (job.memory.links.get(id)?.object === object) return true;
  if (object === "Group") return directory.groups.find(id) !== undefined;
  return directory.users.find(id) !== undefined || directory.bin.find(id, now) !== undefined;
}

function countRequest(cloud: Cloud, { job }: Owned, now: number): void {
  const most = cloud.settings["onDemand.per10s"];
  if (job.memory.demands.take(1, now, most)) return;
  const wait = { "Retry-After": String(cloud.settings["throttle.retryAfter"]) };
  throw new GraphError(429, "TooManyRequests", "Only so many users can be provisioned on demand in 10 s.", wait);
}

async function provisionOne(
  cloud: Cloud,
  owned: Owned,
  mapping: ObjectMapping,
  demanded: DemandedSubject,
  at: number,
): Promise<Trace> {
  const { job, provisioning } = owned;
  const { memory } = job;
  const mappings = mappingsOf(job.schema);
  const source = sourceOf(cloud, owned, mappings, at);
  const subject = withoutRoles(source.subject(demanded.objectId, memory.links.get(demanded.objectId)));
  const scope = scopeOf(subject, mapping);
  const link = memory.links.get(subject.id);
  const step = decide(scope, mapping, link, leavingRules(provisioning.secrets, cloud.settings));
  const trace = traceOf(scope, subject);
  let target: ScimTarget | undefined;
  try {
    target = targetOf(cloud, provisioning.secrets);
    const run = { target: target.of(mapping.object), mapping, memory };
    const isNew = link?.managed !== true;
    await perform(run, subject, step, trace);
    memory.escrows.delete(subject.id);
    await pointTo(
      run,
      resolvingOf({ source, mappings, job, cloud }),
      subject,
      { looked: new Set(demanded.linked), isNew },
      trace,
    );
  } catch (error) {
    if (!(error instanceof EntryFailure || error instanceof TargetUnusable)) throw error;
    trace.failed(error.code, error.message);
  } finally {
    target?.close();
  }
  cloud.directory.provisioningLog.push(logRow({ cloud, ...owned, id: cloud.ids.guid(), at }, mapping, subject, trace));
  return trace;
}

function sourceOf({ directory, settings }: Cloud, { sp, provisioning }: Owned, mappings: Mappings, at: number): Source {
  const before = at - settings["onDemand.assignmentSeconds"] * 1000;
  const entitlement = { ...entitlementOf(provisioning.secrets, settings), before };
  return new Source(directory, sp, entitledObjects(directory, sp, entitlement, mappings), at);
}

/** App roles are not evaluated on demand (§6.7). */
function withoutRoles(subject: Subject): Subject {
  const read: Subject["read"] = (name, leaving) => (name === "appRoleAssignments" ? null : subject.read(name, leaving));
  return { ...subject, read };
}
