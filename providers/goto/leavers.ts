import type { BoundsOf } from "./bounds";
import { type Bounds, isSuspended } from "./difference";
import type { Identities } from "./identity";
import type { GotoUser } from "./objects";
import { byEmail } from "./order";
import { isOutside } from "./pilot";
import type { Desired } from "./plan";
import { daysBetween, type Policy } from "./policy";
import type { AccountRecord } from "./records";
import type { Step } from "./step";

/**
 * People whom we recorded and who are not in the roster any more (docs/behaviour.md §4).
 *
 * | leaver's account                                   | `action: suspend` (default)            | `action: delete` |
 * |----------------------------------------------------|----------------------------------------|------------------|
 * | now another person's                               | forgotten                              | the same         |
 * | of somebody outside the pilot (§10), gone or not   | nothing; the record stays              | the same         |
 * | gone                                               | forgotten                              | the same         |
 * | of somebody assigned who cannot be resolved now    | nothing; the record stays              | the same         |
 * | never to be suspended or deleted (§3)              | nothing but a notice; the record stays | the same         |
 * | `adopted`, and `deleteAdopted: true` is not set    | never deleted: **suspend**, or nothing | the same         |
 * | has something to lose                              | **suspend**; the day is remembered     | **delete**       |
 * | suspended by us, `deleteAfter` not over or not set | nothing                                | **delete**       |
 * | suspended by us, `deleteAfter` over                | **delete**                             | the same         |
 * | suspended by somebody else                         | nothing                                | **delete**       |
 */
export interface LeaversPlan {
  readonly steps: Step[];
  readonly notices: string[];
  readonly settled: AccountRecord[];
  /** Keys of the accounts that belong to people we recorded. */
  readonly claimed: Set<string>;
}

/** What a leaver's fate depends on, besides the account. */
export interface LeaversPolicy extends Pick<Policy, "leavers" | "accounts"> {
  readonly today: string;
}

export function planLeavers(
  desired: Desired,
  recorded: readonly AccountRecord[],
  identities: Identities,
  boundsOf: BoundsOf,
  claimed: ReadonlySet<string>,
  policy: LeaversPolicy,
): LeaversPlan {
  const wanted = new Set(desired.people.map((person) => person.directoryId));
  const unresolved = new Set(desired.unresolved.map((entry) => entry.directoryId));
  const result: LeaversPlan = { steps: [], notices: [], settled: [], claimed: new Set() };
  for (const record of recorded.filter(({ directoryId }) => !wanted.has(directoryId)).sort(byEmail)) {
    const user = identities.accountOf(record);
    const isLeftAlone = isOutside(desired.pilot, record.directoryId);
    if (isLeftAlone && user === undefined) result.settled.push(record);
    if (user === undefined || claimed.has(user.key) || result.claimed.has(user.key)) continue;
    result.claimed.add(user.key);
    const step =
      isLeftAlone || unresolved.has(record.directoryId)
        ? undefined
        : stepFor(record, user, boundsOf(user), policy, result);
    if (step === undefined) result.settled.push(record);
    else result.steps.push(step);
  }
  return result;
}

function stepFor(
  record: AccountRecord,
  user: GotoUser,
  bounds: Bounds,
  { leavers, today, accounts }: LeaversPolicy,
  { notices }: LeaversPlan,
): Step | undefined {
  if (bounds.spared !== undefined) {
    notices.push(`${user.email} left the roster but keeps the account: it is ${bounds.spared}`);
    return undefined;
  }
  const mayDelete = accounts !== "entra" && (leavers.deleteAdopted || !record.adopted);
  if (leavers.action === "delete" && mayDelete) {
    return { kind: "delete", user, record, why: "left the roster, and policy says leavers: delete" };
  }
  if (!isSuspended(user, bounds)) return { kind: "suspend", user, record, today };
  const { suspendedOn } = record;
  if (suspendedOn === undefined || leavers.deleteAfter === null || !mayDelete) return undefined;
  if (daysBetween(suspendedOn, today) < leavers.deleteAfter) return undefined;
  return { kind: "delete", user, record, why: `suspended since ${suspendedOn}, ${leavers.deleteAfter} days or more` };
}
