import type { Cycle } from "./cycle";
import { decide, isLoss, type Scope, type Step, scopeOf, why } from "./decide";
import { nextTry } from "./escrow";
import { EntryFailure, TargetUnusable } from "./failures";
import { logRow } from "./log";
import type { ObjectMapping } from "./mapping";
import { perform, type Run } from "./perform";
import { type Looked, referencedIds } from "./reference-plan";
import { leavingRules } from "./secret-settings";
import type { Subject } from "./source";
import type { Escrow } from "./state";
import { Trace } from "./trace";

/** One user or group that a cycle looks at. */
export interface Due {
  readonly subject: Subject;
  readonly mapping: ObjectMapping;
  readonly scope: Scope;
  readonly step: Step;
  /** Not followed so far: created, or matched anew. */
  readonly isNew: boolean;
  /** Which references the second pass looks at. */
  readonly looked: Looked;
  /** What failed before. */
  readonly escrow: Escrow | undefined;
}

/** What is to be done in this cycle; undefined where such objects are not mapped. */
export function dueOf(cycle: Cycle, subject: Subject): Due | undefined {
  const { mappings, job, provisioning, cloud, changedReferences } = cycle;
  const mapping = mappings.get(subject.object);
  if (mapping === undefined) return undefined;
  const scope = scopeOf(subject, mapping);
  const link = job.memory.links.get(subject.id);
  const escrow = job.memory.escrows.get(subject.id);
  const isNew = link === undefined || !link.managed || link.disabled;
  const changed = changedReferences.get(subject.id) ?? new Set();
  const looked =
    cycle.initial || isNew || changed === "all" ? "all" : new Set([...changed, ...(escrow?.references ?? [])]);
  const step = decide(scope, mapping, link, leavingRules(provisioning.secrets, cloud.settings));
  return { subject, mapping, scope, step, isNew, looked, escrow };
}

/** A deletion too many waits for an administrator; the log says so once. */
export function stage(cycle: Cycle, { subject, mapping, scope, step }: Due): void {
  const { staged, links } = cycle.job.memory;
  if (!isLoss(step) || staged.has(subject.id)) return;
  staged.add(subject.id);
  const trace = traceOf(scope, subject);
  trace.targetId = links.get(subject.id)?.targetId;
  trace.action = "stagedDelete";
  trace.skip("StagedDelete", "The cycle has more deletions than the threshold allows.");
  cycle.directory.provisioningLog.push(logRow(cycle, mapping, subject, trace));
}

/** Tries what is due, but for references; a failure puts it into escrow and answers false. Throws TargetUnusable. */
export async function attempt(cycle: Cycle, run: Run, due: Due): Promise<boolean> {
  const { subject, scope, step, mapping } = due;
  const { escrows, staged } = cycle.job.memory;
  const trace = traceOf(scope, subject);
  staged.delete(subject.id);
  cycle.counts.imported += 1;
  try {
    await perform(run, subject, step, trace);
    escrows.delete(subject.id);
    return true;
  } catch (error) {
    const failure = told(error, trace);
    escrows.set(
      subject.id,
      nextTry(due.escrow, cycle.at, failure, { ofReference: false, references: idsOf(cycle, due) }),
    );
    return false;
  } finally {
    cycle.counts.exports += trace.exports;
    cycle.counts.exported += trace.exports > 0 ? 1 : 0;
    cycle.directory.provisioningLog.push(logRow(cycle, mapping, subject, trace));
  }
}

/** Notes in the trace what went wrong for this one; throws on what is wrong for all. */
export function told(error: unknown, trace: Trace): EntryFailure {
  if (error instanceof EntryFailure || error instanceof TargetUnusable) trace.failed(error.code, error.message);
  if (error instanceof EntryFailure) return error;
  throw error;
}

/** Object ids of all references that are looked at. */
export function idsOf({ source, job }: Cycle, { subject, mapping, looked }: Due): string[] {
  if (looked !== "all") return [...looked];
  const link = job.memory.links.get(subject.id);
  return mapping.references.flatMap((reference) => referencedIds(source, reference, subject.id, link));
}

/** A trace that begins with how the user or group came into the attempt. */
export function traceOf(scope: Scope, { name, object }: Subject): Trace {
  const trace = new Trace();
  trace.step("EntryImport", "import", "success", `Retrieved ${name} from the source.`);
  trace.step("EntrySynchronizationScoping", "scoping", scope === "in" ? "success" : "skipped", why(scope, object));
  return trace;
}
