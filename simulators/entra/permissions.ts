import type { Cloud } from "./cloud";
import { forbidden } from "./errors";
import type { Caller } from "./tokens";

const APP_READ = [
  ["Application.Read.All"],
  ["Application.ReadWrite.All"],
  ["Application.ReadWrite.OwnedBy"],
  ["Directory.Read.All"],
  ["Directory.ReadWrite.All"],
] as const;
const APP_WRITE = [["Application.ReadWrite.All"], ["Directory.ReadWrite.All"]] as const;
const GROUP_READ = [
  ["Group.Read.All"],
  ["Group.ReadWrite.All"],
  ["GroupMember.Read.All"],
  ["GroupMember.ReadWrite.All"],
  ["Directory.Read.All"],
  ["Directory.ReadWrite.All"],
] as const;
const USER_FULL = [
  ["User.Read.All"],
  ["User.ReadWrite.All"],
  ["Directory.Read.All"],
  ["Directory.ReadWrite.All"],
] as const;
const SYNC_WRITE = [["Synchronization.ReadWrite.All"], ...APP_WRITE] as const;

/**
 * What each part of Graph asks for: any of these sets of application permissions, each set in full (§12). A part
 * marked `owned` is also open to Application.ReadWrite.OwnedBy where the caller owns the application or service principal.
 */
const SURFACES = {
  anyone: { anyOf: [[]] },
  "applications.read": { anyOf: APP_READ },
  "applications.create": { anyOf: [["Application.ReadWrite.OwnedBy"], ...APP_WRITE] },
  "applications.write": { anyOf: APP_WRITE, owned: true },
  "assignments.read": { anyOf: [...APP_READ, ["AppRoleAssignment.ReadWrite.All"]] },
  "assignments.write": {
    anyOf: [
      ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"],
      ["AppRoleAssignment.ReadWrite.All", "Directory.Read.All"],
      ...APP_WRITE,
    ],
  },
  "synchronization.read": { anyOf: [["Synchronization.Read.All"], ...SYNC_WRITE], owned: true },
  "synchronization.write": { anyOf: SYNC_WRITE, owned: true },
  "synchronization.onDemand": { anyOf: [["Synchronization.ReadWrite.All"]] },
  "provisioningLogs.read": { anyOf: [["AuditLog.Read.All"]] },
  "groups.read": { anyOf: GROUP_READ },
  "groups.create": { anyOf: [["Group.Create"], ["Group.ReadWrite.All"], ["Directory.ReadWrite.All"]] },
  "groups.write": { anyOf: [["Group.ReadWrite.All"], ["Directory.ReadWrite.All"]] },
  "members.write": {
    anyOf: [["GroupMember.ReadWrite.All"], ["Group.ReadWrite.All"], ["Directory.ReadWrite.All"]],
  },
  "users.read": { anyOf: [["User.ReadBasic.All"], ...USER_FULL] },
  "users.write": { anyOf: [["User.ReadWrite.All"], ["Directory.ReadWrite.All"]] },
  "policies.read": { anyOf: [["Policy.Read.All"]] },
  "policies.write": { anyOf: [["Policy.ReadWrite.ApplicationConfiguration", "Policy.Read.All"]] },
  "objects.read": { anyOf: [...APP_READ, ...GROUP_READ, ...USER_FULL, ["User.ReadBasic.All"]] },
} as const satisfies Record<string, { anyOf: readonly (readonly string[])[]; owned?: true }>;

/** A part of Graph with permissions of its own. */
export type Surface = keyof typeof SURFACES;

/** Throws 403 unless the caller may use this part; `target` is the application or service principal in question. */
export function checkPermission(cloud: Cloud, caller: Caller, surface: Surface, target: string | undefined): void {
  const rule: { anyOf: readonly (readonly string[])[]; owned?: true } = SURFACES[surface];
  if (rule.anyOf.some((set) => set.every((role) => caller.roles.has(role)))) return;
  const owns = target !== undefined && cloud.directory.owners.get(target)?.has(caller.objectId) === true;
  if (rule.owned === true && owns && caller.roles.has("Application.ReadWrite.OwnedBy")) return;
  throw forbidden();
}

/**
 * How much of a user the caller sees: everything, the basic set (User.ReadBasic.All), or nothing but the id
 * (GroupMember.Read.All alone); §1, trap 18.
 */
export function userSight(caller: Caller): "full" | "basic" | "id" {
  if (USER_FULL.some(([role]) => caller.roles.has(role))) return "full";
  return caller.roles.has("User.ReadBasic.All") ? "basic" : "id";
}
