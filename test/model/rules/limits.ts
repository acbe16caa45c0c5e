import { DIMENSIONS } from "../../../config/policy";
import { decodeRecords } from "../../../providers/goto/records";
import { byKey, hasSomething } from "../book";
import type { Account } from "../theatre";
import { Owners, type Rule, remembered, type Sight } from "./sight";

/** The kinds of loss that are limited. */
export type Dimension = (typeof DIMENSIONS)[number];

/** No run takes more from people than the policy of the day allows (docs/behaviour.md §3). */
export const lossesStayWithinLimits: Rule = (sight) => {
  if (sight.command !== "up") return [];
  const lost = lossesIn(sight);
  return DIMENSIONS.flatMap((dimension) => {
    const keys = lost[dimension];
    const allowed = allowedIn(sight, dimension);
    if (keys.length <= allowed) return [];
    return [`${dimension}: ${keys.length} have lost something (${keys.join(", ")}), and ${allowed} were allowed`];
  });
};

/** The people of a group that became empty keep what they have (docs/behaviour.md §3). */
export const emptiedGroupsAreHeld: Rule = (sight) => {
  if (sight.command !== "up") return [];
  const lost = new Set(lossesIn(sight).removals);
  return [...emptiedIn(sight)].flatMap(([via, keys]) => {
    const losing = keys.filter((key) => lost.has(key)).length;
    if (keys.length < 3 || losing <= approvedIn(sight, "removals")) return [];
    return [`${losing} of ${keys.length} people ${via} lost their account though the group has only become empty`];
  });
};

/** Keys of accounts that lost something, by the dimension in which it counts. */
export function lossesIn(sight: Sight): Readonly<Record<Dimension, readonly string[]>> {
  const owners = new Owners(sight);
  const after = byKey(sight.after);
  const lost: Record<Dimension, string[]> = { removals: [], roleDowngrades: [], licences: [], unmanaged: [] };
  for (const account of sight.before.users) {
    const now = after.get(account.key);
    const isLess = (field: "licences" | "adminRoles") => account[field].some((one) => !now?.[field].includes(one));
    if (owners.isStaying(account.key) && now !== undefined) {
      if (isLess("adminRoles")) lost.roleDowngrades.push(account.key);
      if (isLess("licences")) lost.licences.push(account.key);
    } else if (now === undefined || (hasSomething(account) && !hasSomething(now))) {
      lost[owners.isStrange(account.key) ? "unmanaged" : "removals"].push(account.key);
    }
  }
  return lost;
}

/** How many losses of a dimension this run may cause. */
export function allowedIn(sight: Sight, dimension: Dimension): number {
  const { share, minimum } = sight.declaration.policy.limits[dimension];
  const of = dimension === "unmanaged" ? strangersWithSomething(sight) : recordedWithSomething(sight);
  const limit = Math.max(minimum, Math.floor((Number.parseFloat(share) / 100) * of + 1e-9));
  return Math.max(limit, approvedIn(sight, dimension));
}

/** Keys of active accounts by the group that gave them their role and now gives it to nobody, though its line did not end. */
export function emptiedIn(sight: Sight): ReadonlyMap<string, readonly string[]> {
  const { keptBefore, before, meant } = sight;
  const alive = new Set([...[...meant.people.values()].map(({ via }) => via), ...meant.ended]);
  const there = byKey(before);
  const byEmail = new Map(before.users.map((user) => [user.email, user]));
  const emptied = new Map<string, string[]>();
  for (const { accountKey, email, via } of decodeRecords(keptBefore?.inputs ?? {})) {
    const account: Account | undefined = accountKey === undefined ? byEmail.get(email) : there.get(accountKey);
    if (account === undefined || !hasSomething(account) || !via?.startsWith("via ") || alive.has(via)) continue;
    emptied.set(via, [...(emptied.get(via) ?? []), account.key]);
  }
  return emptied;
}

function approvedIn({ declaration, today }: Sight, dimension: Dimension): number {
  const counts = declaration.policy.approvals.map((approval) =>
    String(approval.until) >= today ? Number(approval[dimension] ?? 0) : 0,
  );
  return Math.max(0, ...counts);
}

function recordedWithSomething(sight: Sight): number {
  const keyOf = new Map(sight.before.users.map(({ key, email }) => [email, key]));
  const known = remembered(sight).map(({ accountKey, email }) => accountKey ?? keyOf.get(email));
  const keys = new Set(known);
  return sight.before.users.filter((account) => keys.has(account.key) && hasSomething(account)).length;
}

function strangersWithSomething(sight: Sight): number {
  const owners = new Owners(sight);
  return sight.before.users.filter((account) => owners.isStrange(account.key) && hasSomething(account)).length;
}
