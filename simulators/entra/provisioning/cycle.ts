import type { Cloud } from "../cloud";
import type { Directory } from "../directory";
import type { Entity } from "../fields";
import { attempt, type Due, dueOf, stage } from "./attempt";
import { candidates } from "./candidates";
import { targetOf } from "./connection";
import { entitledObjects } from "./entitled";
import { TargetUnusable } from "./failures";
import { type Mappings, mappingsOf } from "./mapping";
import type { Run } from "./perform";
import type { ScimTarget } from "./scim-target";
import { type ChangedReferences, changedReferences, refer } from "./second-pass";
import { entitlementOf, syncsEverybody } from "./secret-settings";
import { settle } from "./settle";
import { Source } from "./source";
import type { Job, Provisioning } from "./state";
import { held } from "./threshold";

/** A job with the service principal it belongs to. */
export interface Owned {
  readonly sp: Entity;
  readonly provisioning: Provisioning;
  readonly job: Job;
}

/** What `lastExecution` counts (docs/services/entra-graph.md §6.2). */
export interface Counts {
  exported: number;
  exports: number;
  imported: number;
  referenceDeltas: number;
}

/** One cycle of one job. The directory is that of its beginning, whatever the back door does meanwhile. */
export interface Cycle extends Owned {
  readonly cloud: Cloud;
  readonly directory: Directory;
  readonly id: string;
  /** Milliseconds since 1970, the simulator's time. */
  readonly at: number;
  readonly initial: boolean;
  /** Where the next cycle's changes begin. */
  readonly watermark: number;
  readonly source: Source;
  readonly mappings: Mappings;
  readonly changedReferences: ChangedReferences;
  readonly counts: Counts;
}

/**
 * Runs a cycle (docs/services/entra-graph.md §8.1): who may have changed, what that means for each, whether too many would
 * be lost, then the requests to the target one after the other, users before groups and references last. The job's body tells
 * the result; nothing is thrown for a target that fails.
 */
export async function runCycle(cloud: Cloud, owned: Owned, at: number): Promise<void> {
  const cycle = begin(cloud, owned, at);
  try {
    await work(cycle);
    settle(cycle, undefined);
  } catch (error) {
    owned.job.initialCycleDue ||= cycle.initial;
    if (!(error instanceof TargetUnusable)) throw error;
    settle(cycle, error);
  }
}

function begin(cloud: Cloud, owned: Owned, at: number): Cycle {
  const { directory } = cloud;
  const { job, sp, provisioning } = owned;
  const initial = job.initialCycleDue;
  // From everybody back to assigned people takes a restart (§8.2).
  if (initial) job.memory.everybody = syncsEverybody(provisioning.secrets);
  const entitlement = entitlementOf(provisioning.secrets, cloud.settings, job.memory.everybody);
  const mappings = mappingsOf(job.schema);
  const entitled = entitledObjects(directory, sp, entitlement, mappings);
  // A restart or a changed schema while the cycle runs asks for another one.
  job.initialCycleDue = false;
  return {
    ...owned,
    cloud,
    directory,
    id: cloud.ids.guid(),
    at,
    initial,
    watermark: directory.changes.position,
    source: new Source(directory, sp, entitled, at),
    mappings,
    changedReferences: changedReferences(directory.changes, job.memory.watermark),
    counts: { exported: 0, exports: 0, imported: 0, referenceDeltas: 0 },
  };
}

async function work(cycle: Cycle): Promise<void> {
  const { mappings, cloud, provisioning } = cycle;
  const target = targetOf(cloud, provisioning.secrets);
  try {
    if (mappings.size === 0) return;
    const due = candidates(cycle).flatMap((subject) => dueOf(cycle, subject) ?? []);
    const done = await firstPass(cycle, target, due);
    for (const one of done) await refer(cycle, runOf(cycle, target, one), one);
  } finally {
    target.close();
  }
}

/** Everything but references; answers with what did not fail. */
async function firstPass(cycle: Cycle, target: ScimTarget, due: readonly Due[]): Promise<Due[]> {
  const staged = held(cycle, due);
  const done: Due[] = [];
  for (const [at, one] of due.entries()) {
    showProgress(cycle, at, due.length);
    if (staged.has(one.subject.id)) stage(cycle, one);
    else if (await attempt(cycle, runOf(cycle, target, one), one)) done.push(one);
  }
  return done;
}

function runOf({ job }: Cycle, target: ScimTarget, { mapping }: Due): Run {
  return { target: target.of(mapping.object), mapping, memory: job.memory };
}

/** `status.progress` while the cycle runs; it is empty again when it has ended. */
function showProgress({ job, at }: Cycle, completedUnits: number, totalUnits: number): void {
  const progress = {
    completedUnits,
    totalUnits,
    units: "Users",
    progressObservationDateTime: new Date(at).toISOString(),
  };
  const { status } = job.body;
  job.body = { ...job.body, status: { ...(status as object), progress: [progress] } };
}
