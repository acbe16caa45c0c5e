import { AccessError } from "../errors";
import type { Me } from "./objects";

/**
 * Refuses to go on when the caller may not do what a run needs: a super user may everything, anybody else must manage both
 * users and seats (docs/services/goto-admin-api.md §10.1). An account that does not tell the caller's roles is tried.
 */
export function requireRights(me: Me): void {
  if (me.adminRoles === undefined || me.adminRoles.includes("SUPER_USER")) return;
  const missing = ["MANAGE_USERS", "MANAGE_SEATS"].filter((role) => !me.adminRoles?.includes(role));
  if (missing.length === 0) return;
  throw new AccessError(
    `GoTo: ${me.email} needs Team Admin rights: a super user, or manage users + seats. Missing: ${missing.join(", ")}. ` +
      "Give the role in GoTo Admin, or use the token of another administrator.",
  );
}
