import type { SimAnswer } from "../../stage/http";
import type { Account } from "../account";
import { answer, type ScimCall } from "./call";
import { noRight } from "./caller";
import { ScimRefusal } from "./errors";
import type { OrganizationUser } from "./organization";
import { replaceUser, resourceIn } from "./published-users";
import { changeUser } from "./user-changes";
import { publishedUser, type ScimView, userView } from "./user-view";

const EXTENSION = "urn:scim:schemas:extension:getgo:1.0";

/** `GET /Users/me`: the caller, in the organization or not, with the accounts (docs/services/goto-admin-api.md §11.2). */
export function getMe(call: ScimCall): SimAnswer {
  return answer(call, 200, meView(call, ownUser(call) ?? outsider(call)));
}

/** `PUT /Users/me`. */
export function putMe(call: ScimCall): SimAnswer {
  return answer(call, 200, meView(call, replaceUser(call, changeable(call))));
}

/** `PATCH /Users/me`. */
export function patchMe(call: ScimCall): SimAnswer {
  const user = changeable(call);
  return answer(call, 200, meView(call, changeUser(call.goto, user, resourceIn(call), ["userName"])));
}

function meView(call: ScimCall, user: OrganizationUser): ScimView {
  const { goto, caller } = call;
  const view = goto.switches["scim.flavor"] === "published" ? publishedUser(goto, user) : userView(goto, user);
  const accounts = goto.platform.accountsOf(caller).map((account) => accountView(account, caller.key));
  return { ...view, [EXTENSION]: { accounts } };
}

/** Seen were `acctadmin` and names of products; how Meeting is called here is not known. */
function accountView(account: Account, userKey: string): ScimView {
  const member = account.find(userKey);
  const products = (member?.licenceKeys ?? []).flatMap((key) => account.licences.get(key)?.products ?? []);
  const roles = (member?.adminRoles ?? []).length > 0 ? ["acctadmin"] : [];
  const entitlements = [...new Set([...roles, ...products.map((product) => product.toLowerCase())])];
  return { value: account.key, display: account.name, entitlements };
}

function ownUser({ goto, caller }: ScimCall): OrganizationUser | undefined {
  return goto.organization.findByPerson(caller.key);
}

/** Whoever is not in an organization has a profile all the same. */
function outsider({ goto, caller }: ScimCall): OrganizationUser {
  const { key, email, firstName, lastName, locale, timeZone } = caller;
  const names = { "name.givenName": firstName, "name.familyName": lastName };
  const values = { userName: email, ...names, displayName: `${firstName} ${lastName}`, locale, timezone: timeZone };
  return { id: key, personKey: key, role: undefined, values, created: goto.now(), modified: goto.now() };
}

/** Members of an organization cannot change their own e-mail address (§11.4). */
function changeable(call: ScimCall): OrganizationUser {
  const user = ownUser(call);
  if (user === undefined) throw new ScimRefusal(404, `${call.caller.email} is in no organization`);
  const { userName } = resourceIn(call);
  if (userName === undefined || userName?.toLowerCase() === user.values.userName?.toLowerCase()) return user;
  throw noRight(call.goto, "nobody may change the own e-mail address");
}
