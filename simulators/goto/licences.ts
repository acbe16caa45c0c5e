import type { SimAnswer } from "../stage/http";
import type { Licence } from "./account";
import { type Call, keyAt, memberAt } from "./call";
import { refusal } from "./errors";
import { answerList } from "./list";
import type { Membership } from "./person";
import { checkManages } from "./roles";
import type { View } from "./rows";
import { checkLicences, greet } from "./seats";

const ATTRIBUTES = ["key", "description", "type", "channel", "enabled", "products", "seats", "userCount"];

/** `GET A/licenses` (docs/services/goto-admin-api.md §4.3, §9). */
export function listLicences(call: Call): SimAnswer {
  const items = call.goto.lag.see(call.account).licences();
  return answerList<View>(call, { items, view: (licence) => licence, attributes: ATTRIBUTES });
}

/** `POST A/licenses/{licenseKey}/users/{userKey}`: one seat more; nothing to do when it is held already. */
export function grantLicence(call: Call): SimAnswer {
  const licence = licenceAt(call);
  const member = memberAt(call);
  const keys = [...new Set([...member.licenceKeys, licence.key])];
  return change(call, member, keys, false);
}

/** `DELETE A/licenses/{licenseKey}/users/{userKey}?suppressEmail=`: one seat less. */
export function revokeLicence(call: Call): SimAnswer {
  const licence = licenceAt(call);
  const member = memberAt(call);
  const suppressEmail = (call.request.query.get("suppressEmail") ?? "false").toLowerCase();
  if (suppressEmail !== "true" && suppressEmail !== "false") throw refusal(400, "parameter.invalid", "suppressEmail");
  const keys = member.licenceKeys.filter((key) => key !== licence.key);
  return change(call, member, keys, suppressEmail === "true");
}

function change(call: Call, member: Membership, keys: readonly string[], suppressEmail: boolean): SimAnswer {
  const { goto, account } = call;
  checkManages(call.caller, member.groupKeys);
  checkLicences(call, member, keys);
  const differs = keys.length !== member.licenceKeys.length;
  account.setLicences(member, keys);
  if (differs && !suppressEmail) goto.mail.send("change", member.person.email);
  greet(goto, account, member, suppressEmail);
  return { status: 204 };
}

function licenceAt(call: Call): Licence {
  const key = keyAt(call, "licenseKey");
  const licence = call.account.licences.get(key);
  if (licence === undefined) throw refusal(404, "license.not.found", key);
  return licence;
}
