import type { Settings } from "../switches";
import { parseSettings } from "../synchronization/notification-settings";
import type { LeavingRules } from "./decide";
import type { Entitlement } from "./entitled";

type Secrets = ReadonlyMap<string, string>;

/** SyncAll: everybody, not only those who are assigned (docs/services/entra-graph.md §6.3). */
export function syncsEverybody(secrets: Secrets): boolean {
  return isTrue(secrets.get("SyncAll"));
}

/** Who is in scope by assignment, as secrets and switches say; `everybody` also where it was so before. */
export function entitlementOf(secrets: Secrets, settings: Settings, everybody = false): Entitlement {
  return {
    everybody: everybody || syncsEverybody(secrets),
    defaultAccess: settings["cycle.defaultAccess"] === "provisioned",
  };
}

/** What happens to those who leave, as far as secrets and switches say. */
export function leavingRules(secrets: Secrets, settings: Settings): LeavingRules {
  return {
    skipOutOfScope: isTrue(secrets.get("SkipOutOfScopeDeletions")),
    deleteWithoutActive: settings["cycle.disableWithoutActive"] === "deletes",
  };
}

/** How many deletions one cycle may make; undefined without a threshold (§6.3, §8.4). */
export function deletionThreshold(secrets: Secrets): number | undefined {
  const { DeleteThresholdEnabled, DeleteThresholdValue } = parseSettings(secrets.get("SyncNotificationSettings"));
  const value = Number(DeleteThresholdValue);
  return isTrue(DeleteThresholdEnabled) && Number.isInteger(value) ? value : undefined;
}

/** Who is told of a quarantine; nobody unless notifications are enabled. */
export function recipientsOf(secrets: Secrets): string[] {
  const { Enabled, Recipients } = parseSettings(secrets.get("SyncNotificationSettings"));
  if (!isTrue(Enabled) || typeof Recipients !== "string") return [];
  return Recipients.split(/[,;]/).flatMap((one) => one.trim() || []);
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
}
