import type { Handler } from "../stage/http";
import { callerOf, json, refusing } from "./call";
import type { Goto } from "./goto";
import { accessOf } from "./roles";

/** `GET /me` (docs/services/goto-admin-api.md §3.2): the caller and the accounts the caller is a member of. */
export function me(goto: Goto): Handler {
  return refusing(goto, (request) => {
    const { person, account, member } = accessOf(goto, callerOf(goto, request).key);
    const accounts = goto.platform.accountsOf(person).map(({ key, name }) => ({ key, name }));
    const { key, email, firstName, lastName } = person;
    const isShown = member.adminRoles.length > 0 || goto.switches["json.empty"] === "present";
    const adminRoles = isShown ? { adminRoles: member.adminRoles } : {};
    return json(goto, 200, { key, email, firstName, lastName, accountKey: account.key, ...adminRoles, accounts });
  });
}
