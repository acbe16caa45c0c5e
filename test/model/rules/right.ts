import { decodeHeld, decodeWaiting } from "../../../providers/goto/held";
import { decodeFailures } from "../../../providers/goto/inputs";
import { decodeRecords } from "../../../providers/goto/records";
import { byKey, hasSomething } from "../book";
import type { Account } from "../theatre";
import type { Wanted } from "../wanted";
import { Owners, type Rule, type Sight } from "./sight";
import { isDue } from "./untouched";

/** Who could not be served, as the run tells it. */
export function exceptions({ kept }: Sight) {
  const held = decodeHeld(kept?.outputs.held);
  return {
    held,
    heldIn: (dimension: string, id: string) =>
      held.some((one) => one.dimension === dimension && one.directoryId === id),
    waiting: new Set(decodeWaiting(kept?.outputs.waiting).map(({ directoryId }) => directoryId)),
    failed: new Set(decodeFailures(kept?.outputs.failed).map(({ directoryId }) => directoryId)),
  };
}

/** After a run without trouble everybody who is not held, waiting or refused has just what the role means. */
export const everybodyIsRight: Rule = (sight) => {
  if (sight.command !== "up" || !sight.isClean || sight.outcome.kind !== "done") return [];
  const { failed, waiting, held } = exceptions(sight);
  const before = byKey(sight.before);
  return [...sight.meant.people.values()].flatMap((person) => {
    if (failed.has(person.id)) return [];
    const account = sight.after.users.find(({ email }) => email === person.email);
    // Whoever waits may wait for the address of somebody else besides.
    const isMine = account !== undefined && !isOfAnother(sight, person, account);
    const hadNone = !before.has(sight.holdings.get(person.id)?.key ?? "");
    if (!isMine) return waiting.has(person.id) && hadNone ? [] : [`${person.email} has no account`];
    // Whoever is held or waits for a seat may not be ours yet.
    const isPending = waiting.has(person.id) || held.some(({ directoryId }) => directoryId === person.id);
    const forgotten = isPending ? [] : unremembered(sight, person, account);
    return [...differences(sight, person, account), ...forgotten];
  });
};

function isOfAnother({ holdings, meant }: Sight, person: Wanted, { key }: Account): boolean {
  const others = [...holdings].filter(([id, holding]) => id !== person.id && holding.key === key);
  return others.some(([id]) => meant.people.has(id) || meant.unresolved.has(id));
}

function differences(sight: Sight, person: Wanted, account: Account): string[] {
  const { heldIn, waiting } = exceptions(sight);
  const keeps = new Owners(sight).isSpared(account.key);
  const more = (dimension: string) => keeps || heldIn(dimension, person.id);
  const wrong = [
    account.firstName === person.firstName && account.lastName === person.lastName ? "" : "name",
    person.group === undefined || account.group === person.group ? "" : "group",
    fits(account.adminRoles, person.adminRoles, more("roleDowngrades")) ? "" : "admin roles",
    waiting.has(person.id) || fits(account.licences, person.licences, more("licences")) ? "" : "licences",
  ].filter((word) => word !== "");
  return wrong.map((word) => `${person.email} has the wrong ${word}: ${JSON.stringify(account)}`);
}

function fits(have: readonly string[], want: readonly string[], mayHaveMore: boolean): boolean {
  const hasAll = want.every((one) => have.includes(one));
  return hasAll && (mayHaveMore || have.length === want.length);
}

function unremembered({ kept }: Sight, { id, email }: Wanted, { key }: Account): string[] {
  const all = [...decodeRecords(kept?.inputs ?? {}), ...decodeRecords(kept?.outputs ?? {})];
  if (all.some(({ directoryId, accountKey }) => directoryId === id && accountKey === key)) return [];
  return [`the account of ${email} is not remembered`];
}

/** After such a run leavers are suspended or deleted as policy says (docs/behaviour.md §4). */
export const leaversAreGone: Rule = (sight) => {
  if (sight.command !== "up" || !sight.isClean || sight.outcome.kind !== "done") return [];
  const { failed, heldIn } = exceptions(sight);
  const [before, after] = [byKey(sight.before), byKey(sight.after)];
  const owners = new Owners(sight);
  return [...sight.holdings].flatMap(([id, { key, adopted, suspendedOn }]) => {
    const account = before.get(key);
    if (account === undefined || owners.isStaying(key)) return [];
    const now = after.get(key);
    if (heldIn("removals", id))
      return JSON.stringify(account) === JSON.stringify(now) ? [] : [`${account.email} is held, and changed`];
    const isLeftAlone = owners.isSpared(key) || failed.has(id);
    const ways = adopted === undefined ? [true, false] : [adopted];
    const fates = isLeftAlone ? ["same" as const] : ways.map((way) => fateOf(sight, account, way, suspendedOn));
    const isDone = fates.some((fate) => isFate(fate, account, after.get(key)));
    return isDone ? [] : [`the leaver ${account.email} should be ${fates.join(" or ")}`];
  });
};

type Fate = "same" | "suspended" | "deleted";

function fateOf(sight: Sight, account: Account, adopted: boolean, suspendedOn: string | undefined): Fate {
  const { action, deleteAfter, deleteAdopted } = sight.declaration.policy.leavers;
  const mayDelete = deleteAdopted || !adopted;
  if (action === "delete" && mayDelete) return "deleted";
  if (hasSomething(account)) return "suspended";
  const isOver = deleteAfter !== undefined && isDue(suspendedOn, deleteAfter, sight.today);
  return isOver && mayDelete ? "deleted" : "same";
}

function isFate(fate: Fate, account: Account, now: Account | undefined): boolean {
  if (fate === "deleted") return now === undefined;
  if (fate === "suspended") return now !== undefined && !hasSomething(now);
  return JSON.stringify(now) === JSON.stringify(account);
}

/** After such a run unmanaged accounts are suspended where policy says so (docs/behaviour.md §5). */
export const strangersGoWherePolicySaysSo: Rule = (sight) => {
  const { unmanaged } = sight.declaration.policy;
  if (sight.command !== "up" || !sight.isClean || sight.outcome.kind !== "done" || unmanaged !== "suspend") return [];
  const owners = new Owners(sight);
  const { heldIn } = exceptions(sight);
  const after = byKey(sight.after);
  const left = sight.before.users.filter(({ key }) => {
    return owners.isStrange(key) && !owners.isSpared(key) && hasSomething(after.get(key));
  });
  return left
    .filter(({ key }) => !heldIn("unmanaged", `account:${key}`))
    .map(({ email }) => `${email} is nobody's and should be suspended`);
};
