import { type Body, flagIn, keyOf, keysIn, rolesIn } from "./body";
import type { Call } from "./call";
import { refusal } from "./errors";
import { checkManages, mayMakeAdmins } from "./roles";
import { checkGrantable } from "./seats";

/** One entry of `users` in a create request. */
export interface Newcomer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

/** What a create request gives to everybody in it. */
export interface Common {
  readonly licenceKeys: readonly string[];
  readonly adminRoles: readonly string[];
  readonly managedGroupKeys: readonly string[];
  readonly groupKeys: readonly string[];
  readonly suppressEmail: boolean;
}

/** Reads and checks that part of the body (docs/services/goto-admin-api.md §3.3). */
export function readCommon(call: Call, body: Body): Common {
  const licenceKeys = keysIn(body, "licenseKeys") ?? [];
  const adminRoles = rolesIn(call.goto, body) ?? [];
  const managedGroupKeys = keysIn(body, "managedGroupKeys") ?? [];
  const groupKey = keyOf(body, "groupKey");
  const groupKeys = groupKey === undefined ? [] : [groupKey];
  checkGrantable(call.account, licenceKeys);
  checkGroups(call, [...managedGroupKeys, ...groupKeys]);
  checkManages(call.caller, groupKeys);
  if (adminRoles.length > 0 && !mayMakeAdmins(call.caller)) throw refusal(403, "not.authorized", "adminRoles");
  if (licenceKeys.length + adminRoles.length === 0 && call.goto.switches["create.withoutLicence"] === "refused") {
    throw refusal(400, "license.required");
  }
  const suppressEmail = flagIn(body, "suppressEmail") ?? false;
  return { licenceKeys, adminRoles, managedGroupKeys, groupKeys, suppressEmail };
}

/** Refuses keys of groups that do not exist. */
export function checkGroups({ account }: Call, keys: readonly string[]): void {
  const unknown = keys.find((key) => !account.groups.has(key));
  if (unknown !== undefined) throw refusal(404, "group.not.found", unknown);
}
