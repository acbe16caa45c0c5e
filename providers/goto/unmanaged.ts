import type { BoundsOf } from "./bounds";
import { isSuspended } from "./difference";
import type { GotoUser } from "./objects";
import { inOrder } from "./order";
import type { Policy, UnmanagedAction } from "./policy";
import type { Step } from "./step";

/**
 * Accounts that the roster does not name and never did (docs/behaviour.md §5). Never deleted.
 *
 * | policy             | account                                | what happens                                       |
 * |--------------------|----------------------------------------|----------------------------------------------------|
 * | `ignore`           | any                                    | nothing                                            |
 * | `report` (default) | any                                    | listed in preview and outputs                      |
 * | `suspend`          | has something to lose                  | listed, and **suspend** as far as the guard allows |
 * | `suspend`          | already suspended, or never to be (§3) | listed in preview and outputs                      |
 */
export interface UnmanagedPlan {
  readonly listed: readonly GotoUser[];
  readonly steps: readonly Step[];
  /** How many of them have something to lose. */
  readonly active: number;
}

export function planUnmanaged(
  users: readonly GotoUser[],
  known: ReadonlySet<string>,
  policy: Policy,
  boundsOf: BoundsOf,
): UnmanagedPlan {
  const actionOf = actions(policy);
  const listed = users
    .filter((user) => !known.has(user.key) && actionOf(user) !== "ignore")
    .sort((a, b) => inOrder(a.email, b.email));
  const active = listed.filter((user) => !isSuspended(user, boundsOf(user)));
  const doomed = active.filter((user) => actionOf(user) === "suspend" && boundsOf(user).spared === undefined);
  return { listed, active: active.length, steps: doomed.map((user) => ({ kind: "suspendUnmanaged", user })) };
}

/** The first pattern that matches an e-mail decides. */
function actions({ unmanaged }: Policy): (user: GotoUser) => UnmanagedAction {
  const patterns = unmanaged.patterns.map(({ match, action }) => ({ pattern: glob(match), action }));
  return (user) => patterns.find(({ pattern }) => pattern.test(user.email))?.action ?? unmanaged.default;
}

/** `*@contractors.example`: a star stands for any characters, case does not matter. */
function glob(match: string): RegExp {
  const body = match
    .split("*")
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${body}$`, "i");
}
