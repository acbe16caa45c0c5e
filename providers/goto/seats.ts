import { RefusedError } from "../errors";
import type { GotoWriter, UserChange } from "./client";
import type { GotoUser } from "./objects";

/**
 * Changes one account. It is not known whether GoTo takes an empty list of licences for "none"
 * (docs/services/goto-admin-api.md §8.3, §13.1):
 *
 * | takes the last licences | empty list sent before       | requests                                                          |
 * |-------------------------|------------------------------|-------------------------------------------------------------------|
 * | no                      | either                       | one PUT                                                           |
 * | yes                     | no                           | one PUT; if refused, a DELETE for each licence, a PUT of the rest |
 * | yes                     | in this run, and did nothing | a DELETE for each licence, a PUT of the rest                      |
 */
export async function changeUser(
  client: GotoWriter,
  user: GotoUser,
  change: UserChange,
  wasIgnored: boolean,
  tookSome: TookSome,
): Promise<void> {
  const takesLast = change.licenseKeys?.length === 0 && user.licenseKeys.length > 0;
  if (takesLast && wasIgnored) return seatBySeat(client, user, change, tookSome);
  try {
    await client.updateUser(user.key, change);
  } catch (error) {
    if (!takesLast || !(error instanceof RefusedError)) throw error;
    await seatBySeat(client, user, change, tookSome);
  }
}

/** Told of the licences that are left when GoTo stops in the middle of taking them away one by one. */
type TookSome = (left: readonly string[]) => void;

async function seatBySeat(client: GotoWriter, user: GotoUser, change: UserChange, tookSome: TookSome): Promise<void> {
  const { licenseKeys: _none, adminRoles, ...others } = change;
  const left = [...user.licenseKeys];
  try {
    for (const key of user.licenseKeys) {
      await client.revokeLicense(key, user.key);
      left.shift();
    }
    await changeRest(client, user, others, adminRoles);
  } catch (error) {
    if (left.length < user.licenseKeys.length) tookSome(left);
    throw error;
  }
}

async function changeRest(
  client: GotoWriter,
  user: GotoUser,
  others: UserChange,
  adminRoles: UserChange["adminRoles"],
): Promise<void> {
  const hasRoles = adminRoles !== undefined && (adminRoles.length > 0 || user.adminRoles.length > 0);
  const rest: UserChange = hasRoles ? { ...others, adminRoles } : others;
  if (Object.keys(rest).length > 0) await client.updateUser(user.key, rest);
}
