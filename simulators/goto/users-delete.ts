import type { SimAnswer } from "../stage/http";
import { type Call, json, memberAt } from "./call";
import { refusal } from "./errors";
import { checkManages } from "./roles";
import { checkRevocable } from "./seats";

/** `DELETE A/users/{userKey}` (docs/services/goto-admin-api.md §3.5, §8.4): leaves the account, frees the seats. */
export function deleteUser(call: Call): SimAnswer {
  const { goto, account, caller } = call;
  const member = memberAt(call);
  checkManages(caller, member.groupKeys);
  checkRevocable(account, member.licenceKeys);
  if (member === caller && goto.switches["users.selfRemoval"] === "refused") throw refusal(403, "user.self.removal");
  account.delete(member, goto.now());
  return goto.switches["delete.status"] === 204 ? { status: 204 } : json(goto, 200, { key: member.person.key });
}
