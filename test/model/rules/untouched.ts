import { byKey } from "../book";
import type { Account } from "../theatre";
import { Owners, type Rule, remembered, type Sight } from "./sight";

/** Strangers' accounts stay as they are to the last byte, unless policy says that they are suspended (docs/behaviour.md §5). */
export const strangersStay: Rule = (sight) => {
  const owners = new Owners(sight);
  const after = byKey(sight.after);
  const maySuspend = sight.declaration.policy.unmanaged === "suspend" && sight.command === "up";
  return sight.before.users.flatMap((account) => {
    const now = after.get(account.key);
    if (!owners.isStrange(account.key) || isSame(account, now)) return [];
    const isSuspension = maySuspend && !owners.isSpared(account.key) && isSame({ ...account, ...NOTHING }, now);
    return isSuspension ? [] : [`the account ${account.email}, which is nobody's, was changed`];
  });
};

/** What somebody else has changed since the run looked is read before it is written (docs/behaviour.md §7). */
export const nothingIsOverwritten: Rule = ({ overwritten }) => {
  return overwritten.map((key) => `${key} was changed by somebody else meanwhile, and overwritten without a look`);
};

/** Nothing is taken from the caller or from protected people (docs/behaviour.md §3). */
export const sparedKeepAll: Rule = (sight) => {
  const owners = new Owners(sight);
  const after = byKey(sight.after);
  return sight.before.users.flatMap((account) => {
    const now = after.get(account.key);
    if (!owners.isSpared(account.key)) return [];
    const keeps =
      now !== undefined && holds(now.licences, account.licences) && holds(now.adminRoles, account.adminRoles);
    return keeps ? [] : [`${account.email} is protected or the caller, and has lost something`];
  });
};

/** Whoever has lost super user rights by us has left enough others (docs/behaviour.md §3). */
export const superUsersAreLeft: Rule = (sight) => {
  const now = byKey(sight.after);
  const were = sight.before.users.filter(isSuperUser);
  const left = were.filter(({ key }) => isSuperUser(now.get(key)));
  const isEnough = left.length === were.length || left.length >= sight.declaration.policy.minimumSuperUsers;
  return isEnough ? [] : [`of ${were.length} super users only ${left.length} are left`];
};

/** An account goes only when policy deletes leavers, and the day has come (docs/behaviour.md §4). */
export const deletionsAreDue: Rule = (sight) => {
  const after = byKey(sight.after);
  const gone = sight.before.users.filter(({ key }) => !after.has(key));
  return gone.flatMap(({ key, email }) => {
    const why = whyNotDue(sight, key);
    return why === undefined ? [] : [`${email} was deleted, but ${why}`];
  });
};

function whyNotDue(sight: Sight, key: string): string | undefined {
  const { leavers } = sight.declaration.policy;
  const owners = new Owners(sight);
  const holding = [...sight.holdings.values()].find((one) => one.key === key);
  if (sight.command !== "up") return `this was a ${sight.command}`;
  if (!owners.isOurs(key)) return "was never ours";
  if (owners.isStaying(key)) return "is somebody's who is assigned";
  const isAdopted =
    holding?.adopted ?? remembered(sight).every((record) => record.accountKey !== key || record.adopted);
  if (isAdopted && !leavers.deleteAdopted) return "existed before us";
  if (leavers.action === "delete") return undefined;
  if (leavers.deleteAfter === undefined) return "policy only suspends";
  return isDue(holding?.suspendedOn, leavers.deleteAfter, sight.today) ? undefined : "its day has not come";
}

/** Whether somebody who was suspended on a day has been so for as long as policy says (`30d`). */
export function isDue(suspendedOn: string | undefined, deleteAfter: string, today: string): boolean {
  if (suspendedOn === undefined) return false;
  return Date.parse(today) - Date.parse(suspendedOn) >= Number.parseInt(deleteAfter, 10) * 86_400_000;
}

/** No address is there twice, and nobody is made who is not meant. */
export const nobodyIsMadeUp: Rule = ({ before, after, meant }) => {
  const emails = after.users.map(({ email }) => email.toLowerCase());
  const twice = emails.filter((email, at) => emails.indexOf(email) !== at);
  const old = byKey(before);
  const wanted = new Set([...meant.people.values()].map(({ email }) => email));
  const made = after.users.filter(({ key, email }) => !old.has(key) && !wanted.has(email));
  return [
    ...twice.map((email) => `${email} is there twice`),
    ...made.map(({ email }) => `${email} was created, and nobody is assigned by that address`),
  ];
};

const NOTHING = { licences: [], licenseKeys: [], adminRoles: [], status: "SUSPENDED" };

function isSuperUser(account: Account | undefined): boolean {
  return account?.adminRoles.includes("SUPER_USER") ?? false;
}

function isSame(account: object, now: object | undefined): boolean {
  return JSON.stringify(account) === JSON.stringify(now);
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
