import type { Due } from "./attempt";
import type { Cycle } from "./cycle";
import { isLoss } from "./decide";
import { deletionThreshold } from "./secret-settings";

/**
 * The ids whose deletion is held because the cycle has more of them than its threshold allows, disables included
 * (docs/services/entra-graph.md §8.4). What an earlier cycle held stays so until an administrator allows it (ForceDeletes),
 * the person comes back, or there is no threshold any more.
 */
export function held({ provisioning, job, cloud }: Cycle, due: readonly Due[]): ReadonlySet<string> {
  const { staged, forceDeletes } = job.memory;
  const limit = deletionThreshold(provisioning.secrets);
  if (limit === undefined || forceDeletes) return new Set();
  const losses = due.filter(({ step }) => isLoss(step)).map(({ subject }) => subject.id);
  const fresh = losses.filter((id) => !staged.has(id));
  const allowed = cloud.settings["cycle.threshold"] === "all" && fresh.length > limit ? 0 : limit;
  return new Set([...losses.filter((id) => staged.has(id)), ...fresh.slice(allowed)]);
}
