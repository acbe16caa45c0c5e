import { ActivityLog } from "../activity/log";
import type { Counts } from "../activity/tally";
import { messageOf } from "../errors";
import { apply } from "./apply";
import type { GotoWriter } from "./client";
import type { Held, SoFar } from "./guard";
import { together } from "./held";
import { LateList } from "./late-list";
import { lossesOf } from "./losses";
import type { Me } from "./objects";
import { type Observed, observe } from "./observe";
import type { Progress } from "./outcome";
import { type Desired, type Failure, type Plan, plan } from "./plan";
import type { Policy } from "./policy";
import { protection, withProtection } from "./protection";
import type { AccountRecord } from "./records";
import { requireRights } from "./rights";
import { Run } from "./run";

/** GoTo's lists may lag behind its writes (docs/services/goto-admin-api.md §12.5); so often is a stale look repeated. */
const STALE_LOOKS = 2;

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

/** What GoTo says, and what is to be done about it. */
interface Look {
  readonly observed: Observed;
  readonly plan: Plan;
}

/**
 * Makes GoTo's account as desired: observe, plan, apply, and look again until nothing is left. What GoTo refuses for one
 * person is a failure of that person. An answer that was lost, an address that existed already, an account that somebody
 * else changed meanwhile and a change that GoTo accepted without making it are all settled by the next look.
 */
export async function reconcile(
  client: GotoWriter & { readonly me: Me },
  desired: Desired,
  recorded: readonly AccountRecord[],
  policy: Policy,
  today: string,
  progress: Progress,
  activity: ActivityLog = new ActivityLog(),
): Promise<Reconciled> {
  const run = new Run(recorded, activity);
  // What is held once stays held: what the run has done since must not let it through.
  let held: readonly Held[] = desired.held ?? [];
  let sofar: SoFar = { taken: [], shielded: new Set() };
  const list = new LateList(client);
  const look = async (): Promise<Look> => {
    const observed = await list.corrected(await observe(client));
    activity.know(observed.licenses);
    sofar = withShielded(sofar, observed, policy);
    const seen = plan({ ...desired, held, sofar }, observed, run.records, policy, today);
    held = together(held, seen.held);
    sofar = { allowed: seen.verdicts, ...sofar };
    return { observed, plan: seen };
  };
  let seen = await look();
  const { users } = seen.observed;
  const protect = (result: Reconciled) => ({
    ...result,
    records: withProtection(result.records, recorded, users, policy),
  });
  for (let round = 1; ; round++) {
    const remaining = run.remaining(seen.plan, round);
    if (remaining.steps.length === 0) return protect(result(run, seen, undefined));
    requireRights(client.me);
    sofar = { ...sofar, taken: [...sofar.taken, ...lossesOf(remaining.steps)] };
    const applied = await apply(remaining, seen.observed, client, run.manner(policy, round), progress, activity);
    run.add(applied);
    const next = applied.stopped ?? (await lookAgain(client, run, list, look).catch(asError));
    if (next instanceof Error) return protect(result(run, seen, next));
    run.settle(next.plan);
    seen = next;
  }
}

/** Whose address policy protects stays protected to the end of the run that changes the address. */
function withShielded(sofar: SoFar, { users }: Observed, policy: Policy): SoFar {
  const keys = users.filter(protection(policy)).map(({ key }) => key);
  return { ...sofar, shielded: new Set([...sofar.shielded, ...keys]) };
}

/** The last look reads by key those whom the list still does not show as GoTo has answered. */
async function lookAgain(client: GotoWriter, run: Run, list: LateList, look: () => Promise<Look>): Promise<Look> {
  for (let attempt = 1; attempt <= STALE_LOOKS; attempt++) {
    const seen = await look();
    if (!run.seemsStale(seen.plan)) return seen;
    if (attempt === STALE_LOOKS) list.doubt(run.doubtful(seen.plan));
    await client.pause(attempt);
  }
  return look();
}

/** A look that fails after something was done must not lose what was done. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error));
}

function result(run: Run, { observed, plan: last }: Look, stopped: Error | undefined): Reconciled {
  const { failures } = run;
  return { records: run.recordsAfter(last), failures, counts: run.counts(), observed, plan: last, stopped };
}
