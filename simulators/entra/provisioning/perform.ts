import { changeOf, changesTo, mapped, newResource, type Read } from "./attribute-flow";
import type { Step } from "./decide";
import { EntryFailure } from "./failures";
import type { ObjectMapping } from "./mapping";
import { nounOf } from "./reference-sources";
import type { ScimResources, TargetObject } from "./scim-target";
import type { Subject } from "./source";
import type { Link, Memory } from "./state";
import type { Trace } from "./trace";

/** What a step works with. */
export interface Run {
  readonly target: ScimResources;
  readonly mapping: ObjectMapping;
  readonly memory: Pick<Memory, "links">;
}

/**
 * Carries the step for one user or group out, but for its references, and tells the trace. Throws {@link EntryFailure} when
 * it fails for this one and TargetUnusable when it cannot work for any.
 */
export async function perform(run: Run, subject: Subject, step: Step, trace: Trace): Promise<void> {
  const link = run.memory.links.get(subject.id);
  trace.targetId = link?.targetId;
  switch (step.kind) {
    case "provision":
      return provision(run, subject, link, trace);
    case "disable":
      return link === undefined ? undefined : disable(run, subject, link, step.release, trace);
    case "delete":
      return link === undefined ? undefined : remove(run, subject, link, trace);
    case "release":
      if (link !== undefined) run.memory.links.set(subject.id, { ...link, managed: false });
      return trace.skip("NoLongerManaged", step.why);
    case "skip":
      return trace.skip("SkippedOutOfScope", step.why);
  }
}

async function provision(run: Run, subject: Subject, link: Link | undefined, trace: Trace): Promise<void> {
  const read: Read = (attribute) => subject.read(attribute, false);
  const noun = nounOf(subject.object);
  const found = (await known(run, link)) ?? (await match(run, read));
  if (found === undefined) {
    run.memory.links.delete(subject.id);
    trace.step("EntryMatch", "matching", "success", `No ${noun} of the target matches.`);
    return create(run, subject, read, trace);
  }
  trace.step("EntryMatch", "matching", "success", `The ${noun} ${found.id} of the target matches.`);
  trace.targetId = found.id;
  await update(run, found, read, trace);
  remember(run, subject, found.id);
}

/** What is followed is read by id; who was disabled is matched again (§8.3). */
async function known({ target }: Run, link: Link | undefined): Promise<TargetObject | undefined> {
  return link?.managed === true && !link.disabled ? target.get(link.targetId) : undefined;
}

/** The first matching attribute that finds somebody decides (§8.6). */
async function match({ target, mapping }: Run, read: Read): Promise<TargetObject | undefined> {
  for (const attribute of mapping.matching) {
    const value = mapped(attribute, read);
    if (value === null) continue;
    const found = await target.find(attribute.target, String(value));
    if (found.length > 1) {
      throw new EntryFailure(
        "DuplicateTargetEntries",
        `${found.length} ${nounOf(mapping.object)}s of the target have this ${attribute.target}.`,
      );
    }
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

async function create({ target, mapping, memory }: Run, subject: Subject, read: Read, trace: Trace): Promise<void> {
  if (!mapping.flows.Add) return trace.skip("AddNotInFlowTypes", "The mapping does not create.");
  const resource = newResource(mapping, read);
  trace.action = "create";
  const { id } = await target.create(resource);
  for (const attribute of mapping.attributes) {
    const value = mapped(attribute, read) ?? attribute.defaultValue;
    if (value !== null) trace.modify(attribute.target, null, value);
  }
  trace.targetId = id;
  trace.exported("create", "EntryExportAdd", `Created the ${nounOf(subject.object)} ${id}.`);
  remember({ memory }, subject, id);
}

async function update({ target, mapping }: Run, found: TargetObject, read: Read, trace: Trace): Promise<void> {
  const changes = changesTo(mapping, read, found.resource, target.booleans);
  if (changes.length === 0) return trace.skip("RedundantExport", "The target has all values already.");
  if (!mapping.flows.Update) return trace.skip("UpdateNotInFlowTypes", "The mapping does not update.");
  trace.action = "update";
  await target.patch(
    found.id,
    changes.map(({ operation }) => operation),
  );
  for (const change of changes) trace.change(change);
  trace.exported("update", "EntryExportUpdate", `Updated the ${nounOf(mapping.object)} ${found.id}.`);
}

async function disable(run: Run, subject: Subject, link: Link, release: boolean, trace: Trace): Promise<void> {
  const { target, mapping, memory } = run;
  trace.action = "disable";
  const found = await target.get(link.targetId);
  const value = mapping.disabling && mapped(mapping.disabling, (attribute) => subject.read(attribute, true));
  const change =
    mapping.disabling && found && changeOf(mapping.disabling, value ?? null, found.resource, target.booleans);
  if (change === undefined)
    trace.skip("RedundantExport", `The target has the ${nounOf(subject.object)} disabled, or not at all.`);
  else {
    await target.patch(link.targetId, [change.operation]);
    trace.change(change);
    trace.exported("disable", "EntryExportUpdate", `Disabled the ${nounOf(subject.object)} ${link.targetId}.`);
  }
  memory.links.set(subject.id, { ...link, disabled: true, managed: !release });
}

async function remove({ target, memory }: Run, subject: Subject, link: Link, trace: Trace): Promise<void> {
  trace.action = "delete";
  await target.remove(link.targetId);
  memory.links.delete(subject.id);
  trace.exported("delete", "EntryExportDelete", `Deleted the ${nounOf(subject.object)} ${link.targetId}.`);
}

/** What is found or created anew points to nothing that is known yet. */
function remember({ memory }: Pick<Run, "memory">, subject: Subject, targetId: string): void {
  const { object, id, name, displayName } = subject;
  const before = memory.links.get(id);
  const references = before?.targetId === targetId ? before.references : new Map();
  memory.links.set(id, { object, targetId, name, displayName, managed: true, disabled: false, references });
}
