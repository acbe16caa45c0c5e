import type { GotoSeed } from "../../seed/world";
import { BackdoorError } from "../../stage/backdoor";
import type { KeyMaker } from "../keys";
import type { Platform } from "../platform";
import { ENTERPRISE, type Values } from "./attributes";
import { checkValues } from "./checks";
import { ScimRefusal } from "./errors";
import { Organization, type OrganizationGroup } from "./organization";

type ScimSeed = NonNullable<GotoSeed["scim"]>;
type UserSeed = NonNullable<ScimSeed["users"]>[number];
type GroupSeed = NonNullable<ScimSeed["groups"]>[number];

/** The organization that a seed describes. Throws BackdoorError where the seed contradicts itself. */
export function organizationFrom(seed: GotoSeed, platform: Platform, keys: KeyMaker, now: number): Organization {
  const { users = [], groups = [], domains = domainsOf(seed) } = seed.scim ?? {};
  const organization = new Organization(new Set(domains.map((domain) => domain.toLowerCase())));
  for (const { id } of users) if (id !== undefined) keys.take(id);
  for (const user of users) addOrganizationUser(organization, platform, keys, user, now);
  for (const group of groups) addOrganizationGroup(organization, keys, group, now);
  return organization;
}

function domainsOf({ users }: GotoSeed): string[] {
  return users.map(({ email }) => email.slice(email.lastIndexOf("@") + 1));
}

/** Adds a user to the organization alone; linked with whoever has that e-mail address. */
export function addOrganizationUser(
  organization: Organization,
  platform: Platform,
  keys: KeyMaker,
  seed: UserSeed,
  now: number,
): void {
  const values = seededValues(seed);
  orBackdoorError(() => checkValues(organization, values, ["userName"]));
  if (organization.findByUserName(seed.userName) !== undefined) {
    throw new BackdoorError(`two users of the organization have the user name ${seed.userName}`);
  }
  const personKey = platform.findByEmail(seed.userName)?.key ?? keys.next("user");
  const id = seed.id ?? personKey;
  if (organization.users.has(id)) throw new BackdoorError(`two users of the organization have the id ${id}`);
  organization.keep({ id, personKey, values, role: seed.role, created: now, modified: now });
}

/** What a seed or an edit says of a user, by the full path of the attribute. */
export function seededValues(seed: Partial<UserSeed>): Values {
  const { id: _id, role: _role, givenName, familyName, department, ...rest } = seed;
  return {
    ...rest,
    ...(givenName === undefined ? {} : { "name.givenName": givenName }),
    ...(familyName === undefined ? {} : { "name.familyName": familyName }),
    ...(department === undefined ? {} : { [`${ENTERPRISE}:department`]: department }),
  };
}

function addOrganizationGroup(organization: Organization, keys: KeyMaker, seed: GroupSeed, now: number): void {
  const { displayName, externalId, members: names = [] } = seed;
  if (organization.findGroupNamed(displayName) !== undefined) {
    throw new BackdoorError(`two groups of the organization are named ${displayName}`);
  }
  const members = names.map((userName) => {
    const user = organization.findByUserName(userName);
    if (user === undefined) throw new BackdoorError(`there is no user ${userName} in the organization`);
    return user.id;
  });
  const id = keys.next("organizationGroup");
  const group: OrganizationGroup = { id, displayName, externalId, members, created: now, modified: now };
  organization.groups.set(id, group);
}

/** Runs a check of the API for the back door. */
export function orBackdoorError(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof ScimRefusal) throw new BackdoorError(error.message);
    throw error;
  }
}
