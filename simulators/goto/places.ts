import type { Call } from "./call";
import type { Goto } from "./goto";
import type { Common, Newcomer } from "./newcomer";
import { type Membership, newMembership, type Person } from "./person";
import { greet } from "./seats";

const DAY = 86_400_000;

/** What an e-mail address in a create request turns out to be (docs/services/goto-admin-api.md §8.2, §8.4). */
export type Place =
  | { readonly kind: "new" }
  | { readonly kind: "conflict"; readonly person: Person }
  /** Was deleted from this account and comes back with the same key and history. */
  | { readonly kind: "revived"; readonly person: Person; readonly member: Membership }
  /** Was deleted so long ago that the history is gone. */
  | { readonly kind: "lapsed"; readonly person: Person }
  /** Belongs to another account. */
  | { readonly kind: "elsewhere"; readonly person: Person };

/** The account that somebody is to come into. */
type Destination = Pick<Call, "goto" | "account">;

/** Finds out which of these an e-mail address is; changes nothing. */
export function placeFor({ goto, account }: Destination, email: string): Place {
  const person = goto.platform.findByEmail(email);
  if (person === undefined) return { kind: "new" };
  if (account.find(person.key) !== undefined) return { kind: "conflict", person };
  if (person.primaryAccount !== account.key) {
    return goto.switches["create.elsewhere"] === "refused"
      ? { kind: "conflict", person }
      : { kind: "elsewhere", person };
  }
  const member = account.findDeleted(person.key);
  if (member === undefined) return { kind: "elsewhere", person };
  const days = goto.switches["revive.windowDays"];
  const isLapsed = days !== null && goto.now() - (member.deletedAt ?? 0) > days * DAY;
  return isLapsed ? { kind: "lapsed", person } : { kind: "revived", person, member };
}

/** Makes the newcomer a member with all that the request gives, sends the mails, and returns the key. */
export function takeIn(
  call: Destination,
  newcomer: Newcomer,
  place: Exclude<Place, { kind: "conflict" }>,
  common: Common,
) {
  const { goto, account } = call;
  const member = membershipFor(call, newcomer, place);
  const { adminRoles, managedGroupKeys, groupKeys, licenceKeys, suppressEmail } = common;
  Object.assign(member, { adminRoles, managedGroupKeys, groupKeys, invitedDate: goto.now() });
  member.inviteCount += 1;
  account.add(member);
  account.setLicences(member, licenceKeys, []);
  if (!suppressEmail) goto.mail.send("welcome", member.person.email);
  greet(goto, account, member, suppressEmail);
  return member.person.key;
}

function membershipFor(call: Destination, newcomer: Newcomer, place: Exclude<Place, { kind: "conflict" }>): Membership {
  switch (place.kind) {
    case "revived":
      return place.member;
    case "elsewhere": {
      const joins = call.goto.switches["create.elsewhere"] === "joins";
      return { ...newMembership(place.person), invitation: joins ? "none" : "pending" };
    }
    case "lapsed":
      call.account.forget(place.person.key);
      call.goto.platform.forgetPerson(place.person);
      return newMembership(newPerson(call, newcomer));
    case "new":
      return newMembership(newPerson(call, newcomer));
  }
}

function newPerson({ goto, account }: Destination, newcomer: Newcomer): Person {
  const { email, firstName, lastName, locale = "en_US", timeZone = "Etc/UTC" } = newcomer;
  const person: Person = {
    key: newKey(goto, email),
    email,
    firstName,
    lastName,
    locale,
    timeZone,
    passwordCreated: false,
    lastSeen: undefined,
    primaryAccount: account.key,
  };
  goto.platform.addPerson(person);
  return person;
}

/** Whoever is in the organization already has a key (§11.2). */
function newKey(goto: Goto, email: string): string {
  const key = goto.organization.findByUserName(email)?.personKey;
  return key === undefined || goto.platform.persons.has(key) ? goto.keys.next("user") : key;
}
