import type { Cloud } from "../cloud";
import type { Entity, JsonObject } from "../fields";
import { guidOf } from "../ids";
import type { ObjectMapping } from "./mapping";
import type { ObjectKind } from "./reference-sources";
import type { Subject } from "./source";
import type { Job } from "./state";
import type { Trace } from "./trace";

/** What the attempts of one cycle, or of one request on demand, have in common in the log. */
export interface LogContext {
  readonly cloud: Cloud;
  readonly sp: Entity;
  readonly job: Job;
  /** Of the cycle. */
  readonly id: string;
  readonly at: number;
}

/** One row of the provisioning log (docs/services/entra-graph.md §7). */
export function logRow(context: LogContext, mapping: ObjectMapping, subject: Subject, trace: Trace): JsonObject {
  const { cloud, sp, job, id, at } = context;
  return {
    id: cloud.ids.guid(),
    activityDateTime: new Date(at).toISOString(),
    tenantId: cloud.directory.tenant.id,
    jobId: job.id,
    cycleId: id,
    changeId: cloud.ids.guid(),
    durationInMilliseconds: Math.max(0, cloud.clock.now() - at),
    provisioningAction: trace.action,
    servicePrincipal: { id: sp.id, displayName: String(sp.displayName) },
    sourceSystem: system(mapping.source),
    targetSystem: system(mapping.target),
    sourceIdentity: sourceIdentity(subject),
    targetIdentity: identity(trace.targetId ?? "", "", subject.object, {}),
    initiatedBy: { id: "", displayName: "Azure AD Provisioning Service", initiatorType: "system" },
    provisioningStatusInfo: statusInfo(trace),
    provisioningSteps: trace.steps,
    modifiedProperties: trace.modified,
  };
}

function system(name: string): JsonObject {
  return { id: guidOf(`system ${name}`), displayName: name, details: {} };
}

function sourceIdentity({ object, id, name, displayName }: Subject): JsonObject {
  return identity(id, displayName, object, object === "User" ? { UserPrincipalName: name } : {});
}

function identity(id: string, displayName: string, identityType: ObjectKind, details: JsonObject): JsonObject {
  return { id, displayName, identityType, details };
}

function statusInfo({ status, error }: Trace): JsonObject {
  if (error === undefined) return { status, errorInformation: null };
  return {
    status,
    errorInformation: {
      errorCode: error.code,
      reason: error.message,
      additionalDetails: null,
      errorCategory: status === "failure" ? "nonServiceFailure" : "success",
      recommendedAction: null,
    },
  };
}
