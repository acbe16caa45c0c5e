import { BackdoorError } from "../stage/backdoor";
import type { Goto } from "./goto";
import { DEEDS, type Deed, perform } from "./people";
import type { Membership } from "./person";
import { groupNamed, licenceNamed } from "./seed";

const text = { type: "string", minLength: 1 } as const;
const texts = { type: "array", items: text } as const;
const flag = { type: "boolean" } as const;
const yes = { const: true } as const;

interface UserEdit extends Readonly<Partial<Record<Deed, true>>> {
  /** E-mail address or key. */
  readonly user: string;
  readonly set?: {
    readonly email?: string;
    readonly group?: string | null;
    readonly identityReadOnly?: boolean;
  } & Readonly<Record<string, unknown>>;
  /** Replaces the licences; names or keys. */
  readonly licences?: readonly string[];
  readonly delete?: true;
}

const PERSON = { firstName: text, lastName: text, locale: text, timeZone: text } as const;
const MEMBER = { nameLocked: flag, emailLocked: flag, hasAdminAccess: flag, adminRoles: texts } as const;

/** Schema of `{"user": …, "set": {…}, "licences": […], "delete": true, "activate": true, …}`. */
export const USER_EDIT = {
  type: "object",
  additionalProperties: false,
  required: ["user"],
  properties: {
    user: text,
    set: {
      type: "object",
      additionalProperties: false,
      properties: {
        ...PERSON,
        ...MEMBER,
        email: text,
        identityReadOnly: flag,
        managedGroups: texts,
        group: { type: ["string", "null"] },
      },
    },
    licences: texts,
    delete: yes,
    ...Object.fromEntries(DEEDS.map((deed) => [deed, yes])),
  },
} as const;

/** Changes one user of the home account behind the tool's back. */
export function editUser(goto: Goto, document: UserEdit): void {
  const { home } = goto.platform;
  const member = memberNamed(goto, document.user);
  if (document.set !== undefined) setMembers(goto, member, document.set);
  if (document.licences !== undefined) {
    const licences = document.licences.map((name) => licenceNamed(home, name));
    const full = licences.find(
      ({ key, seats }) => !member.licenceKeys.includes(key) && home.holders(key).size >= seats,
    );
    if (full !== undefined) throw new BackdoorError(`${full.description} has no free seat`);
    home.setLicences(
      member,
      licences.map(({ key }) => key),
    );
  }
  for (const deed of DEEDS) if (document[deed] === true) perform(goto, home, member, deed);
  if (document.delete === true) home.delete(member, goto.now());
}

function setMembers(goto: Goto, member: Membership, set: NonNullable<UserEdit["set"]>): void {
  const { home, elsewhere } = goto.platform;
  const { email, group, identityReadOnly, managedGroups, ...rest } = set;
  const pick = (names: object) => Object.fromEntries(Object.entries(rest).filter(([name]) => name in names));
  if (email !== undefined) {
    const holder = goto.platform.findByEmail(email);
    if (holder !== undefined && holder !== member.person) throw new BackdoorError(`${email} is taken`);
    goto.platform.rename(member.person, email);
  }
  Object.assign(member.person, pick(PERSON));
  Object.assign(member, pick(MEMBER));
  if (group !== undefined) member.groupKeys = group === null ? [] : [groupNamed(home, group).key];
  if (Array.isArray(managedGroups))
    member.managedGroupKeys = managedGroups.map((name) => groupNamed(home, String(name)).key);
  if (identityReadOnly !== undefined) member.person.primaryAccount = identityReadOnly ? elsewhere.key : home.key;
  goto.platform.personChanged(member.person);
}

function memberNamed(goto: Goto, name: string): Membership {
  const { home } = goto.platform;
  const member = home.find(name) ?? home.find(goto.platform.findByEmail(name)?.key ?? "");
  if (member === undefined) throw new BackdoorError(`there is no user ${name}`);
  return member;
}
