import { AccessError } from "../errors";
import type { Me } from "./objects";

/**
 * Which rights the caller lacks for changes: a super user may everything, anybody else must manage both users and seats
 * (docs/services/goto-admin-api.md §10.1). An account that does not tell the caller's roles is tried.
 */
export function missingRights({ adminRoles }: Me): string[] {
  if (adminRoles === undefined || adminRoles.includes("SUPER_USER")) return [];
  return ["MANAGE_USERS", "MANAGE_SEATS"].filter((role) => !adminRoles.includes(role));
}

/** Refuses to go on when the caller may not make changes; asked before the first one, so that none is made. */
export function requireRights(me: Me): void {
  const missing = missingRights(me);
  if (missing.length === 0) return;
  throw new AccessError(
    `GoTo: ${me.email} needs Team Admin rights: a super user, or manage users + seats. Missing: ${missing.join(", ")}. ` +
      "Give the role in GoTo Admin, or use the token of another administrator.",
  );
}

/** What a look says of a caller who may not make the changes that it plans; nothing of others. */
export function rightsNotices(me: Me): string[] {
  const missing = missingRights(me);
  if (missing.length === 0) return [];
  return [
    `GoTo: the token of ${me.email} may preview this. For pulumi up it lacks ${missing.join(", ")}; nothing would be changed`,
  ];
}
