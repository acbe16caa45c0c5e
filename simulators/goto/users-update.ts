import type { SimAnswer } from "../stage/http";
import {
  type Body,
  checkMembers,
  emailIn,
  flagIn,
  keyOf,
  keysIn,
  localeIn,
  nameIn,
  readBody,
  rolesIn,
  timeZoneIn,
} from "./body";
import { type Call, memberAt } from "./call";
import { refusal } from "./errors";
import { checkGroups } from "./newcomer";
import type { Membership } from "./person";
import { checkManages, mayMakeAdmins } from "./roles";
import { checkLicences, greet } from "./seats";
import { userText } from "./users-list";

const NAMES = ["firstName", "lastName"];
/** Only the primary account may change these (docs/services/goto-admin-api.md §3.4). */
const IDENTITY = [...NAMES, "email", "locale"];
const OTHERS = ["timeZone", "admin", "adminRoles", "managedGroupKeys", "licenseKeys", "groupKey"];

/** `PUT A/users/{userKey}` with a partial body (§3.4): everything is checked before anything changes. */
export function updateUser(call: Call): SimAnswer {
  const member = memberAt(call);
  checkManages(call.caller, member.groupKeys);
  const change = readChange(call, member, allowedBody(call, member, readBody(call.request)));
  apply(call, member, change);
  if (call.goto.switches["update.status"] === 204) return { status: 204 };
  return { status: 200, body: userText(call, member) };
}

/** The body without what is to be ignored; refuses what may not be in it for this member. */
function allowedBody({ goto, account }: Call, member: Membership, body: Body): Body {
  checkMembers(body, ["key", ...IDENTITY, ...OTHERS]);
  if (body.key !== undefined && goto.switches["update.keyInBody"] === "refused")
    throw refusal(400, "field.unknown", "key");
  const has = (names: readonly string[]) => names.some((name) => body[name] !== undefined);
  const isReadOnly = member.person.primaryAccount !== account.key && has(IDENTITY);
  if (isReadOnly && goto.switches["update.identityReadOnly"] === "refused")
    throw refusal(403, "user.identity.readonly");
  if (isReadOnly) return Object.fromEntries(Object.entries(body).filter(([name]) => !IDENTITY.includes(name)));
  if (member.nameLocked && has(NAMES)) throw refusal(403, "user.name.locked");
  if (member.emailLocked && has(["email"])) throw refusal(403, "user.email.locked");
  return body;
}

/** What a body asks for; undefined = stays as it is. */
interface Change {
  readonly email: string | undefined;
  readonly person: Readonly<Record<string, unknown>>;
  readonly admin: boolean | undefined;
  readonly adminRoles: readonly string[] | undefined;
  readonly managedGroupKeys: readonly string[] | undefined;
  readonly licenceKeys: readonly string[] | undefined;
  readonly groupKey: string | undefined;
}

function readChange(call: Call, member: Membership, body: Body): Change {
  const change: Change = {
    email: emailIn(body),
    person: defined({
      firstName: nameIn(body, "firstName"),
      lastName: nameIn(body, "lastName"),
      locale: localeIn(body),
      timeZone: timeZoneIn(body),
    }),
    admin: flagIn(body, "admin"),
    adminRoles: rolesIn(call.goto, body),
    managedGroupKeys: keysIn(body, "managedGroupKeys"),
    licenceKeys: licencesIn(call, body),
    groupKey: keyOf(body, "groupKey"),
  };
  checkChange(call, member, change);
  return change;
}

/** `licenseKeys: []` clears, is refused, or is ignored (§8.3). */
function licencesIn({ goto }: Call, body: Body): string[] | undefined {
  const keys = keysIn(body, "licenseKeys");
  if (keys?.length !== 0 || goto.switches["update.emptyLicences"] === "clears") return keys;
  if (goto.switches["update.emptyLicences"] === "ignored") return undefined;
  throw refusal(400, "license.required");
}

function checkChange(call: Call, member: Membership, change: Change): void {
  const { email, admin, adminRoles, managedGroupKeys = [], licenceKeys, groupKey } = change;
  const groupKeys = groupKey === undefined ? [] : [groupKey];
  checkGroups(call, [...managedGroupKeys, ...groupKeys]);
  if (groupKey !== undefined) checkManages(call.caller, groupKeys);
  const raised = (adminRoles ?? []).some((role) => !member.adminRoles.includes(role)) || admin === true;
  if (raised && !mayMakeAdmins(call.caller)) throw refusal(403, "not.authorized", "adminRoles");
  if (licenceKeys !== undefined) checkLicences(call, member, licenceKeys);
  const holder = email === undefined ? undefined : call.goto.platform.findByEmail(email);
  if (holder !== undefined && holder !== member.person) throw refusal(409, "user.name.conflict", email);
  checkSelf(call, member, licenceKeys ?? member.licenceKeys, adminRoles ?? member.adminRoles);
}

/** Whether callers may suspend themselves is a switch (§13.1). */
function checkSelf(
  { goto, caller }: Call,
  member: Membership,
  licences: readonly string[],
  roles: readonly string[],
): void {
  const suspends = licences.length === 0 && roles.length === 0 && member.roleSets.length === 0;
  if (member === caller && suspends && goto.switches["users.selfRemoval"] === "refused") {
    throw refusal(403, "user.self.removal");
  }
}

function apply({ goto, account }: Call, member: Membership, change: Change): void {
  const { email, person, licenceKeys, groupKey, admin, adminRoles, managedGroupKeys } = change;
  const isTold = differ(adminRoles, member.adminRoles) || differ(licenceKeys, member.licenceKeys);
  Object.assign(member.person, person);
  if (email !== undefined) goto.platform.rename(member.person, email);
  Object.assign(member, defined({ admin, adminRoles, managedGroupKeys }));
  if (groupKey !== undefined) member.groupKeys = [groupKey];
  if (licenceKeys !== undefined) account.setLicences(member, licenceKeys);
  goto.platform.personChanged(member.person);
  if (isTold) goto.mail.send("change", member.person.email);
  greet(goto, account, member, false);
}

function differ(wanted: readonly string[] | undefined, held: readonly string[]): boolean {
  return wanted !== undefined && (wanted.length !== held.length || wanted.some((value) => !held.includes(value)));
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
