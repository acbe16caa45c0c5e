import type { GotoUser, License } from "../goto/objects";
import { type Step, subjectOf } from "../goto/step";
import type { Change, Field, Write } from "./entry";

type Changes = Partial<Record<Field, Change>>;

/** The names of licences by their keys; a licence that GoTo does not list any more goes by its key. */
export type LicenceNames = ReadonlyMap<string, string>;

export function licenceNames(licenses: readonly License[]): LicenceNames {
  return new Map(licenses.map(({ key, description }) => [key, description]));
}

/** A step of a plan as the log tells it: to whom, which fields from what to what, and why. Pure. */
export function writeOf(step: Step, names: LicenceNames): Write {
  const changes = changesOf(step, names);
  const accountKey = step.kind === "create" ? {} : { accountKey: step.user.key };
  if (step.kind === "suspendUnmanaged") {
    // The directory does not know such a person: the account's key is all that identifies it.
    const person = { email: step.user.email, directoryId: subjectOf(step).directoryId };
    return {
      step: "suspend",
      person,
      ...accountKey,
      changes,
      why: "no assignment names it; policy says unmanaged: suspend",
    };
  }
  return { step: step.kind, person: subjectOf(step), ...accountKey, changes, why: whyOf(step) };
}

/** The part of a step that took licences away, but for those that are `left`. */
export function partOf(step: Step, left: readonly string[], names: LicenceNames): Write {
  const write = writeOf(step, names);
  const before = write.changes.licences?.before ?? null;
  return { ...write, changes: { licences: { before, after: named(left, names) } } };
}

/** A user group that is made because a role names it. */
export function groupWrite(name: string): Write {
  return { step: "group", changes: { userGroup: { before: null, after: name } }, why: "a role names this user group" };
}

function whyOf(step: Exclude<Step, { kind: "suspendUnmanaged" }>): string {
  if (step.kind === "suspend") return "no longer assigned";
  if (step.kind === "delete") return `no longer assigned: ${step.why}`;
  const { role, via } = step.person;
  const drift = step.kind === "create" && step.drift ? "; the account that was known is gone" : "";
  return `${role}, ${via}${drift}`;
}

function changesOf(step: Step, names: LicenceNames): Changes {
  switch (step.kind) {
    case "create": {
      const { email, firstName, lastName } = step.person;
      const { licenseKeys, adminRoles, userGroup } = step.role;
      return created({ email, firstName, lastName, licences: named(licenseKeys, names), adminRoles, userGroup });
    }
    case "delete":
      return { email: { before: step.user.email, after: null }, ...emptied(step.user, names) };
    case "suspend":
    case "suspendUnmanaged":
      return emptied(step.user, names);
    default:
      return changed(step, names);
  }
}

function created(fields: Readonly<Record<Field, string | readonly string[] | undefined>>): Changes {
  const set = Object.entries(fields).filter(([, after]) => after !== undefined && after.length > 0);
  return Object.fromEntries(set.map(([field, after]) => [field, { before: null, after: after ?? null }]));
}

function emptied({ licenseKeys, adminRoles }: GotoUser, names: LicenceNames): Changes {
  return {
    ...(licenseKeys.length === 0 ? {} : { licences: { before: named(licenseKeys, names), after: [] } }),
    ...(adminRoles.length === 0 ? {} : { adminRoles: { before: adminRoles, after: [] } }),
  };
}

function changed({ user, changes }: Extract<Step, { changes: unknown }>, names: LicenceNames): Changes {
  const { email, firstName, lastName, licenseKeys, adminRoles, userGroup } = changes;
  return {
    ...fromTo("email", user.email, email),
    ...fromTo("firstName", user.firstName, firstName),
    ...fromTo("lastName", user.lastName, lastName),
    ...fromTo("licences", named(user.licenseKeys, names), licenseKeys && named(licenseKeys, names)),
    ...fromTo("adminRoles", [...user.adminRoles].sort(), adminRoles),
    ...fromTo("userGroup", user.groupName ?? null, userGroup),
  };
}

function fromTo(field: Field, before: Change["before"], after: Change["before"] | undefined): Changes {
  return after === undefined ? {} : { [field]: { before, after } };
}

function named(keys: readonly string[], names: LicenceNames): string[] {
  return keys.map((key) => names.get(key) ?? key).sort();
}
