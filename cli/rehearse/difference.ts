import type { GotoState } from "../show/backdoor";

type User = GotoState["users"][number];

/** What an account has, as far as a run gives it. */
export type Had = Pick<User, "firstName" | "lastName" | "status" | "licences" | "adminRoles"> & {
  readonly group: string | null;
};

/** Somebody who has something else than before; without `before` the account is new, without `after` it is gone. */
export interface Changed {
  readonly email: string;
  readonly before: Had | null;
  readonly after: Had | null;
}

/** How the world of a rehearsal differs from the one before. */
export interface Difference {
  readonly people: readonly Changed[];
  readonly counts: {
    readonly created: number;
    readonly changed: number;
    readonly suspended: number;
    readonly deleted: number;
    readonly same: number;
  };
  readonly seats: readonly {
    readonly licence: string;
    readonly seats: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** Compares two states of GoTo account by account; whoever was renamed is the same by key. Pure. */
export function differenceOf(before: GotoState, after: GotoState): Difference {
  const had = new Map(before.users.map((user) => [user.key, user]));
  const has = new Map(after.users.map((user) => [user.key, user]));
  const keys = [...new Set([...had.keys(), ...has.keys()])];
  const people = keys
    .flatMap((key) => changed(had.get(key), has.get(key)))
    .sort((a, b) => (a.email < b.email ? -1 : 1));
  const isSuspended = ({ before: old, after: now }: Changed) =>
    old?.status !== now?.status && now?.status === "SUSPENDED";
  const created = people.filter((one) => one.before === null).length;
  const deleted = people.filter((one) => one.after === null).length;
  const suspended = people.filter((one) => one.before !== null && isSuspended(one)).length;
  return {
    people,
    counts: {
      created,
      changed: people.length - created - deleted - suspended,
      suspended,
      deleted,
      same: keys.length - people.length,
    },
    seats: after.licences.map(({ key, description, seats, used }) => ({
      licence: description,
      seats,
      before: before.licences.find((one) => one.key === key)?.used ?? 0,
      after: used,
    })),
  };
}

function changed(before: User | undefined, after: User | undefined): Changed[] {
  const [old, now] = [before && hadOf(before), after && hadOf(after)];
  if (before?.email === after?.email && JSON.stringify(old) === JSON.stringify(now)) return [];
  const email = [before?.email, after?.email].filter((one, i, all) => one !== undefined && all.indexOf(one) === i);
  return [{ email: email.join(" → "), before: old ?? null, after: now ?? null }];
}

function hadOf({ firstName, lastName, status, licences, adminRoles, group = null }: User): Had {
  return { firstName, lastName, status, licences: [...licences].sort(), adminRoles: [...adminRoles].sort(), group };
}
