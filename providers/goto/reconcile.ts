import { messageOf } from "../errors";
import { type Applied, apply, type Counts, type Progress, subjectOf } from "./apply";
import type { GotoWriter } from "./client";
import type { Me } from "./objects";
import { type Observed, observe } from "./observe";
import { type Desired, type Failure, type Plan, plan } from "./plan";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";

/** A plan is looked at again after it was carried out; this often in all, so that a lost answer is settled. */
const ROUNDS = 4;

/** What a run made of the roster. */
export interface Reconciled {
  readonly records: readonly AccountRecord[];
  readonly failures: readonly Failure[];
  readonly counts: Counts;
  /** The account as it is after the run. */
  readonly observed: Observed;
  readonly plan: Plan;
  /** Set when the run could not go on; records and counts then hold what was done before. */
  readonly stopped: Error | undefined;
}

interface State {
  records: Map<string, AccountRecord>;
  readonly failures: Map<string, Failure>;
  counts: Counts;
  /** People whose address GoTo said it had already. */
  readonly taken: Set<string>;
}

/**
 * Makes GoTo's account as desired: observe, plan, apply, and look again until nothing is left. What GoTo refuses for one
 * person is a failure of that person. An answer that was lost, an address that existed already and a change that GoTo
 * accepted without making it are all settled by the next look.
 */
export async function reconcile(
  client: GotoWriter & { readonly me: Me },
  desired: Desired,
  recorded: readonly AccountRecord[],
  policy: Policy,
  today: string,
  progress: Progress,
): Promise<Reconciled> {
  const state: State = {
    records: byPerson(recorded),
    failures: new Map(),
    counts: { created: 0, updated: 0, suspended: 0 },
    taken: new Set(),
  };
  let observed = await observe(client);
  for (let round = 1; ; round++) {
    const whole = plan(desired, observed, [...state.records.values()], policy, today);
    const failures = [...whole.failures, ...elsewhere(whole, state)];
    for (const failure of failures) state.failures.set(failure.directoryId, failure);
    const open = { ...whole, steps: whole.steps.filter((step) => !state.failures.has(subjectOf(step).directoryId)) };
    if (open.steps.length === 0 || round === ROUNDS) {
      for (const step of open.steps) state.failures.set(subjectOf(step).directoryId, unapplied(subjectOf(step)));
      return finish(state, whole, observed, undefined);
    }
    const applied = await apply(open, observed, client, policy, progress);
    merge(state, applied);
    const next = applied.stopped ?? (await observe(client).catch(asError));
    if (next instanceof Error) return finish(state, whole, observed, next);
    observed = next;
  }
}

/** A look that fails after something was done must not lose what was done. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error));
}

/** People who are still without an account although GoTo has their address: it belongs to another account. */
function elsewhere({ steps }: Plan, { taken }: State): Failure[] {
  return steps
    .filter((step) => step.kind === "create" && taken.has(subjectOf(step).directoryId))
    .map((step) => ({
      ...subjectOf(step),
      reason:
        "GoTo has this e-mail address already, but not in this account: it is a user of another GoTo account. " +
        "Have it removed there, or have the user transferred to this account in GoTo Admin",
    }));
}

function merge(state: State, applied: Applied): void {
  for (const directoryId of applied.taken) state.taken.add(directoryId);
  for (const record of applied.records) state.records.set(record.directoryId, record);
  for (const failure of applied.failures) state.failures.set(failure.directoryId, failure);
  const { created, updated, suspended } = state.counts;
  state.counts = {
    created: created + applied.counts.created,
    updated: updated + applied.counts.updated,
    suspended: suspended + applied.counts.suspended,
  };
}

/** Records of those who are settled and of those whose step is still open; who is gone is forgotten. */
function finish(state: State, last: Plan, observed: Observed, stopped: Error | undefined): Reconciled {
  const records = byPerson(last.settled);
  for (const step of last.steps) {
    const record = state.records.get(subjectOf(step).directoryId);
    if (record !== undefined) records.set(record.directoryId, record);
  }
  return {
    records: [...records.values()],
    failures: [...state.failures.values()],
    counts: state.counts,
    observed,
    plan: last,
    stopped,
  };
}

function byPerson(records: readonly AccountRecord[]): Map<string, AccountRecord> {
  return new Map(records.map((record) => [record.directoryId, record]));
}

function unapplied(subject: { directoryId: string; email: string }): Failure {
  return { ...subject, reason: "GoTo accepted the change, but it is not there when the account is read again" };
}
