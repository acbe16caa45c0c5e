import type { Account, Licence } from "./account";
import { below, groupPath } from "./group-tree";
import { writeJson } from "./json";
import { canAuthenticate, type Membership, type Status, statusOf } from "./person";
import { mayMakeAdmins } from "./roles";
import type { Switches } from "./switches";

/** An object as the API shows it; keys are strings here and numbers only in its text. */
export type View = Readonly<Record<string, unknown>>;

/** A user's object with its JSON text, kept until something in it changes. */
export interface Row {
  readonly status: Status;
  readonly generation: number;
  readonly view: View;
  readonly text: string;
}

/** What of the simulator an object's form depends on. */
export interface Form {
  readonly switches: Switches;
  now(): number;
}

const SETTINGS = {
  G2M: {
    attendeeListEnabled: true,
    chatEnabled: true,
    recordingEnabled: true,
    webcamEnabled: true,
    voipAccessible: true,
    voipEnabled: true,
  },
} as const;

/** The row of one user (docs/services/goto-admin-api.md §4.1), from the last time where it is still true. */
export function userRow(form: Form, account: Account, member: Membership): Row {
  const status = statusOf(member, account.inactivityDays, form.now());
  const { row } = member;
  if (row !== undefined && row.status === status && row.generation === account.generation) return row;
  const view = userView(form, account, member, status);
  const text = writeJson(view, form.switches["keys.type"] === "number");
  member.row = { status, generation: account.generation, view, text };
  return member.row;
}

function userView(form: Form, account: Account, member: Membership, status: Status): View {
  const { person } = member;
  const isFull = form.switches["json.empty"] === "present";
  const view: Record<string, unknown> = {
    key: person.key,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    locale: person.locale,
    timeZone: person.timeZone,
    ...rights(account, member),
    ...groupOf(account, member),
    settings: SETTINGS,
    passwordCreated: person.passwordCreated,
    invitedDate: member.invitedDate,
    nameLocked: member.nameLocked,
    emailLocked: member.emailLocked,
    identityReadOnly: person.primaryAccount !== account.key,
    canAuthenticate: canAuthenticate(status),
    status,
    inviteCount: member.inviteCount,
    hasAdminAccess: member.adminRoles.length > 0 || isFull ? mayMakeAdmins(member) : undefined,
    admin: member.admin || isFull ? member.admin : undefined,
  };
  return isFull ? withNull(view) : withoutEmpty(view);
}

function rights(account: Account, member: Membership): View {
  const products = new Set(member.licenceKeys.flatMap((key) => account.licences.get(key)?.products ?? []));
  return {
    adminRoles: member.adminRoles,
    managedGroupKeys: member.managedGroupKeys,
    roleSets: member.roleSets,
    licenseKeys: member.licenceKeys,
    products: [...products],
  };
}

function groupOf(account: Account, member: Membership): View {
  const [groupKey] = member.groupKeys;
  const path = groupKey === undefined ? { keys: [], names: [] } : groupPath(account, groupKey);
  return { groupKey, groupName: path.names.at(-1), groupKeyPath: path.keys, groupNamePath: path.names };
}

function withoutEmpty(view: View): View {
  const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(view).filter(([, value]) => !isEmpty(value)));
}

function withNull(view: View): View {
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [name, value ?? null]));
}

/** The groups of an account (§4.2), ordered by key as they were made. */
export function groupViews(form: Form, account: Account): View[] {
  const users = new Map<string, string[]>([...account.groups.keys()].map((key) => [key, []]));
  for (const member of account.members()) {
    for (const key of member.groupKeys) users.get(key)?.push(member.person.key);
  }
  return [...account.groups.values()].map((group) => {
    const { keys: keyPath, names: namePath } = groupPath(account, group.key);
    const userKeys = users.get(group.key) ?? [];
    const totalMemberCount = below(account, group).reduce((sum, key) => sum + (users.get(key)?.length ?? 0), 0);
    const view = { key: group.key, name: group.name, keyPath, namePath, userKeys };
    const counted = { ...view, memberCount: userKeys.length, totalMemberCount };
    return form.switches["json.empty"] === "omitted" ? withoutEmpty(counted) : counted;
  });
}

/** A licence (§4.3); invited people count as users of it (§9). */
export function licenceView(form: Form, account: Account, licence: Licence): View {
  const holders = [...account.holders(licence.key)];
  const isInvited = (member: Membership) => statusOf(member, account.inactivityDays, form.now()) === "INVITED";
  const view = {
    key: licence.key,
    description: licence.description,
    type: "NAMED",
    channel: "DIRECT",
    seats: licence.seats,
    userCount: holders.length,
    enabled: licence.enabled,
    products: licence.products,
    userKeys: holders.map(({ person }) => person.key),
    invitedUserKeys: holders.filter(isInvited).map(({ person }) => person.key),
    externallyManaged: licence.externallyManaged,
  };
  return form.switches["json.empty"] === "omitted" ? withoutEmpty(view) : view;
}
