import type { Cycle } from "./cycle";
import { decide, isLoss, type Scope, type Step, scopeOf, WHY } from "./decide";
import { nextTry } from "./escrow";
import { EntryFailure, TargetUnusable } from "./failures";
import { logRow } from "./log";
import type { UserMapping } from "./mapping";
import { perform, type Run } from "./perform";
import { leavingRules } from "./secret-settings";
import type { Subject } from "./source";
import { Trace } from "./trace";

/** One person whom a cycle looks at. */
export interface Due {
  readonly subject: Subject;
  readonly scope: Scope;
  readonly step: Step;
}

/** What is to be done about somebody in this cycle. */
export function dueOf(cycle: Cycle, mapping: UserMapping, subject: Subject): Due {
  const { secrets } = cycle.provisioning;
  const scope = scopeOf(subject, mapping);
  const link = cycle.job.memory.links.get(subject.id);
  return { subject, scope, step: decide(scope, mapping, link, leavingRules(secrets, cycle.cloud.settings)) };
}

/** A deletion too many waits for an administrator; the log says so once. */
export function stage(cycle: Cycle, mapping: UserMapping, { subject, scope, step }: Due): void {
  const { staged, links } = cycle.job.memory;
  if (!isLoss(step) || staged.has(subject.id)) return;
  staged.add(subject.id);
  const trace = traceOf(scope, subject);
  trace.targetId = links.get(subject.id)?.targetId;
  trace.action = "stagedDelete";
  trace.skip("StagedDelete", "The cycle has more deletions than the threshold allows.");
  cycle.directory.provisioningLog.push(logRow(cycle, mapping, subject, trace));
}

/** Tries what is due for one person; a failure puts the person into escrow. Throws TargetUnusable. */
export async function attempt(cycle: Cycle, run: Run, { subject, scope, step }: Due): Promise<void> {
  const { escrows, staged } = cycle.job.memory;
  const trace = traceOf(scope, subject);
  staged.delete(subject.id);
  cycle.counts.imported += 1;
  try {
    await perform(run, subject, step, trace);
    escrows.delete(subject.id);
  } catch (error) {
    if (!(error instanceof EntryFailure || error instanceof TargetUnusable)) throw error;
    trace.failed(error.code, error.message);
    if (error instanceof TargetUnusable) throw error;
    escrows.set(subject.id, nextTry(escrows.get(subject.id), cycle.at, error));
  } finally {
    cycle.counts.exports += trace.exports;
    cycle.counts.exported += trace.exports > 0 ? 1 : 0;
    cycle.directory.provisioningLog.push(logRow(cycle, run.mapping, subject, trace));
  }
}

/** A trace that begins with how the person came into the attempt. */
export function traceOf(scope: Scope, subject: Subject): Trace {
  const trace = new Trace();
  trace.step("EntryImport", "import", "success", `Retrieved ${subject.name} from the source.`);
  const why = scope === "in" ? "The user is in scope." : WHY[scope];
  trace.step("EntrySynchronizationScoping", "scoping", scope === "in" ? "success" : "skipped", why);
  return trace;
}
