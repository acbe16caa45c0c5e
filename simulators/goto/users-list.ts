import type { SimAnswer } from "../stage/http";
import type { Call } from "./call";
import { refusal } from "./errors";
import { answerList, type Listing } from "./list";
import type { Membership } from "./person";
import { userRow } from "./rows";

const ATTRIBUTES = [
  "key",
  "email",
  "firstName",
  "lastName",
  "locale",
  "timeZone",
  "status",
  "adminRoles",
  "roleSets",
  "managedGroupKeys",
  "licenseKeys",
  "products",
  "groupKey",
  "groupName",
  "passwordCreated",
  "canAuthenticate",
  "identityReadOnly",
  "invitedDate",
  "inviteCount",
] as const;

/** `GET A/users` (docs/services/goto-admin-api.md §5). */
export function listUsers(call: Call): SimAnswer {
  return answerList(call, userListing(call));
}

/** `GET A/users/{userKey}`: the bare object. */
export function getUser({ goto, account, request }: Call): SimAnswer {
  const seen = goto.lag.see(account);
  const key = request.params.userKey ?? "";
  // While reads are behind, a person may be known already and not be seen yet, or be seen still.
  const member = seen.current ? account.find(key) : seen.members.find(({ person }) => person.key === key);
  if (member === undefined) throw refusal(404, "user.not.found", key);
  return { status: 200, body: seen.row(member).text };
}

/** The users of an account as a list that can be filtered. */
export function userListing(call: Call): Listing<Membership> {
  const { goto, account } = call;
  const seen = goto.lag.see(account);
  return {
    items: seen.members,
    view: (member) => seen.row(member).view,
    text: (member) => seen.row(member).text,
    attributes: ATTRIBUTES,
    ...(seen.current ? { byEmail: (email: string) => byEmail(call, email) } : {}),
  };
}

function byEmail({ goto, account }: Call, email: string): Membership[] {
  const person = goto.platform.findByEmail(email);
  const member = person === undefined ? undefined : account.find(person.key);
  return member === undefined ? [] : [member];
}

/** The JSON text of one user as it is now, for answers to a write. */
export function userText({ goto, account }: Call, member: Membership): string {
  return userRow(goto, account, member).text;
}
