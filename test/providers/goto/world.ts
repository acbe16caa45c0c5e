import type { GotoUser, License } from "../../../providers/goto/objects";
import type { Observed } from "../../../providers/goto/observe";
import type { Person } from "../../../providers/goto/people";
import { type Desired, type Plan, plan } from "../../../providers/goto/plan";
import type { Policy } from "../../../providers/goto/policy";
import type { AccountRecord } from "../../../providers/goto/records";
import { POLICY } from "./company";

/** The day of every plan. */
export const TODAY = "2026-11-24";
export { POLICY };

/** The licence of organizers. */
export const MEETING: License = license("43", "GoToMeeting Business");
/** The licence of webinars, which hosts have beside the other. */
export const WEBINAR: License = license("44", "GoToWebinar 500");
const ROLES: Desired["roles"] = {
  organizer: { licenses: ["GoToMeeting Business"], adminRoles: [], userGroup: "Sales" },
  admin: { licenses: ["43"], adminRoles: ["MANAGE_USERS"], userGroup: "" },
  guest: { licenses: [], adminRoles: [], userGroup: "" },
};
/** Roles of which some need a seat for webinars, with or without one for meetings. */
export const WITH_WEBINARS: Desired["roles"] = {
  ...ROLES,
  host: { licenses: ["43", "44"], adminRoles: [], userGroup: "" },
  webinar: { licenses: ["44"], adminRoles: [], userGroup: "" },
};

/** A licence with ten seats, one of them in use. */
export function license(key: string, description: string, change: Partial<License> = {}): License {
  return { key, description, seats: 10, userCount: 1, enabled: true, externallyManaged: false, ...change };
}

/** `bob` is bob Ray, bob@contoso.com, an organizer by the group Sales. */
export function person(name: string, change: Partial<Person> = {}): Person {
  const email = `${name}@contoso.com`;
  return { email, role: "organizer", firstName: name, lastName: "Ray", via: "via Sales", directoryId: name, ...change };
}

/** The account of such a person, with all that an organizer has. */
export function account(name: string, change: Partial<GotoUser> = {}): GotoUser {
  return {
    key: `k-${name}`,
    email: `${name}@contoso.com`,
    firstName: name,
    lastName: "Ray",
    status: "ACTIVE",
    licenseKeys: ["43"],
    adminRoles: [],
    roleSets: [],
    groupKey: "g1",
    groupName: "Sales",
    identityReadOnly: false,
    nameLocked: false,
    emailLocked: false,
    ...change,
  };
}

/** What is remembered of such a person. */
export function record(name: string, change: Partial<AccountRecord> = {}): AccountRecord {
  return {
    directoryId: name,
    accountKey: `k-${name}`,
    email: `${name}@contoso.com`,
    role: "organizer",
    adopted: false,
    suspendedOn: undefined,
    via: "via Sales",
    ...change,
  };
}

/** What a plan is made from; what is not said is empty, or as in POLICY. */
export interface World extends Partial<Omit<Desired, "roles">>, Partial<Omit<Observed, "callerKey">> {
  readonly roles?: Desired["roles"];
  readonly recorded?: readonly AccountRecord[];
  readonly policy?: Partial<Policy>;
}

/** The plan of a world in which `bot` is the account whose token is used. */
export function planFor(world: World): Plan {
  const { users = [], licenses = [MEETING, WEBINAR], groups = [{ key: "g1", name: "Sales" }] } = world;
  const { people = [], roles = ROLES, unresolved = [], recorded = [], policy } = world;
  const { order = [], ended = [], held = [], emptied = new Set<string>(), pilot, sofar, reviewed } = world;
  const looks = sofar === undefined ? {} : { sofar };
  const desired: Desired = { people, roles, unresolved, order, ended, held, emptied, pilot, reviewed, ...looks };
  const observed: Observed = { callerKey: "k-bot", users, licenses, groups };
  return plan(desired, observed, recorded, { ...POLICY, ...policy }, TODAY);
}

/** `kind who: what is changed`, a line per step. */
export function told({ steps }: Pick<Plan, "steps">): string[] {
  return steps.map((step) => {
    if (step.kind === "create") return `create ${step.person.email}${step.drift ? " (drift)" : ""}`;
    if (step.kind === "suspend" || step.kind === "delete") return `${step.kind} ${step.user.email}`;
    if (step.kind === "suspendUnmanaged") return `suspend unmanaged ${step.user.email}`;
    return `${step.kind} ${step.user.email}: ${JSON.stringify(step.changes)}`;
  });
}

/** `p1`, `p2` … as many as asked for. */
export function names(count: number, prefix = "p"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** Who is held in which dimension, as `removals p1`. */
export function heldIn({ held }: Pick<Plan, "held">): string[] {
  return held.map(({ dimension, directoryId }) => `${dimension} ${directoryId}`);
}

/** An account without anything. */
export const SUSPENDED: Partial<GotoUser> = { licenseKeys: [], adminRoles: [], status: "SUSPENDED" };
