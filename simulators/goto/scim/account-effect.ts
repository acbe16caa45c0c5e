import type { Goto } from "../goto";
import type { Person } from "../person";
import { placeFor, takeIn } from "../places";
import type { Changes, Values } from "./attributes";
import { ScimRefusal } from "./errors";
import type { OrganizationUser } from "./organization";

/** The longest name that an account keeps (docs/services/goto-admin-api.md §4.1). */
const MAX_ACCOUNT_NAME = 32;

/**
 * Makes the account that a new user of the organization gets in flavour 2.0, without licence or role, or links the one that
 * has the e-mail address. Gives the person's key, if there is a person then. 409 for somebody of another account who may not come.
 */
export function placeInAccount(goto: Goto, values: Values): string | undefined {
  const { home } = goto.platform;
  const email = values.userName ?? "";
  const person = goto.platform.findByEmail(email);
  if (goto.switches["scim.flavor"] === "published" || !goto.switches["scim.createsAccount"]) return person?.key;
  const place = placeFor({ goto, account: home }, email);
  if (place.kind !== "conflict") {
    const gifts = { licenceKeys: [], adminRoles: [], managedGroupKeys: [], groupKeys: [], suppressEmail: true };
    return takeIn({ goto, account: home }, newcomerFrom(email, values), place, gifts);
  }
  if (home.find(place.person.key) === undefined) throw new ScimRefusal(409, `${email} is in another account`);
  return place.person.key;
}

function newcomerFrom(email: string, values: Values) {
  const { firstName, lastName } = accountNames(values);
  const fallback = cut(email.slice(0, email.indexOf("@")));
  return {
    email,
    firstName: firstName ?? fallback,
    lastName: lastName ?? fallback,
    locale: accountLocale(values.locale),
    timeZone: values.timezone,
  };
}

/** The person behind a user of the organization; undefined as long as there is none. */
export function personOf(goto: Goto, { personKey, values }: OrganizationUser): Person | undefined {
  return goto.platform.persons.get(personKey) ?? goto.platform.findByEmail(values.userName ?? "");
}

/** Carries a change of the organization's user over to the person and the account (§11.3). */
export function reachAccount(goto: Goto, user: OrganizationUser, changes: Changes): void {
  const person = personOf(goto, user);
  if (person === undefined) return;
  // Somebody else's identity is read only here (§3.4).
  if (person.primaryAccount === goto.platform.home.key) reachPerson(goto, person, changes);
  if (changes.active === false && goto.switches["scim.flavor"] !== "published") disable(goto, person);
  goto.platform.personChanged(person);
}

/** Only what the change names: what was changed in the account meanwhile stays. */
function reachPerson(goto: Goto, person: Person, changes: Changes): void {
  const { userName } = changes;
  // The same address in other capitals is no change for an account (§4.1).
  const isMoved = typeof userName === "string" && userName.toLowerCase() !== person.email.toLowerCase();
  if (isMoved) goto.platform.rename(person, userName);
  const { firstName = person.firstName, lastName = person.lastName } = accountNames(changes);
  const locale = accountLocale(changes.locale) ?? person.locale;
  Object.assign(person, { firstName, lastName, locale, timeZone: changes.timezone ?? person.timeZone });
  if (typeof changes.password === "string") person.passwordCreated = true;
}

/** Okta's deactivation takes role and product and ends in Suspended (§11.3). */
function disable(goto: Goto, person: Person): void {
  const { home } = goto.platform;
  const member = home.find(person.key);
  if (member === undefined || goto.switches["scim.inactive"] === "organizationOnly") return;
  home.setLicences(member, [], []);
  Object.assign(member, { adminRoles: [], roleSets: [], managedGroupKeys: [], admin: false, hasAdminAccess: false });
}

/** Ends the account ID with all that belongs to it (§11.4). */
export function endPerson(goto: Goto, person: Person): void {
  for (const account of goto.platform.accounts.values()) {
    const member = account.find(person.key);
    if (member !== undefined) account.delete(member, goto.now());
    account.forget(person.key);
  }
  goto.platform.forgetPerson(person);
}

function accountNames(changes: Changes): { firstName?: string; lastName?: string } {
  const { "name.givenName": given, "name.familyName": family } = changes;
  return {
    ...(typeof given === "string" ? { firstName: cut(given) } : {}),
    ...(typeof family === "string" ? { lastName: cut(family) } : {}),
  };
}

function cut(name: string): string {
  return [...name].slice(0, MAX_ACCOUNT_NAME).join("");
}

/** An account's locale has two parts, an organization's one or two. */
function accountLocale(locale: string | null | undefined): string | undefined {
  const [language, country] = locale?.split(/[_-]/) ?? [];
  return country === undefined ? undefined : `${language}_${country.toUpperCase()}`;
}
