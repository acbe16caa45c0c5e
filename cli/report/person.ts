import type { GotoUser, License } from "../../providers/goto/objects";
import type { Person } from "../../providers/goto/people";
import type { AccountRecord } from "../../providers/goto/records";
import { type ChangeStep, isRemoval, type Step } from "../../providers/goto/step";
import type { PersonChange } from "./model";

/** What a person's change is told by, besides its step. */
export interface Background {
  /** Names of licences by key. */
  readonly licences: ReadonlyMap<string, string>;
  /** Everybody of the roster before, by directory id. */
  readonly before: ReadonlyMap<string, Person>;
  /** Why somebody is no longer in the roster, by the assignment that gave them their role. */
  readonly whyGone: (via: string) => string;
  /** The last day of the assignment that gives somebody a role; empty where it has none. */
  readonly endsOn: (person: Person) => string;
  /** Why an address may be taken for another one, by address. */
  readonly lookAlikes: ReadonlyMap<string, string>;
}

const KINDS = {
  create: "joins",
  resume: "returns",
  adopt: "adopted",
  update: "changes",
  rename: "renamed",
  suspend: "leaves",
  delete: "deleted",
  suspendUnmanaged: "suspended",
} as const satisfies Record<Step["kind"], PersonChange["kind"]>;

/** Nothing happens to anybody. */
const NOTHING = {
  role: "",
  roleBefore: "",
  by: "",
  byBefore: "",
  gains: [],
  loses: [],
  keeps: [],
  fields: [],
} as const;

/** What a step of the plan means for the person. Pure. */
export function personChange(step: Step, background: Background): PersonChange {
  const { email } = "person" in step ? step.person : step.user;
  const all = { ...NOTHING, kind: KINDS[step.kind], lookAlike: background.lookAlikes.get(email) ?? "" };
  if (step.kind === "create") return { ...all, ...joining(step, background) };
  if (isRemoval(step)) return { ...all, ...leaving(step, background) };
  return { ...all, ...changing(step, background) };
}

function joining({ person, role, drift }: Extract<Step, { kind: "create" }>, background: Background) {
  const group = role.userGroup === undefined ? [] : [`user group ${role.userGroup}`];
  const gains = [...things(role.licenseKeys, role.adminRoles, background.licences), ...group];
  const why = drift ? "the account is gone from GoTo and is made again" : "";
  return { ...whoIs(person), ...rolesOf(person, background), gains: ["the account", ...gains], why };
}

function leaving(step: Extract<Step, { user: GotoUser; record?: AccountRecord }>, background: Background) {
  const { user } = step;
  const has = things(user.licenseKeys, user.adminRoles, background.licences);
  const record = "record" in step ? step.record : undefined;
  const person = record && background.before.get(record.directoryId);
  const { role = "", via = "" } = person ?? record ?? {};
  return {
    email: user.email,
    name: nameOf(user),
    roleBefore: role,
    byBefore: via,
    ...(step.kind === "delete" ? { loses: ["the account", ...has] } : { loses: has }),
    why: whyOf(step, via, background),
    endsOn: "",
  };
}

function whyOf(step: Step, via: string, { whyGone }: Background): string {
  if (step.kind === "suspendUnmanaged")
    return "no assignment names this account, and policy.yaml suspends such accounts";
  return step.kind === "delete" ? step.why : whyGone(via);
}

function changing({ person, user, changes }: ChangeStep, background: Background) {
  const { licences } = background;
  const licenseKeys = changes.licenseKeys ?? user.licenseKeys;
  const adminRoles = changes.adminRoles ?? user.adminRoles;
  const without = (some: readonly string[], others: readonly string[]) => some.filter((one) => !others.includes(one));
  const both = (some: readonly string[], others: readonly string[]) => some.filter((one) => others.includes(one));
  const { userGroup } = changes;
  const former = userGroup === undefined || (user.groupName ?? "") === "" ? [] : [`user group ${user.groupName}`];
  return {
    ...whoIs({ ...person, email: user.email }),
    ...rolesOf(person, background),
    gains: [
      ...things(without(licenseKeys, user.licenseKeys), without(adminRoles, user.adminRoles), licences),
      ...(userGroup === undefined ? [] : [`user group ${userGroup}`]),
    ],
    loses: [
      ...things(without(user.licenseKeys, licenseKeys), without(user.adminRoles, adminRoles), licences),
      ...former,
    ],
    keeps: things(both(user.licenseKeys, licenseKeys), both(user.adminRoles, adminRoles), licences),
    fields: fieldsOf(user, changes),
    why: "",
    endsOn: background.endsOn(person),
  };
}

function fieldsOf(user: GotoUser, { email, firstName, lastName }: ChangeStep["changes"]): PersonChange["fields"] {
  const fields = [
    { field: "e-mail", before: user.email, after: email },
    { field: "first name", before: user.firstName, after: firstName },
    { field: "last name", before: user.lastName, after: lastName },
  ];
  return fields.flatMap(({ after, ...rest }) => (after === undefined ? [] : [{ ...rest, after }]));
}

function whoIs({ email, ...names }: Pick<Person, "email" | "firstName" | "lastName">) {
  return { email, name: nameOf(names), why: "" };
}

function rolesOf(person: Person, { before, endsOn }: Background) {
  const former = before.get(person.directoryId);
  return {
    role: person.role,
    roleBefore: former?.role ?? "",
    by: person.via,
    byBefore: former?.via ?? "",
    endsOn: endsOn(person),
  };
}

function nameOf({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}

function things(
  licenseKeys: readonly string[],
  adminRoles: readonly string[],
  licences: ReadonlyMap<string, string>,
): string[] {
  return [
    ...licenseKeys.map((key) => licences.get(key) ?? `licence ${key}`).sort(),
    ...adminRoles.map((role) => `admin role ${role}`).sort(),
  ];
}

/** Names of licences by key. */
export function licenceNames(licenses: readonly License[]): ReadonlyMap<string, string> {
  return new Map(licenses.map(({ key, description }) => [key, description]));
}
