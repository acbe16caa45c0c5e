import type { GotoSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";
import { Account, type Group, type Licence } from "./account";
import type { KeyMaker } from "./keys";
import { type Membership, newMembership, type Person } from "./person";
import { Platform } from "./platform";

type UserSeed = GotoSeed["users"][number];
type LicenceSeed = GotoSeed["licences"][number];

/** A platform with everything a seed describes in it. Throws BackdoorError where the seed contradicts itself. */
export function platformFrom(seed: GotoSeed, keys: KeyMaker, now: number): Platform {
  for (const { key } of [seed.account, ...seed.licences, ...seed.users]) if (key !== undefined) keys.take(key);
  const home = new Account(seed.account.key ?? keys.next("account"), seed.account.name);
  const platform = new Platform(home, new Account(keys.next("account"), "Another organization"));
  for (const licence of seed.licences) addLicence(home, keys, licence);
  for (const name of seed.groups) addGroup(home, keys, name);
  for (const user of seed.users) addUser(platform, keys, user, now);
  checkTokens(seed, platform);
  return platform;
}

/** Adds a licence to an account. */
export function addLicence(account: Account, keys: KeyMaker, seed: LicenceSeed): Licence {
  const { description, products, seats, enabled = true, externallyManaged = false } = seed;
  const key = seed.key ?? keys.next("licence");
  if (account.licences.has(key)) throw new BackdoorError(`two licences have the key ${key}`);
  const licence: Licence = { key, description, products, seats, enabled, externallyManaged };
  account.licences.set(key, licence);
  account.allChanged();
  return licence;
}

/** Adds a group to an account, inside the one that `parent` names. */
export function addGroup(account: Account, keys: KeyMaker, name: string, parent?: string): void {
  const isTaken = [...account.groups.values()].some((group) => group.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new BackdoorError(`two groups are named ${name}`);
  const key = keys.next("group");
  const parentKey = parent === undefined ? undefined : groupNamed(account, parent).key;
  account.groups.set(key, { key, name, parentKey });
  account.allChanged();
}

/** Adds a user to the home account; those that are not said to be otherwise have signed in just now. */
export function addUser(platform: Platform, keys: KeyMaker, seed: UserSeed, now: number): Membership {
  const { home } = platform;
  const { activated = true, group } = seed;
  const licenceKeys = (seed.licences ?? []).map((name) => licenceNamed(home, name).key);
  checkFree(home, licenceKeys);
  const groupKeys = group === undefined ? [] : [groupNamed(home, group).key];
  const isFounder = home.size === 0 && (seed.adminRoles ?? []).includes("SUPER_USER");
  const person = addPerson(platform, keys, seed, seed.identityReadOnly === true ? platform.elsewhere.key : home.key);
  Object.assign(person, { passwordCreated: activated, lastSeen: activated ? now : undefined });
  const member: Membership = {
    ...newMembership(person),
    licenceKeys,
    groupKeys,
    adminRoles: seed.adminRoles ?? [],
    // Nobody invited the founder, who is the first user that may do everything.
    ...(isFounder ? {} : { inviteCount: 1, invitedDate: now }),
    nameLocked: seed.nameLocked ?? false,
    emailLocked: seed.emailLocked ?? false,
    started: new Set(licenceKeys.flatMap((key) => home.licences.get(key)?.products ?? [])),
  };
  home.add(member);
  return member;
}

/** Adds somebody to the platform who is in no account yet. */
export function addPerson(
  platform: Platform,
  keys: KeyMaker,
  seed: Pick<UserSeed, "key" | "email" | "firstName" | "lastName">,
  primaryAccount: string,
): Person {
  const { email, firstName, lastName } = seed;
  if (platform.findByEmail(email) !== undefined) throw new BackdoorError(`two people have the e-mail address ${email}`);
  const key = seed.key ?? keys.next("user");
  if (platform.persons.has(key)) throw new BackdoorError(`two people have the key ${key}`);
  const profile = { locale: "en_US", timeZone: "Etc/UTC", passwordCreated: false, lastSeen: undefined };
  const person: Person = { key, email, firstName, lastName, ...profile, primaryAccount };
  platform.addPerson(person);
  return person;
}

function checkFree(account: Account, licenceKeys: readonly string[]): void {
  for (const key of licenceKeys) {
    const licence = account.licences.get(key);
    if (licence === undefined || account.holders(key).size < licence.seats) continue;
    throw new BackdoorError(`${licence.description} has ${licence.seats} seats and more people`);
  }
}

/** The licence with a description or a key; BackdoorError when there is not exactly one. */
export function licenceNamed(account: Account, name: string): Licence {
  const byKey = account.licences.get(name);
  if (byKey !== undefined) return byKey;
  const [licence, ...more] = [...account.licences.values()].filter(({ description }) => description === name);
  if (licence === undefined) throw new BackdoorError(`there is no licence ${name}`);
  if (more.length > 0) throw new BackdoorError(`several licences are named ${name}: write the key`);
  return licence;
}

/** The group with a name or a key; BackdoorError when there is none. */
export function groupNamed(account: Account, name: string): Group {
  const group = account.groups.get(name) ?? [...account.groups.values()].find((other) => other.name === name);
  if (group === undefined) throw new BackdoorError(`there is no group ${name}`);
  return group;
}

function checkTokens({ oauth }: GotoSeed, platform: Platform): void {
  const clients = new Set(oauth.clients.map(({ id }) => id));
  for (const { user, client } of [...oauth.personalAccessTokens, ...(oauth.refreshTokens ?? [])]) {
    if (!clients.has(client)) throw new BackdoorError(`there is no client ${client}`);
    if (platform.findByEmail(user) === undefined) throw new BackdoorError(`there is no user ${user}`);
  }
}
