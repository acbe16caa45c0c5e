import type { BoundsOf } from "./bounds";
import { isSuspended } from "./difference";
import { emptiedGroups } from "./emptied";
import type { Scene } from "./guard";
import type { Identities } from "./identity";
import type { Observed } from "./observe";
import type { Desired } from "./plan";
import type { AccountRecord } from "./records";

/** What the guard counts losses against (docs/behaviour.md §3), but for the unmanaged accounts and the day. */
export function sceneOf(
  desired: Desired,
  observed: Observed,
  recorded: readonly AccountRecord[],
  identities: Identities,
  boundsOf: BoundsOf,
): Omit<Scene, "unmanaged" | "today"> {
  const active = recorded.filter((record) => {
    // Counted against are those of before the run, in its check as well as in its update.
    if (record.isNew === true) return false;
    const user = identities.accountOf(record);
    return user !== undefined && !isSuspended(user, boundsOf(user));
  });
  const superUsers = observed.users.filter((user) => user.adminRoles.includes("SUPER_USER"));
  return {
    recorded: active.length,
    emptied: emptiedGroups(active, desired),
    superUsers: new Set(superUsers.map((user) => user.key)),
    held: desired.held ?? [],
    sofar: desired.sofar,
    reviewed: desired.reviewed,
  };
}
