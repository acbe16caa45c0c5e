import type { ChangeLog } from "../change-log";
import { type Due, idsOf, told, traceOf } from "./attempt";
import type { Cycle } from "./cycle";
import { nextTry } from "./escrow";
import { EntryFailure } from "./failures";
import { logRow } from "./log";
import type { Run } from "./perform";
import type { Looked, Resolving } from "./reference-plan";
import { pointTo } from "./references";

/** What became another reference since the last cycle, by object id: of a group the ids of members that came or left. */
export type ChangedReferences = ReadonlyMap<string, Looked>;

/**
 * References that changed since a position in the log. Nothing else is looked at between two initial cycles: whoever comes into
 * scope later enters a group that is there already only after a restart (docs/services/entra-graph.md §8.2).
 */
export function changedReferences(changes: ChangeLog, watermark: number): ChangedReferences {
  const found = new Map<string, Looked>();
  for (const { id, change } of changes.since(watermark, "user")) if (change === "manager") found.set(id, "all");
  const members = new Map<string, Set<string>>();
  for (const { id, change } of changes.since(watermark, "group")) {
    if (typeof change === "object") members.set(id, (members.get(id) ?? new Set()).add(change.member));
  }
  return new Map([...found, ...members]);
}

/**
 * Writes the references of what the first pass has provisioned (§8.1). Who is in scope but not in the target puts the object
 * into escrow, and is looked for again. Throws TargetUnusable.
 */
export async function refer(cycle: Cycle, run: Run, due: Due): Promise<void> {
  const { subject, mapping, scope, step } = due;
  if (step.kind !== "provision") return;
  const { escrows, links } = cycle.job.memory;
  const trace = traceOf(scope, subject);
  trace.targetId = links.get(subject.id)?.targetId;
  let pending = idsOf(cycle, due);
  try {
    pending = await pointTo(run, resolvingOf(cycle), subject, due, trace);
    if (pending.length > 0)
      throw new EntryFailure("ReferencesUnresolved", `${pending.length} are not in the target yet.`);
  } catch (error) {
    const failure = told(error, trace);
    escrows.set(subject.id, nextTry(due.escrow, cycle.at, failure, { ofReference: true, references: pending }));
  } finally {
    cycle.counts.exports += trace.exports;
    if (trace.exports > 0 || trace.error !== undefined) {
      cycle.directory.provisioningLog.push(logRow(cycle, mapping, subject, trace));
    }
  }
}

/** What references are resolved with, in a cycle and on demand. */
export function resolvingOf({
  source,
  mappings,
  job,
  cloud,
}: Pick<Cycle, "source" | "mappings" | "job" | "cloud">): Resolving {
  return { source, mappings, links: job.memory.links, perRequest: cloud.settings["references.perRequest"] };
}
