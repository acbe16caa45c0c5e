import { isSuspended } from "./difference";
import { Identities } from "./identity";
import type { RosterOutputs } from "./inputs";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";
import { decodePeople, type Person } from "./people";
import type { Plan } from "./plan";
import type { Policy } from "./policy";
import { type AccountRecord, decodeRecords, recordOf } from "./records";
import { rolesIn } from "./roles";

/** The records a run will leave when all of its plan is done; keys of people to be created are not known yet. */
export function predictRecords(planned: Plan): AccountRecord[] {
  const open = planned.steps.flatMap((step): AccountRecord[] => {
    if (step.kind === "create") return [recordOf(step.person, undefined, false)];
    if (step.kind === "suspend") return [{ ...step.record, accountKey: step.user.key, suspendedOn: step.today }];
    // A deletion that fails is planned again from what is remembered; an unmanaged account is never remembered.
    if (step.kind === "delete") return [step.record];
    if (step.kind === "suspendUnmanaged") return [];
    const record = recordOf(step.person, step.user.key, step.adopted);
    return [step.kind === "adopt" ? { ...record, isNew: true } : record];
  });
  return [...planned.settled, ...open];
}

type Remembered = Pick<RosterOutputs, "people" | "__accounts" | "roles" | "policy">;

/**
 * The roster as GoTo has it now: people whose account is gone or suspended are not in it, and names and addresses are those
 * of the account. Roles cannot be told from an account; what differs in licences shows as drift in the next check.
 */
export function rosterSeen(outputs: Remembered, observed: Observed): { people: Person[]; accounts: AccountRecord[] } {
  const people = decodePeople(outputs.people);
  const records = decodeRecords(outputs);
  const identities = new Identities(observed.users, records, people);
  const external = new Set(observed.licenses.filter((l) => l.externallyManaged).map((l) => l.key));
  const seen: Person[] = [];
  for (const person of people) {
    const record = identities.record(person.directoryId);
    const user = record === undefined ? undefined : identities.accountOf(record);
    if (user === undefined) {
      // Who never had one waits for Entra's service to make it.
      if (outputs.policy.accounts === "entra") seen.push(person);
      continue;
    }
    if (grants(outputs, person) && isSuspended(user, { externalLicenses: external })) continue;
    seen.push(asSeen(person, user, outputs.policy));
  }
  return { people: seen, accounts: records };
}

/** Whether the person's role gives anything at all, so that an account without anything is drift. */
function grants(outputs: Pick<Remembered, "roles">, person: Person): boolean {
  return rolesIn(person.role).some((name) => {
    const role = outputs.roles[name];
    return role !== undefined && role.licenses.length + role.adminRoles.length > 0;
  });
}

function asSeen(person: Person, user: GotoUser, { names }: Pick<Policy, "names">): Person {
  const { firstName, lastName, identityReadOnly, nameLocked, emailLocked } = user;
  const email = identityReadOnly || emailLocked ? person.email : sameCase(person.email, user.email);
  return identityReadOnly || nameLocked || names === "keep"
    ? { ...person, email }
    : { ...person, email, firstName, lastName };
}

function sameCase(ours: string, theirs: string): string {
  return ours.toLowerCase() === theirs.toLowerCase() ? ours : theirs;
}
