import type { Cloud } from "../cloud";
import { isObject, type JsonObject } from "../fields";
import { type Owned, runCycle } from "./cycle";
import type { Job } from "./state";

/** Cycles that one move of the clock lets a job run; the last is then the one that is due now. */
const MOST = 24;

/** Every job of the tenant with its service principal. */
export function allJobs({ directory }: Cloud): Owned[] {
  return [...directory.provisioning].flatMap(([id, provisioning]) => {
    const sp = directory.servicePrincipals.find(id);
    return sp === undefined ? [] : [...provisioning.jobs.values()].map((job) => ({ sp, provisioning, job }));
  });
}

/** Whether cycles of the job run. */
export function isActive({ body }: Job): boolean {
  return isObject(body.schedule) && body.schedule.state === "Active";
}

/** Runs a cycle of each job now, whenever it would be due; answers with their last executions. */
export function runNow(cloud: Cloud, jobs: readonly Owned[]): Promise<{ job: string; lastExecution: JsonObject }[]> {
  return cloud.turns.take(async () => {
    const results = [];
    for (const owned of jobs) {
      await runCycle(cloud, owned, cloud.clock.now());
      const { status } = owned.job.body;
      const last = isObject(status) && isObject(status.lastExecution) ? status.lastExecution : {};
      results.push({ job: owned.job.id, lastExecution: last });
    }
    return results;
  });
}

/** Runs the cycles that became due up to now, each at its own time (docs/services/entra-graph.md §8.1). */
export function runDue(cloud: Cloud): Promise<void> {
  return cloud.turns.take(async () => {
    for (const owned of allJobs(cloud)) await catchUp(cloud, owned);
  });
}

async function catchUp(cloud: Cloud, owned: Owned): Promise<void> {
  const { job } = owned;
  for (let cycles = 1; isActive(job); cycles++) {
    const { nextRun } = job.memory;
    const now = cloud.clock.now();
    if (nextRun === undefined || nextRun > now) return;
    await runCycle(cloud, owned, cycles < MOST ? nextRun : now);
  }
}
