import type { SimAnswer } from "../stage/http";
import type { Call } from "./call";
import { refusal } from "./errors";
import { itemAt, ROLESETS } from "./items";
import { matching } from "./list";
import type { Membership } from "./person";
import { checkManages, mayMakeAdmins } from "./roles";
import { userListing } from "./users-list";

/** `PUT A/rolesets/{id}/users?filter=` gives a custom role to the users that match (docs/services/goto-admin-api.md §3.1). */
export function giveRoleset(call: Call): SimAnswer {
  const { id } = itemAt(call, ROLESETS);
  return change(call, (member) => [...new Set([...member.roleSets, id])]);
}

/** `DELETE A/users/rolesets?filter=` takes custom roles away. */
export function takeRolesets(call: Call): SimAnswer {
  return change(call, () => []);
}

/** What an unfiltered call would do is unknown; here it is refused. */
function change(call: Call, roleSets: (member: Membership) => readonly string[]): SimAnswer {
  if ((call.request.query.get("filter") ?? "").trim() === "") throw refusal(400, "filter.required");
  if (!mayMakeAdmins(call.caller)) throw refusal(403, "not.authorized");
  const members = matching(call, userListing(call));
  for (const member of members) checkManages(call.caller, member.groupKeys);
  for (const member of members) {
    member.roleSets = roleSets(member);
    call.account.changed(member);
  }
  return { status: 204 };
}
