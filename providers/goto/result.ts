import { cutShortError } from "../cut-short";
import { messageOf } from "../errors";
import { decodeHeld, encodeHeld, encodeWaiting, together } from "./held";
import { encodeFailures, encodeMissing, licenceUse, type RosterInputs, type RosterOutputs } from "./inputs";
import type { Reconciled } from "./reconcile";
import { encodeRecords } from "./records";

/** The state that a run leaves; it repeats every input. */
export function outputsOf(inputs: RosterInputs, result: Reconciled): RosterOutputs {
  return {
    ...inputs,
    held: encodeHeld(together(decodeHeld(inputs.held), result.plan.held)),
    waiting: encodeWaiting(result.plan.waiting),
    missing: encodeMissing(result.plan.missing),
    __accounts: encodeRecords(result.records, inputs.people),
    failed: encodeFailures(result.failures),
    ...result.counts,
    licences: licenceUse(result.observed.licenses),
  };
}

/** What was done, in one line. */
export function summary(result: Reconciled): string {
  const failed = result.failures.length === 0 ? "" : `, ${result.failures.length} failed`;
  return `GoTo: done: ${counted(result)}${failed}`;
}

function counted({ counts: { created, updated, suspended, deleted } }: Reconciled): string {
  const removed = deleted === 0 ? "" : `, ${deleted} deleted`;
  return `${created} created, ${updated} updated, ${suspended} suspended${removed}`;
}

/** Why a destroy that is to suspend everybody has not. */
export function notAllSuspended({ stopped, failures }: Reconciled): Error {
  const reasons =
    stopped === undefined ? failures.map(({ email, reason }) => `${email}: ${reason}`) : [messageOf(stopped)];
  return new Error(`not everybody could be suspended: ${reasons.join("; ")}. Run pulumi destroy again to go on`);
}

/** The form in which Pulumi keeps what was done by a run that could not go on (docs/adr/0006). */
export function cutShort(id: string, outputs: RosterOutputs, result: Reconciled): Error {
  const done = `Done before it stopped: ${counted(result)}.`;
  const reasons = [messageOf(result.stopped), `${done} The next pulumi up goes on from there.`];
  return cutShortError(id, outputs, reasons);
}
