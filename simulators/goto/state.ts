import type { Account, Item } from "./account";
import type { Goto } from "./goto";
import { type Membership, statusOf } from "./person";
import { organizationState } from "./scim/organization-state";

/** `GET /__sim/state`: what is true now, in one form whatever the switches say. Keys are strings, lists are always there. */
export function stateOf(goto: Goto): unknown {
  const { home } = goto.platform;
  const users = home.members().map((member) => userState(goto, home, member));
  const licences = [...home.licences.values()].map((licence) => ({ ...licence, used: home.holders(licence.key).size }));
  const count = (status: string) => users.filter((user) => user.status === status).length;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    account: { key: home.key, name: home.name },
    users: users.sort((a, b) => (a.email < b.email ? -1 : 1)),
    groups: groupStates(home),
    licences,
    rolesets: itemStates(home.rolesets),
    attributes: itemStates(home.attributes),
    templates: itemStates(home.templates),
    deleted: home.deleted().map(({ person }) => ({ key: person.key, email: person.email })),
    organization: organizationState(goto.organization),
    accounts: [...goto.platform.accounts.values()].map(({ key, name, size }) => ({ key, name, users: size })),
    totals: {
      users: users.length,
      active: count("ACTIVE"),
      inactive: count("INACTIVE"),
      invited: count("INVITED"),
      suspended: count("SUSPENDED"),
      seats: sum(licences.map(({ seats }) => seats)),
      used: sum(licences.map(({ used }) => used)),
    },
  };
}

/** Written out member by member: spreading is ten times slower, which a large account feels. */
function userState(goto: Goto, account: Account, member: Membership) {
  const { person, licenceKeys, groupKeys } = member;
  return {
    key: person.key,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    locale: person.locale,
    timeZone: person.timeZone,
    passwordCreated: person.passwordCreated,
    status: statusOf(member, account.inactivityDays, goto.now()),
    licences: licenceKeys.map((licence) => account.licences.get(licence)?.description ?? licence),
    licenseKeys: licenceKeys,
    adminRoles: member.adminRoles,
    roleSets: member.roleSets,
    managedGroupKeys: member.managedGroupKeys,
    group: account.groups.get(groupKeys[0] ?? "")?.name ?? null,
    groups: groupKeys.map((group) => account.groups.get(group)?.name ?? group),
    inviteCount: member.inviteCount,
    invitation: member.invitation,
    nameLocked: member.nameLocked,
    emailLocked: member.emailLocked,
    identityReadOnly: person.primaryAccount !== account.key,
  };
}

function groupStates(account: Account) {
  const emails = new Map<string, string[]>([...account.groups.keys()].map((key) => [key, []]));
  for (const { groupKeys, person } of account.members()) {
    for (const key of groupKeys) emails.get(key)?.push(person.email);
  }
  return [...account.groups.values()].map(({ key, name, parentKey }) => ({
    key,
    name,
    parent: account.groups.get(parentKey ?? "")?.name ?? null,
    members: (emails.get(key) ?? []).sort(),
  }));
}

function itemStates(items: ReadonlyMap<string, Item>) {
  return [...items.values()].map(({ id, texts }) => ({ id, ...texts }));
}
