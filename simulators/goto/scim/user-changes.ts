import type { Goto } from "../goto";
import { endPerson, personOf, placeInAccount, reachAccount } from "./account-effect";
import { type Attribute, type Changes, changed, type Values } from "./attributes";
import { checkValues } from "./checks";
import { ScimRefusal } from "./errors";
import type { OrganizationUser } from "./organization";

/** Creates a user of the organization; 409 for a taken user name (docs/services/goto-admin-api.md §11.1). */
export function createUser(goto: Goto, changes: Changes, required: readonly Attribute[]): OrganizationUser {
  const { organization, platform } = goto;
  const values = changed({}, changes);
  checkValues(organization, values, required);
  const userName = values.userName ?? "";
  const person = platform.findByEmail(userName);
  const isLinked = person !== undefined && organization.findByPerson(person.key) !== undefined;
  if (isLinked || organization.findByUserName(userName) !== undefined) throw taken(userName);
  const personKey = placeInAccount(goto, values) ?? goto.keys.next("user");
  const user = {
    ...stamps(goto),
    id: idFor(goto, personKey),
    personKey,
    role: undefined,
    values: withoutPassword(values),
  };
  organization.keep(user);
  reachAccount(goto, user, changes);
  return user;
}

/** Whether ids in the organization are user keys or of another form is in dispute (§11.2). */
function idFor(goto: Goto, personKey: string): string {
  return goto.switches["scim.ids"] === "userKey" ? personKey : goto.keys.next("identity");
}

/** Changes a user of the organization; 409 when the new user name is somebody else's e-mail address. */
export function changeUser(
  goto: Goto,
  user: OrganizationUser,
  changes: Changes,
  required: readonly Attribute[],
): OrganizationUser {
  const { organization, platform } = goto;
  const values = changed(user.values, changes);
  checkValues(organization, values, required);
  if (changes.active === null) throw new ScimRefusal(400, "active cannot be taken away", "invalidValue");
  const userName = values.userName ?? "";
  const namesake = organization.findByUserName(userName) ?? user;
  const person = personOf(goto, user);
  const holder = platform.findByEmail(userName);
  const isOthers = holder !== undefined && holder !== person;
  if (namesake.id !== user.id || isOthers) throw taken(userName);
  const personKey = person?.key ?? user.personKey;
  const after = { ...user, personKey, values: withoutPassword(values), modified: goto.now() };
  organization.keep(after);
  reachAccount(goto, after, changes);
  return after;
}

/** Takes a user out of the organization, and out of GoTo where `scim.deleteEffect` says so (§11.4). */
export function deleteUser(goto: Goto, user: OrganizationUser): void {
  const person = personOf(goto, user);
  goto.organization.removeUser(user);
  if (person !== undefined && goto.switches["scim.deleteEffect"] === "accountData") endPerson(goto, person);
}

/** Time stamps of something new. */
export function stamps(goto: Goto): { readonly created: number; readonly modified: number } {
  return { created: goto.now(), modified: goto.now() };
}

function withoutPassword({ password: _password, ...values }: Values): Values {
  return values;
}

function taken(userName: string): ScimRefusal {
  return new ScimRefusal(409, `${userName} is taken`, "uniqueness");
}
