import type { ReferenceMapping } from "./mapping";
import type { Run } from "./perform";
import { type Looked, planReference, type ReferenceChange, type ReferencePlan, type Resolving } from "./reference-plan";
import { nounOf } from "./reference-sources";
import type { Subject } from "./source";
import type { Trace } from "./trace";

/**
 * Makes a linked user or group of the target point to what its source points to (docs/services/entra-graph.md §8.1). `isNew`
 * says that it was created or matched just now. Answers with the object ids of those in scope who are not in the target.
 * Failures are those of `perform`.
 */
export async function pointTo(
  run: Run,
  resolving: Resolving,
  subject: Subject,
  { looked, isNew }: { readonly looked: Looked; readonly isNew: boolean },
  trace: Trace,
): Promise<string[]> {
  const { flows, references } = run.mapping;
  const unresolved: string[] = [];
  if (!flows.Update && !(isNew && flows.Add)) return unresolved;
  for (const reference of references) {
    const link = run.memory.links.get(subject.id);
    if (link === undefined || (reference.onCreateOnly && !isNew)) continue;
    const plan = planReference(resolving, reference, subject.id, link, looked);
    tell(reference, plan, trace);
    for (const change of plan.changes) await write(run, reference, subject, change, trace);
    unresolved.push(...plan.unresolved);
  }
  return unresolved;
}

function tell({ target }: ReferenceMapping, { changes, unresolved }: ReferencePlan, trace: Trace): void {
  if (changes.length === 0 && unresolved.length === 0) return;
  const resolved = changes.flatMap(({ targetIds }) => targetIds).length;
  const text = `${target}: ${resolved} resolved, ${unresolved.length} not in the target.`;
  trace.step("EntryReferenceResolution", "referenceResolution", unresolved.length === 0 ? "success" : "warning", text);
}

async function write(
  { target, memory }: Run,
  reference: ReferenceMapping,
  { object, id }: Subject,
  { operation, targetIds, after }: ReferenceChange,
  trace: Trace,
): Promise<void> {
  const link = memory.links.get(id);
  if (link === undefined) return;
  await target.patch(link.targetId, [operation]);
  memory.links.set(id, { ...link, references: new Map([...link.references, [reference.target, after]]) });
  const ids = targetIds.join(", ");
  trace.modify(operation.path, operation.op === "Add" ? null : ids, operation.op === "Remove" ? null : ids);
  const action = trace.action === "other" ? "update" : trace.action;
  trace.exported(action, "EntryExportUpdate", `Updated ${operation.path} of the ${nounOf(object)} ${link.targetId}.`);
}
