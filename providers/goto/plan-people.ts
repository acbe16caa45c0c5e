import type { BoundsOf } from "./bounds";
import { type Bounds, type Changes, differences, isEmpty, isSuspended } from "./difference";
import type { Identities, Match } from "./identity";
import { byEmail } from "./order";
import type { Person } from "./people";
import type { Failure, Missing } from "./plan";
import type { Policy } from "./policy";
import { type AccountRecord, recordOf } from "./records";
import { combinedRole, type ResolvedRole } from "./roles";
import type { Step } from "./step";

/**
 * What is to be done for one person (docs/behaviour.md §1); of several rows that fit, the first counts. Who is not in the
 * roster is left to leavers.ts and unmanaged.ts.
 *
 * | in the roster | account in GoTo                                  | recorded | what happens                                      |
 * |---------------|--------------------------------------------------|----------|---------------------------------------------------|
 * | yes           | any, of somebody held (§3) whose role is gone    | yes      | nothing; the record stays                         |
 * | yes           | another person's, or a second one has the e-mail | either   | an error for this person alone; the record stays  |
 * | yes           | none                                             | no       | **create**, together with others of the same role |
 * | yes           | none any more                                    | yes      | **create** again, called drift                    |
 * | yes           | as it should be                                  | no       | nothing; remembered as `adopted`                  |
 * | yes           | as it should be                                  | yes      | nothing, not one request                          |
 * | yes           | suspended, and the role gives something          | either   | **resume**, with all that the role gives          |
 * | yes           | differs in something, whatever its status        | no       | **adopt**: just what differs; so remembered       |
 * | yes           | has another e-mail, and GoTo lets us change it   | yes      | **rename** and all else; never delete and create  |
 * | yes           | has another e-mail, and GoTo does not let us     | yes      | a notice; **update** if anything else differs     |
 * | yes           | other licences, admin roles, user group or name  | yes      | **update**: one PUT with just those fields        |
 * | no            | exists                                           | yes      | a leaver: §4                                      |
 * | no            | exists                                           | no       | unmanaged: §5                                     |
 * | no            | gone                                             | yes      | forgotten                                         |
 */
export interface PeoplePlan {
  readonly steps: readonly Step[];
  readonly failures: readonly Failure[];
  readonly missing: readonly Missing[];
  readonly notices: readonly string[];
  readonly settled: readonly AccountRecord[];
  /** Keys of the accounts that belong to people of the roster. */
  readonly claimed: ReadonlySet<string>;
}

/** Plans person by person, in the order of their e-mails; pure. */
export function planPeople(
  people: readonly Person[],
  roles: ReadonlyMap<string, ResolvedRole>,
  identities: Identities,
  boundsOf: BoundsOf,
  policy: Pick<Policy, "accounts">,
): PeoplePlan {
  const plans = [...people].sort(byEmail).map((person) => planPerson(person, roles, identities, boundsOf, policy));
  return together(plans);
}

function planPerson(
  person: Person,
  roles: ReadonlyMap<string, ResolvedRole>,
  identities: Identities,
  boundsOf: BoundsOf,
  { accounts }: Pick<Policy, "accounts">,
): PersonPlan {
  const role = combinedRole(roles, person.role);
  // Only somebody whose removal is held can have a role that configuration no longer defines.
  if (role === undefined) return asItIs(person, identities);
  const match = identities.match(person);
  if (match.kind === "conflict") return { ...asItIs(person, identities), failure: failureOf(person, match.reason) };
  if (match.kind === "none" && accounts === "entra") return { ...asItIs(person, identities), missing: missing(person) };
  if (match.kind === "none") return { step: { kind: "create", person, role, drift: match.drift } };
  const record = identities.record(person.directoryId);
  const isNew = record === undefined || record.isNew === true;
  return withAccount(person, role, match, boundsOf(match.user), isNew);
}

interface PersonPlan {
  readonly step?: Step;
  readonly failure?: Failure;
  readonly missing?: Missing;
  readonly notice?: string | undefined;
  readonly settled?: AccountRecord | undefined;
  /** Key of the person's account. */
  readonly claims?: string | undefined;
}

function asItIs({ directoryId }: Person, identities: Identities): PersonPlan {
  const record = identities.record(directoryId);
  return { settled: record, claims: record && identities.accountOf(record)?.key };
}

function missing({ directoryId, email }: Person): Missing {
  return { directoryId, email };
}

function failureOf({ directoryId, email }: Person, reason: string): Failure {
  return { directoryId, email, reason };
}

function withAccount(
  person: Person,
  role: ResolvedRole,
  { user, adopted, renamed }: Extract<Match, { kind: "account" }>,
  bounds: Bounds,
  isNew: boolean,
): PersonPlan {
  const changes = differences(user, person, role, bounds);
  const isLocked = renamed && changes.email === undefined && bounds.keepsIdentity !== true;
  const notice = isLocked
    ? `${user.email} is now ${person.email} in the directory, but GoTo does not let us rename it`
    : undefined;
  if (isEmpty(changes)) return { notice, settled: recordOf(person, user.key, adopted), claims: user.key };
  const kind = stepKind(isNew, isSuspended(user, bounds), changes);
  return { notice, step: { kind, person, user, changes, adopted }, claims: user.key };
}

function stepKind(isNew: boolean, suspended: boolean, changes: Changes): "adopt" | "update" | "resume" | "rename" {
  const { licenseKeys = [], adminRoles = [] } = changes;
  if (suspended && licenseKeys.length + adminRoles.length > 0) return "resume";
  if (isNew) return "adopt";
  return changes.email === undefined ? "update" : "rename";
}

function together(plans: readonly PersonPlan[]): PeoplePlan {
  return {
    steps: each(plans, "step"),
    failures: each(plans, "failure"),
    missing: each(plans, "missing"),
    notices: each(plans, "notice"),
    settled: each(plans, "settled"),
    claimed: new Set(each(plans, "claims")),
  };
}

/** What the plans have under a name, of those that have it. */
function each<K extends keyof PersonPlan>(plans: readonly PersonPlan[], name: K): NonNullable<PersonPlan[K]>[] {
  const found: NonNullable<PersonPlan[K]>[] = [];
  for (const { [name]: one } of plans) if (one !== undefined) found.push(one);
  return found;
}
