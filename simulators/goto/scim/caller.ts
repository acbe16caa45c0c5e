import type { SimRequest } from "../../stage/http";
import type { Goto } from "../goto";
import type { Person } from "../person";
import { holdsOneOf } from "../roles";
import { ScimRefusal } from "./errors";
import type { OrganizationRole } from "./organization";

/** What a route asks of its caller. */
export type Right = "me" | "users" | "readGroups" | "writeGroups";

interface Caller {
  readonly person: Person;
  readonly scopes: readonly string[];
}

const SCOPE_OF: Readonly<Record<Right, string>> = {
  me: "identity:scim.me",
  users: "identity:scim.org",
  readGroups: "identity:scim.org",
  writeGroups: "identity:scim.org",
};

/** The person behind a request, who may do what `right` names; else refused as docs/services/goto-admin-api.md §6.2 says. */
export function callerWith(goto: Goto, request: SimRequest, right: Right): Person {
  const caller = findCaller(goto, request.headers.authorization ?? "");
  if (caller === undefined) throw badToken(goto, right === "me");
  if (!caller.scopes.includes(SCOPE_OF[right])) throw noRight(goto, `the scope ${SCOPE_OF[right]} is missing`);
  if (right !== "me") checkRole(goto, caller.person, right);
  return caller.person;
}

/** By secret token, access token, or user name and password; undefined also for somebody who may not sign in. */
function findCaller(goto: Goto, authorization: string): Caller | undefined {
  const [scheme = "", credential = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "basic") return secretCaller(goto, byPassword(goto, credential));
  if (scheme.toLowerCase() !== "bearer") return undefined;
  const grant = goto.tokens.findAccess(credential);
  if (grant === undefined) return secretCaller(goto, goto.scimSecrets.byToken(credential));
  const person = goto.tokens.personOf(grant);
  return person === undefined ? undefined : { person, scopes: grant.scopes };
}

function byPassword(goto: Goto, credential: string): string | undefined {
  const [userName = "", ...password] = Buffer.from(credential, "base64").toString("utf8").split(":");
  return goto.scimSecrets.byPassword(userName, password.join(":"));
}

function secretCaller(goto: Goto, userKey: string | undefined): Caller | undefined {
  const person = userKey === undefined ? undefined : goto.tokens.personOf({ userKey });
  return person === undefined ? undefined : { person, scopes: [SCOPE_OF.users] };
}

/** An administrator of the account; for groups also with a role in the organization (§11.1). */
function checkRole(goto: Goto, person: Person, right: Right): void {
  const member = goto.platform.home.find(person.key);
  if (member === undefined || !holdsOneOf(member, ["MANAGE_USERS"])) {
    throw noRight(goto, `${person.email} is no administrator who manages users`);
  }
  if (right !== "writeGroups") return;
  const held = goto.organization.findByPerson(person.key)?.role ?? usualRole(member.adminRoles);
  if (held !== "ROLE_ORG_WRITE") throw noRight(goto, `${person.email} lacks ROLE_ORG_WRITE`);
}

/** Who has which role in the organization by itself is not published. */
function usualRole(adminRoles: readonly string[]): OrganizationRole {
  return adminRoles.includes("SUPER_USER") ? "ROLE_ORG_WRITE" : "ROLE_ORG_READ";
}

/** As specified, the published form answers 403 to a bad token and 401 to too few rights (§6.2). */
function isSwapped({ switches }: Goto): boolean {
  return switches["scim.flavor"] === "published" && switches["scim.statusSwap"] === "specified";
}

function badToken(goto: Goto, silent: boolean): ScimRefusal {
  const headers = { "WWW-Authenticate": 'Bearer error="invalid_token"' };
  return new ScimRefusal(isSwapped(goto) ? 403 : 401, "the token is not valid", undefined, headers, silent);
}

/** The caller may not do this. */
export function noRight(goto: Goto, why: string): ScimRefusal {
  return new ScimRefusal(isSwapped(goto) ? 401 : 403, why);
}

/** There is no such group: as specified a 401 too (§11.1). */
export function noGroup(goto: Goto, id: string): ScimRefusal {
  return new ScimRefusal(isSwapped(goto) ? 401 : 404, `there is no group ${id}`);
}
