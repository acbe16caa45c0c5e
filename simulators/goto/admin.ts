import type { Route, SimAnswer } from "../stage/http";
import { getAccount, updateAccount } from "./account-routes";
import { type Call, inAccount } from "./call";
import type { Goto } from "./goto";
import { createGroup, deleteGroup, getGroup, leaveGroups, listGroups, moveToGroup, updateGroup } from "./groups";
import { ATTRIBUTES, createItem, listItems, ROLESETS, TEMPLATES, updateItem } from "./items";
import { grantLicence, listLicences, revokeLicence } from "./licences";
import { me } from "./me";
import type { AdminRole } from "./roles";
import { giveRoleset, takeRolesets } from "./rolesets";
import { createUsers } from "./users-create";
import { deleteUser } from "./users-delete";
import { getUser, listUsers } from "./users-list";
import { updateUser } from "./users-update";

const BASE = "/admin/rest/v1";
const A = `${BASE}/accounts/:accountKey`;

/** A route, the roles of which its caller needs one (none named: any admin role), and what it does. */
type Row = readonly [method: string, path: string, roles: readonly AdminRole[], answer: (call: Call) => SimAnswer];

/** The Admin API (docs/services/goto-admin-api.md §3.1; roles from §3.3, §3.4 and §10.1). Settings and reports are not there. */
const ROWS: readonly Row[] = [
  ["GET", A, [], getAccount],
  ["PUT", A, ["SUPER_USER"], updateAccount],

  ["GET", `${A}/users`, [], listUsers],
  ["POST", `${A}/users`, ["ADD_USERS"], createUsers],
  // Without an account key the caller's default account is meant (§3.3).
  ["POST", `${BASE}/users`, ["ADD_USERS"], createUsers],
  ["DELETE", `${A}/users/rolesets`, [], takeRolesets],
  ["GET", `${A}/users/:userKey`, [], getUser],
  ["PUT", `${A}/users/:userKey`, ["MANAGE_USERS"], updateUser],
  ["DELETE", `${A}/users/:userKey`, ["MANAGE_USERS"], deleteUser],
  ["DELETE", `${A}/users/:userKey/groups`, ["MANAGE_USERS", "MANAGE_GROUPS"], leaveGroups],

  ["GET", `${A}/groups`, [], listGroups],
  ["POST", `${A}/groups`, ["MANAGE_GROUPS"], createGroup],
  ["GET", `${A}/groups/:groupKey`, [], getGroup],
  ["PUT", `${A}/groups/:groupKey`, ["MANAGE_GROUPS"], updateGroup],
  ["DELETE", `${A}/groups/:groupKey`, ["MANAGE_GROUPS"], deleteGroup],
  ["PUT", `${A}/groups/:groupKey/users/:userKey`, ["MANAGE_USERS", "MANAGE_GROUPS"], moveToGroup],

  ["GET", `${A}/licenses`, [], listLicences],
  ["POST", `${A}/licenses/:licenseKey/users/:userKey`, ["MANAGE_USERS", "MANAGE_SEATS"], grantLicence],
  ["DELETE", `${A}/licenses/:licenseKey/users/:userKey`, ["MANAGE_USERS", "MANAGE_SEATS"], revokeLicence],

  ["GET", `${A}/rolesets`, [], listItems(ROLESETS)],
  ["POST", `${A}/rolesets`, ["SUPER_USER"], createItem(ROLESETS)],
  ["PUT", `${A}/rolesets/:id/users`, [], giveRoleset],

  ["GET", `${A}/attributes`, [], listItems(ATTRIBUTES)],
  ["POST", `${A}/attributes`, ["MANAGE_SETTINGS"], createItem(ATTRIBUTES)],
  ["PUT", `${A}/attributes/:id`, ["MANAGE_SETTINGS"], updateItem(ATTRIBUTES)],
  ["GET", `${A}/templates`, [], listItems(TEMPLATES)],
  ["POST", `${A}/templates`, ["MANAGE_SETTINGS"], createItem(TEMPLATES)],
];

/** The routes under `/admin/rest/v1`. */
export function adminRoutes(goto: Goto): Route[] {
  const rows = ROWS.map(([method, path, roles, answer]): Route => [method, path, inAccount(goto, roles, answer)]);
  return [["GET", `${BASE}/me`, me(goto)], ...rows];
}
