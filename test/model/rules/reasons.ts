import { decodeHeld, decodeWaiting } from "../../../providers/goto/held";
import { decodeFailures } from "../../../providers/goto/inputs";
import { byKey, hasSomething } from "../book";
import { isVainRename } from "../defects";
import type { Account } from "../theatre";
import type { Wanted } from "../wanted";
import { allowedIn, type Dimension, emptiedIn } from "./limits";
import { Owners, type Rule, remembered, type Sight } from "./sight";

/** Nobody waits for a seat while one is free (docs/behaviour.md §6). */
export const waitingIsForSeats: Rule = ({ isClean, command, outcome, kept, after }) => {
  if (!isClean || command !== "up" || outcome.kind !== "done") return [];
  const full = new Set(after.licences.filter(({ seats, used }) => used >= seats).map(({ description }) => description));
  return decodeWaiting(kept?.outputs.waiting).flatMap(({ email, licence }) => {
    return licence.split(", ").some((name) => full.has(name)) ? [] : [`${email} waits for ${licence}, which is free`];
  });
};

/** GoTo never gives more seats than there are, and a run that nothing disturbs is never refused. */
export const seatsAreEnough: Rule = ({ isClean, isStrict, after, refusals }) => [
  ...after.licences.flatMap(({ description, seats, used }) =>
    used <= seats ? [] : [`${description}: ${used} of ${seats}`],
  ),
  ...(isClean
    ? refusals.filter((refusal) => isStrict || !isVainRename(refusal)).map((refusal) => `GoTo refused ${refusal}`)
    : []),
];

/** In such a run only people with two accounts or with somebody else's address are refused (docs/behaviour.md §1). */
export const refusalsHaveReasons: Rule = (sight) => {
  if (!sight.isClean || sight.command !== "up" || sight.outcome.kind !== "done") return [];
  const byEmail = new Map(sight.before.users.map((user) => [user.email, user]));
  const keys = byKey(sight.before);
  return decodeFailures(sight.kept?.outputs.failed).flatMap(({ directoryId, email, reason }) => {
    const account = byEmail.get(email);
    const mine = sight.holdings.get(directoryId);
    // GoTo keeps the addresses of people who were deleted, and those of other accounts.
    const isTaken = /user\.name\.conflict|has this e-mail address already/.test(reason);
    const isConflict = isTaken || (account !== undefined && account.key !== (mine && keys.get(mine.key))?.key);
    return isConflict ? [] : [`${email} was refused without a reason: ${reason}`];
  });
};

/** Whoever was made as desired by a run, with or without trouble, is not among those refused by it. */
export const whoIsMadeIsNotRefused: Rule = (sight) => {
  if (sight.command !== "up" || sight.outcome.kind !== "done" || !sight.outcome.changed) return [];
  const old = byKey(sight.before);
  return decodeFailures(sight.kept?.outputs.failed).flatMap(({ directoryId, email, reason }) => {
    const person = sight.meant.people.get(directoryId);
    const made = sight.after.users.find((user) => user.email === email && !old.has(user.key));
    const isRight = person !== undefined && made !== undefined && isAsDesired(person, made);
    return isRight ? [`${email} was made, and is told to be refused: ${reason}`] : [];
  });
};

function isAsDesired(person: Wanted, { firstName, lastName, licences, adminRoles, group }: Account): boolean {
  const isSame = (have: readonly string[], want: readonly string[]) =>
    have.length === want.length && want.every((one) => have.includes(one));
  const isNamed = firstName === person.firstName && lastName === person.lastName;
  const isPlaced = person.group === undefined || person.group === group;
  return isNamed && isPlaced && isSame(licences, person.licences) && isSame(adminRoles, person.adminRoles);
}

/** In such a run losses are only held where they go too far (docs/behaviour.md §3). */
export const heldHasReasons: Rule = (sight) => {
  if (!sight.isClean || sight.command !== "up" || sight.outcome.kind !== "done") return [];
  const wishes = wishesIn(sight);
  const known = new Set(remembered(sight).map(({ directoryId }) => directoryId));
  const superUsers = sight.before.users
    .filter(({ adminRoles }) => adminRoles.includes("SUPER_USER"))
    .map(({ key }) => key);
  const emptied = new Set([...emptiedIn(sight).values()].flat());
  return decodeHeld(sight.kept?.outputs.held).flatMap(({ directoryId, email, dimension }) => {
    if (dimension === "gains") return [`${email} is held for want of a review, and none bounds the run`];
    const wished = wishes[dimension];
    const key = wished.get(directoryId);
    // The state may know people whom the book does not: those of whom GoTo has refused the adoption.
    if (key === undefined && known.has(directoryId)) return [];
    if (key === undefined) return [`${email} is held in ${dimension}, and has nothing to lose there`];
    const isOver = wished.size > allowedIn(sight, dimension);
    const isReason = isOver || (dimension === "removals" && emptied.has(key)) || superUsers.includes(key);
    return isReason ? [] : [`${email} is held in ${dimension} without a reason`];
  });
};

type Wishes = Readonly<Record<Dimension, Map<string, string>>>;

/** What the run would take if nothing held it: directory id (or `account:<key>`) and key, by dimension. */
function wishesIn(sight: Sight): Wishes {
  const wishes: Wishes = { removals: new Map(), roleDowngrades: new Map(), licences: new Map(), unmanaged: new Map() };
  const owners = new Owners(sight);
  const byEmail = new Map(sight.before.users.map((user) => [user.email, user]));
  const keys = byKey(sight.before);
  for (const person of sight.meant.people.values()) {
    const mine = sight.holdings.get(person.id);
    const account = (mine && keys.get(mine.key)) ?? byEmail.get(person.email);
    if (account === undefined || owners.isSpared(account.key)) continue;
    for (const dimension of lossesOf(person, account)) wishes[dimension].set(person.id, account.key);
  }
  for (const [id, { key }] of sight.holdings) {
    if (keys.has(key) && !owners.isStaying(key) && !owners.isSpared(key)) wishes.removals.set(id, key);
  }
  for (const account of sight.before.users) {
    if (owners.isStrange(account.key) && hasSomething(account))
      wishes.unmanaged.set(`account:${account.key}`, account.key);
  }
  return wishes;
}

function lossesOf(person: Wanted, account: Account): Dimension[] {
  const loses = (have: readonly string[], want: readonly string[]) => have.some((one) => !want.includes(one));
  return [
    ...(loses(account.adminRoles, person.adminRoles) ? (["roleDowngrades"] as const) : []),
    ...(loses(account.licences, person.licences) ? (["licences"] as const) : []),
  ];
}
