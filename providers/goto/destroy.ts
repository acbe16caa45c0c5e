import type { ActivityLog } from "../activity/log";
import type { GotoWriter } from "./client";
import type { Me } from "./objects";
import type { Progress } from "./outcome";
import type { Policy } from "./policy";
import { type Reconciled, reconcile } from "./reconcile";
import type { AccountRecord } from "./records";

/**
 * What `pulumi destroy` does under `onDestroy: suspend`: everybody recorded is a leaver. It was asked for, so that no limit
 * holds it; the caller's account, protected people, accounts of other systems and the last super users are spared as ever
 * (docs/behaviour.md §3 and §4).
 */
export function suspendAll(
  client: GotoWriter & { readonly me: Me },
  recorded: readonly AccountRecord[],
  policy: Policy,
  today: string,
  progress: Progress,
  activity?: ActivityLog,
): Promise<Reconciled> {
  const none = { share: 1, minimum: Number.MAX_SAFE_INTEGER };
  const limits = { removals: none, roleDowngrades: none, licences: none, unmanaged: none };
  const leavers = { action: "suspend", deleteAfter: null, deleteAdopted: false } as const;
  const unmanaged = { default: "report", patterns: [] } as const;
  // Groups that become empty are no surprise here.
  const records = recorded.map(({ via: _via, ...record }) => record);
  const desired = { people: [], roles: {}, unresolved: [] };
  return reconcile(client, desired, records, { ...policy, limits, leavers, unmanaged }, today, progress, activity);
}
