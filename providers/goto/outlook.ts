import type { Memory } from "../activity/memory";
import { requireSameAccount } from "./account";
import type { GotoReader } from "./client";
import { heldForEmptied } from "./held";
import { desiredOf, type RosterArgs, type RosterInputs } from "./inputs";
import { withMemory } from "./memory";
import type { Me } from "./objects";
import { type Observed, observe } from "./observe";
import { requireKnown, withOthers } from "./pilot";
import { type Plan, plan } from "./plan";
import { dayIn } from "./policy";
import { protectionNotices, withProtection } from "./protection";
import { type AccountRecord, recordedBefore } from "./records";
import { predictRecords } from "./refresh";
import type { Reviewed } from "./reviewed";
import { rightsNotices } from "./rights";

/** What a run would do, by what GoTo says now. */
export interface Outlook {
  /** Key of the GoTo account. */
  readonly account: string;
  /** What is desired, with whoever stays as before because a pilot does not touch them. */
  readonly desired: RosterArgs;
  readonly observed: Observed;
  readonly plan: Plan;
  /** What the run will leave recorded when all of its plan is done. */
  readonly records: readonly AccountRecord[];
  /** YYYY-MM-DD in policy's time zone. */
  readonly today: string;
}

/** What an outlook goes by besides the inputs. */
export interface Circumstances {
  /** What the activity log remembers that the state may have missed. */
  readonly memory: Memory;
  readonly now: Date;
  readonly reviewedIn: (account: string) => Reviewed | undefined;
}

/**
 * Looks at GoTo and plans; a preview, an update's check and a report all see the same. `olds` are the inputs of the last run.
 * Throws where the account is another one than before. A caller who may only read is told what changes would need.
 */
export async function lookAhead(
  client: GotoReader & { readonly me: Me; readonly accountKey: string },
  olds: Partial<RosterInputs>,
  given: RosterArgs,
  { memory, now, reviewedIn }: Circumstances,
): Promise<Outlook> {
  const account = requireSameAccount(olds.account, client.accountKey);
  const [observed, { before, news, wanted }] = await Promise.all([observe(client), readRoster(olds, given)]);
  const today = dayIn(given.policy.timeZone, now);
  const recorded = withMemory(before, memory, observed.users, given.policy.timeZone);
  requireKnown(given, recorded);
  const desired = { ...wanted, emptied: heldForEmptied(olds.held), reviewed: reviewedIn(account) };
  const planned = plan(desired, observed, recorded, news.policy, today);
  const records = withProtection(predictRecords(planned), recorded, observed.users, news.policy);
  const lacking = planned.steps.length === 0 ? [] : rightsNotices(client.me);
  return {
    account,
    desired: news,
    observed,
    plan: { ...planned, notices: [...lacking, ...planned.notices, ...protectionNotices(records)] },
    records,
    today,
  };
}

/** What the documents say. With many people it takes a while, which passes while GoTo's lists are on their way. */
async function readRoster(olds: Partial<RosterInputs>, given: RosterArgs) {
  const news = withOthers(olds, given);
  return { before: recordedBefore(olds), news, wanted: desiredOf(news) };
}
