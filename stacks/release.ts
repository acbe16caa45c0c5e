import { getAppRole } from "../providers/entra/applications";
import { Release } from "../providers/entra/release/resource";
import type { FoundApplication } from "./application";
import type { EntraOptions } from "./entra-provider";
import type { PilotAssignments } from "./wanted-assignments";

/**
 * Remembers how an application was that this stack has not made, so that a destroy can put it back; nothing for one of our
 * own. What is deleted before that depends on it.
 */
export function declareRelease(
  { existing, assigned, ours }: FoundApplication,
  { wanted, kept }: PilotAssignments,
  { dependsOn }: Pick<EntraOptions, "dependsOn">,
): Release[] {
  if (existing === undefined || ours) return [];
  const declared = [
    ...wanted.map(({ principalId, appRole }) => `${principalId} ${getAppRole(existing, appRole).id}`),
    ...kept.map(({ principalObjectId, appRoleId }) => `${principalObjectId} ${appRoleId}`),
  ];
  const found = {
    assignmentRequired: existing.appRoleAssignmentRequired,
    assigned: assigned.map(({ principalId, appRoleId }) => `${principalId} ${appRoleId}`).sort(),
  };
  const args = { application: existing.id, __declared: declared.sort(), __found: found };
  return [new Release("release", args, { dependsOn })];
}
