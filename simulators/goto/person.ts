import type { Row } from "./rows";

/** Somebody with a GoTo sign-in, on the whole platform (docs/services/goto-admin-api.md §12.1). */
export interface Person {
  readonly key: string;
  /** Changed only by `Platform.rename`, which keeps the index. */
  readonly email: string;
  firstName: string;
  lastName: string;
  locale: string;
  timeZone: string;
  passwordCreated: boolean;
  /** Milliseconds since 1970. */
  lastSeen: number | undefined;
  primaryAccount: string;
}

/** A person in one account. Lists are replaced, never changed in place. */
export interface Membership {
  readonly person: Person;
  /** Changed only by `Account.setLicences`, which counts the seats. */
  readonly licenceKeys: readonly string[];
  /** Licences whose seat a declined invitation still holds (§8.2). */
  readonly heldKeys: readonly string[];
  adminRoles: readonly string[];
  roleSets: readonly string[];
  managedGroupKeys: readonly string[];
  /** At most one, unless `groups.multi`. */
  groupKeys: readonly string[];
  inviteCount: number;
  /** Milliseconds since 1970; none for the founder. */
  invitedDate: number | undefined;
  invitation: "none" | "pending" | "accepted" | "declined";
  nameLocked: boolean;
  emailLocked: boolean;
  /** Whether an admin may create admins; a SUPER_USER always may. */
  hasAdminAccess: boolean;
  admin: boolean;
  /** Products that a "get started" mail was sent for. */
  started: ReadonlySet<string>;
  /** Milliseconds since 1970; set while the person is deleted from the account. */
  deletedAt: number | undefined;
  /** The row as it was last written, until something changes. */
  row: Row | undefined;
}

/** A membership with nothing in it yet. */
export function newMembership(person: Person): Membership {
  return {
    person,
    licenceKeys: [],
    heldKeys: [],
    adminRoles: [],
    roleSets: [],
    managedGroupKeys: [],
    groupKeys: [],
    inviteCount: 0,
    invitedDate: undefined,
    invitation: "none",
    nameLocked: false,
    emailLocked: false,
    hasAdminAccess: false,
    admin: false,
    started: new Set(),
    deletedAt: undefined,
    row: undefined,
  };
}

const DAY = 86_400_000;

/** The four statuses; derived on every read, never stored (§8.1, §12.1). */
export type Status = "ACTIVE" | "INACTIVE" | "INVITED" | "SUSPENDED";

/** Status of a member at a moment (milliseconds since 1970). */
export function statusOf(member: Membership, inactivityDays: number, now: number): Status {
  const { person, licenceKeys, adminRoles, roleSets, invitation } = member;
  const hasNothing = licenceKeys.length === 0 && adminRoles.length === 0 && roleSets.length === 0;
  if (hasNothing || invitation === "declined") return "SUSPENDED";
  if (invitation === "pending" || !person.passwordCreated) return "INVITED";
  return person.lastSeen !== undefined && now - person.lastSeen <= inactivityDays * DAY ? "ACTIVE" : "INACTIVE";
}

/** Only these may sign in (§4.1). */
export function canAuthenticate(status: Status): boolean {
  return status === "ACTIVE" || status === "INACTIVE";
}
