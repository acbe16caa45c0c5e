import { isObject, type JsonObject } from "../fields";
import type { Cycle } from "./cycle";
import { statusOf } from "./execution";
import type { TargetUnusable } from "./failures";
import { quarantineMails } from "./notify";
import { type Grounds, quarantined } from "./quarantine";
import { recipientsOf } from "./secret-settings";

/** Time between two cycles (docs/services/entra-graph.md §8.1, §9.1: GoTo and GoToMeeting about 40 minutes). */
export const INTERVAL = 40 * 60_000;

/** Ends a cycle: what the job remembers for the next, and what its body tells (§6.2). `fault` is what ended it too soon. */
export function settle(cycle: Cycle, fault: TargetUnusable | undefined): void {
  if (fault === undefined) advance(cycle);
  const grounds = groundsOf(cycle, fault);
  const status = statusOf(cycle, fault);
  if (grounds === undefined) calm(cycle, status);
  else alarm(cycle, status, grounds);
}

function alarm(cycle: Cycle, status: JsonObject, grounds: Grounds): void {
  const { job } = cycle;
  const before = isObject(status.quarantine) ? status.quarantine : undefined;
  const { body, nextRun } = quarantined(before, cycle.at, grounds);
  if (before === undefined) tell(cycle, grounds);
  write(cycle, { ...status, quarantine: body }, "Quarantine");
  job.memory.nextRun = nextRun;
  if (nextRun === undefined) job.body = { ...job.body, schedule: { ...scheduleOf(job.body), state: "Disabled" } };
}

function calm(cycle: Cycle, status: JsonObject): void {
  write(cycle, { ...status, quarantine: null }, "Active");
  cycle.job.memory.nextRun = cycle.at + INTERVAL;
}

/** A job that was paused while the cycle ran stays paused (§8.1). */
function write(cycle: Cycle, status: JsonObject, code: string): void {
  const { job } = cycle;
  const paused = scheduleOf(job.body).state !== "Active";
  job.body = { ...job.body, status: { ...status, ...(paused ? {} : { code }) } };
}

function advance({ job, source, watermark }: Cycle): void {
  const { memory } = job;
  memory.watermark = watermark;
  memory.entitled = source.entitled;
  memory.forceDeletes = false;
  for (const id of memory.escrows.keys()) {
    if (!source.entitled.has(id) && !memory.links.has(id)) memory.escrows.delete(id);
  }
}

/** Why the job belongs into quarantine after this cycle (§8.4); undefined when it does not. */
function groundsOf({ cloud, job, source }: Cycle, fault: TargetUnusable | undefined): Grounds | undefined {
  const { settings } = cloud;
  const { staged, escrows } = job.memory;
  if (fault !== undefined) {
    return { reason: "EncounteredQuarantineException", code: fault.code, message: fault.message };
  }
  if (staged.size > 0) return grounds("TooManyDeletes", `${staged.size} deletions are over the threshold.`);
  const entries = [...escrows.values()].filter(({ ofReference }) => !ofReference).length;
  const failures = `${entries} users and groups cannot be provisioned.`;
  if (entries > settings["quarantine.failures"]) return grounds("EncounteredBaseEscrowThreshold", failures);
  const share = (entries / Math.max(1, source.entitled.size)) * 100;
  if (entries >= settings["quarantine.shareFrom"] && share > settings["quarantine.sharePercent"]) {
    return grounds("EncounteredEscrowProportionThreshold", failures);
  }
  return escrows.size > settings["quarantine.failuresWithReferences"]
    ? grounds("EncounteredTotalEscrowThreshold", `${escrows.size} users, groups and references cannot be provisioned.`)
    : undefined;
}

function grounds(reason: Grounds["reason"], message: string): Grounds {
  return { reason, code: reason, message };
}

function tell({ directory, provisioning, sp, at }: Cycle, why: Grounds): void {
  const recipients = recipientsOf(provisioning.secrets);
  directory.mails.push(...quarantineMails(recipients, String(sp.displayName), why, at));
}

function scheduleOf(body: JsonObject): JsonObject {
  return isObject(body.schedule) ? body.schedule : {};
}
