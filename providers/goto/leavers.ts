import { type Bounds, isSuspended } from "./difference";
import type { Identities } from "./identity";
import type { GotoUser } from "./objects";
import type { Desired, Step } from "./plan";
import type { AccountRecord } from "./records";

/**
 * People whom we recorded and who are not in the roster any more (docs/behaviour.md §4).
 *
 * | account                                   | step                                             |
 * |-------------------------------------------|--------------------------------------------------|
 * | gone                                      | forget                                           |
 * | now another person's of the roster        | forget                                           |
 * | has licences or admin roles               | suspend: one PUT without any; the day is recorded|
 * | suspended already                         | nothing; the record stays                        |
 * | the caller's or a protected person's      | nothing; a notice                                |
 * | owner assigned but unresolved at present  | nothing; the record stays                        |
 */
export interface LeaversPlan {
  readonly steps: Step[];
  readonly notices: string[];
  readonly settled: AccountRecord[];
  /** Keys of the accounts that belong to people we recorded. */
  readonly claimed: Set<string>;
}

export function planLeavers(
  desired: Desired,
  recorded: readonly AccountRecord[],
  identities: Identities,
  boundsOf: (user: GotoUser) => Bounds,
  claimed: ReadonlySet<string>,
  today: string,
): LeaversPlan {
  const wanted = new Set(desired.people.map((person) => person.directoryId));
  const unresolved = new Set(desired.unresolved.map((entry) => entry.directoryId));
  const result: LeaversPlan = { steps: [], notices: [], settled: [], claimed: new Set() };
  for (const record of [...recorded].sort((a, b) => (a.email < b.email ? -1 : 1))) {
    if (wanted.has(record.directoryId)) continue;
    const user = identities.accountOf(record);
    if (user === undefined || claimed.has(user.key)) continue;
    result.claimed.add(user.key);
    const bounds = boundsOf(user);
    if (unresolved.has(record.directoryId)) {
      result.settled.push(record);
    } else if (bounds.keepsAll) {
      result.notices.push(`${user.email} left the roster but keeps the account: it is protected or the token's own`);
      result.settled.push(record);
    } else if (isSuspended(user, bounds)) {
      result.settled.push({ ...record, suspendedOn: record.suspendedOn ?? today });
    } else {
      const keptLicenses = user.licenseKeys.filter((key) => bounds.externalLicenses.has(key));
      result.steps.push({ kind: "suspend", user, record, today, keptLicenses });
    }
  }
  return result;
}
