import { isObject, type JsonObject } from "../fields";
import type { Cycle } from "./cycle";
import { scopeOf } from "./decide";
import type { TargetUnusable } from "./failures";
import type { ObjectKind } from "./reference-sources";

const NEVER = "0001-01-01T00:00:00Z";

/** The job's status after a cycle, but for code and quarantine (docs/services/entra-graph.md §6.2). */
export function statusOf(cycle: Cycle, fault: TargetUnusable | undefined): JsonObject {
  const before = isObject(cycle.job.body.status) ? cycle.job.body.status : {};
  const { links, escrows } = cycle.job.memory;
  const kinds: readonly ObjectKind[] = cycle.mappings.has("Group") ? ["User", "Group"] : ["User"];
  const execution = executionOf(cycle, fault);
  const steady = fault === undefined && escrows.size === 0;
  const first = before.steadyStateFirstAchievedTime ?? NEVER;
  const now = String(execution.timeEnded);
  return {
    ...before,
    progress: [],
    lastExecution: execution,
    ...(fault === undefined ? { lastSuccessfulExecution: execution } : {}),
    ...(fault === undefined && cycle.counts.exports > 0 ? { lastSuccessfulExecutionWithExports: execution } : {}),
    countSuccessiveCompleteFailures: fault === undefined ? 0 : Number(before.countSuccessiveCompleteFailures ?? 0) + 1,
    ...(steady
      ? { steadyStateFirstAchievedTime: first === NEVER ? now : first, steadyStateLastAchievedTime: now }
      : {}),
    synchronizedEntryCountByType: kinds.map((kind) => ({
      key: `${kind} to ${kind}`,
      value: [...links.values()].filter(({ object, managed }) => managed && object === kind).length,
    })),
  };
}

function executionOf(cycle: Cycle, fault: TargetUnusable | undefined): JsonObject {
  const { id, at, job, source, counts, initial } = cycle;
  const escrowed = job.memory.escrows.size;
  const state = fault !== undefined ? "Failed" : escrowed > 0 ? "EntryLevelErrors" : "Succeeded";
  return {
    activityIdentifier: id,
    state,
    error: fault === undefined ? null : { code: fault.code, message: fault.message, tenantActionable: true },
    timeBegan: new Date(at).toISOString(),
    timeEnded: new Date(at).toISOString(),
    countEntitled: source.entitled.size,
    countEntitledForProvisioning: inScopeOf(cycle),
    countEscrowed: escrowed,
    countEscrowedRaw: escrowed,
    countExported: counts.exported,
    countExports: counts.exports,
    countImported: counts.imported,
    countImportedDeltas: initial ? 0 : counts.imported,
    countImportedReferenceDeltas: counts.referenceDeltas,
  };
}

/** How many of those in scope by assignment the filters let in. A cycle that looked at nothing changes nothing about it. */
function inScopeOf({ job, source, mappings, counts }: Cycle): number {
  const { lastExecution } = isObject(job.body.status) ? job.body.status : {};
  if (mappings.size === 0) return 0;
  if (counts.imported === 0 && isObject(lastExecution)) return Number(lastExecution.countEntitledForProvisioning);
  return [...source.entitled.keys()].filter((id) => {
    const subject = source.subject(id);
    const mapping = mappings.get(subject.object);
    return mapping !== undefined && scopeOf(subject, mapping) === "in";
  }).length;
}
