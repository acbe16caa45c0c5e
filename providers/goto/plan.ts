import type { Verdict } from "./approvals";
import { accountBounds } from "./bounds";
import { isEmpty } from "./difference";
import { planSeats, type Waiting } from "./forecast";
import { guard, type Held, type SoFar } from "./guard";
import { Identities } from "./identity";
import { planLeavers } from "./leavers";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";
import type { Person, Unresolved } from "./people";
import { everybody, type Pilot } from "./pilot";
import { planPeople } from "./plan-people";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";
import { orderRenames } from "./renames";
import type { Reviewed } from "./reviewed";
import { type Role, resolveRoles } from "./roles";
import { sceneOf } from "./scene";
import type { SeatRow } from "./seat-count";
import { groupOf, type Step, subjectOf } from "./step";
import { planUnmanaged } from "./unmanaged";
import { missingGroups } from "./user-groups";

/** What the roster says: who has which role, what a role means, and who cannot be resolved now. */
export interface Desired {
  readonly people: readonly Person[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly unresolved: readonly Unresolved[];
  /** The people to whom the run is limited; undefined = everybody. */
  readonly pilot?: Pilot | undefined;
  /** Precedence of the assignments: `via …` of a group, the directory id of a user. */
  readonly order?: readonly string[];
  /** What an earlier look of the same run has held. */
  readonly held?: readonly Held[];
  /** What earlier looks of the same run have done. */
  readonly sofar?: SoFar;
  /** The plan that people have reviewed; undefined when none bounds the run. */
  readonly reviewed?: Reviewed | undefined;
  /** Directory ids of people whose group had become empty before and who were held for it. */
  readonly emptied?: ReadonlySet<string>;
  /** `via …` of groups whose line has ended by its own dates. */
  readonly ended?: readonly string[];
}

/** Somebody for whom nothing can be done, and why. */
export interface Failure {
  readonly directoryId: string;
  readonly email: string;
  readonly reason: string;
}

/** Somebody whose account Entra's provisioning service has not made yet. */
export interface Missing {
  readonly directoryId: string;
  readonly email: string;
}

/** What is to be done, to whom, and what is remembered of those to whom nothing is to be done. */
export interface Plan {
  /** User groups to be made before anything else. */
  readonly newGroups: readonly string[];
  /** In the order in which they are to be carried out. */
  readonly steps: readonly Step[];
  /** What waits for an approval or a review. */
  readonly held: readonly Held[];
  readonly verdicts: readonly Verdict[];
  /** People for whom there is no free seat. */
  readonly waiting: readonly Waiting[];
  readonly seats: readonly SeatRow[];
  /** People whose account is for Entra's provisioning service to make. */
  readonly missing: readonly Missing[];
  readonly failures: readonly Failure[];
  readonly notices: readonly string[];
  readonly unmanaged: readonly GotoUser[];
  /** Records of everybody who needs no step or may have none now; those of the others follow from their steps. */
  readonly settled: readonly AccountRecord[];
}

/**
 * Compares what is desired with what GoTo says and what is remembered, holds losses that go too far, and puts the rest in an
 * order in which there are seats. Pure: the same values give the same plan, whatever their order. `today` is YYYY-MM-DD in
 * policy's time zone. Throws a RoleError when a role asks for a licence that the account does not have.
 */
export function plan(
  desired: Desired,
  observed: Observed,
  recorded: readonly AccountRecord[],
  policy: Policy,
  today: string,
): Plan {
  const roles = resolveRoles(desired.roles, observed.licenses);
  const identities = new Identities(observed.users, recorded, everybody(desired), desired.unresolved);
  const boundsOf = accountBounds(observed, policy, recorded, desired);
  const people = planPeople(desired.people, roles, identities, boundsOf, policy);
  const leavers = planLeavers(desired, recorded, identities, boundsOf, people.claimed, { ...policy, today });
  const known = new Set([...people.claimed, ...leavers.claimed]);
  const unmanaged = planUnmanaged(observed.users, known, policy, boundsOf);

  const wished = [...orderRenames(people.steps), ...leavers.steps, ...unmanaged.steps];
  const scene = sceneOf(desired, observed, recorded, identities, boundsOf);
  const guarded = guard(wished, policy, { ...scene, unmanaged: unmanaged.active, today });
  const seated = planSeats(guarded.steps.filter(isWorthIt), observed.licenses, ranks(desired));
  return {
    newGroups: missingGroups(seated.steps.map(groupOf), observed.groups, policy.createUserGroups),
    steps: seated.steps,
    held: guarded.held,
    verdicts: guarded.verdicts,
    waiting: seated.waiting,
    seats: seated.seats,
    missing: people.missing,
    failures: people.failures,
    notices: [...people.notices, ...leavers.notices, ...guarded.notices],
    unmanaged: unmanaged.listed,
    settled: [...people.settled, ...leavers.settled, ...untouched(wished, seated.steps, identities)],
  };
}

/** A person's place in the order of assignments; whoever is in none of them comes last. */
function ranks({ people, order = [] }: Desired): (directoryId: string) => number {
  const places = new Map(order.map((name, place) => [name, place]));
  const ofPerson = new Map(
    people.map(({ directoryId, via }) => [directoryId, places.get(directoryId) ?? places.get(via)]),
  );
  return (directoryId) => ofPerson.get(directoryId) ?? order.length;
}

/** What the guard has left of a change may be nothing. */
function isWorthIt(step: Step): boolean {
  return !("changes" in step) || !isEmpty(step.changes);
}

/** Records of people whose step is held or waits: they are as they were. */
function untouched(wished: readonly Step[], steps: readonly Step[], identities: Identities): AccountRecord[] {
  const done = new Set(steps.map((step) => subjectOf(step).directoryId));
  return wished.flatMap((step) => {
    const { directoryId } = subjectOf(step);
    const record = done.has(directoryId) ? undefined : identities.record(directoryId);
    return record === undefined ? [] : [record];
  });
}
