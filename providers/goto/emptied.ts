import { everybody } from "./pilot";
import type { Desired } from "./plan";
import type { AccountRecord } from "./records";

/** A group of so many people does not become empty by itself. */
const MANY = 3;

/**
 * Recorded people whose group gave three or more of them their role and now gives it to nobody, with the group's words: it was
 * emptied, deleted or renamed in the directory, or its line was taken out (docs/behaviour.md §3). A line that ended by its own
 * dates, or that names a single user, is no such case. Whoever was held for it before stays so while the group is empty, also
 * when fewer than three are left of it. `active` are the records of accounts with something to lose.
 */
export function emptiedGroups(active: readonly AccountRecord[], desired: Desired): Map<string, string> {
  const alive = new Set([...everybody(desired).map(({ via }) => via), ...(desired.ended ?? [])]);
  const counts = new Map<string, number>();
  for (const { via } of active) if (via !== undefined) counts.set(via, (counts.get(via) ?? 0) + 1);
  const before = desired.emptied ?? new Set();
  const emptied = active.filter(({ via, directoryId }) => {
    if (!isGroup(via) || alive.has(via)) return false;
    return (counts.get(via) ?? 0) >= MANY || before.has(directoryId);
  });
  return new Map(emptied.map(({ directoryId, via = "" }) => [directoryId, via.replace(/^via /, "")]));
}

function isGroup(via: string | undefined): via is string {
  return via?.startsWith("via ") ?? false;
}
