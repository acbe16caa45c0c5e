import { isEmpty } from "./difference";
import type { License } from "./objects";
import { byEmail, inOrder } from "./order";
import { gains, SeatCount, type SeatRow } from "./seat-count";
import { changesAddress, isRemoval, type Step, subjectOf } from "./step";

/**
 * Seats (docs/behaviour.md §6). Free seats of a licence are its `seats` less its `userCount`; invited people hold one.
 *
 * | free seats                       | order                                                       | who waits                   |
 * |----------------------------------|-------------------------------------------------------------|-----------------------------|
 * | enough for everybody             | renames, creates, changes, suspensions, deletions           | nobody                      |
 * | too few                          | what takes no seat, renames, gains by assignment and e-mail | whoever finds no seat       |
 * | too few, but a change frees some | as above, and whoever found none is looked at again         | whoever still finds no seat |
 *
 * Of a change that waits, everything but the licences goes on: an admin role is not kept for want of a seat.
 */
export interface SeatPlan {
  /** The steps in the order in which they are to be carried out; at no point are there more people than seats. */
  readonly steps: readonly Step[];
  readonly waiting: readonly Waiting[];
  /** Licences whose use changes, or of which there are too few. */
  readonly seats: readonly SeatRow[];
}

/** Somebody for whom there is no free seat. */
export interface Waiting {
  readonly directoryId: string;
  readonly email: string;
  /** The licences that are missing, by their descriptions. */
  readonly licence: string;
}

/** Puts the steps in order and finds out who must wait; pure. `rank` is a person's place in the order of assignments. */
export function planSeats(
  steps: readonly Step[],
  licenses: readonly License[],
  rank: (directoryId: string) => number,
): SeatPlan {
  const count = new SeatCount(licenses);
  const isEnough = count.haveRoomFor(steps);
  const others = isEnough ? steps : steps.filter((step) => !changesAddress(step) && !isGain(step));
  for (const step of others) count.take(step);
  if (isEnough) return { steps: usualOrder(steps), waiting: [], seats: count.rows([]) };
  const moved = seat(steps.filter(changesAddress), count);
  const gaining = steps.filter((step) => isGain(step) && !changesAddress(step)).sort(byRank(rank));
  const gained = seatInTurns(gaining, count);
  const open = [...moved.open, ...gained.open];
  return {
    // Who moves stays in the order of addresses, with or without a seat.
    steps: [...usualOrder(others), ...moved.steps, ...gained.steps],
    waiting: open.map(({ step, licence }) => ({ ...subjectOf(step), licence })),
    seats: count.rows(open.map(({ step }) => step)),
  };
}

interface Seated {
  readonly steps: readonly Step[];
  readonly open: readonly { readonly step: Step; readonly licence: string }[];
}

/** A create may need an address that somebody else gives up first, so that it stands with the gains. */
function isGain(step: Step): boolean {
  return step.kind === "create" || gains(step).length > 0;
}

/** Gives seats in the order of the steps; of changes without a seat the rest stays in its place. */
function seat(steps: readonly Step[], count: SeatCount): Seated {
  const open: { step: Step; licence: string }[] = [];
  const kept = steps.flatMap((step) => {
    const licences = count.lacking(step);
    if (licences.length === 0) {
      count.take(step);
      return [step];
    }
    open.push({ step, licence: licences.join(", ") });
    return withoutLicences(step);
  });
  return { steps: kept, open };
}

/** Asks again, as long as somebody who was given a seat may have freed another one. */
function seatInTurns(steps: readonly Step[], count: SeatCount): Seated {
  const turn = seat(steps, count);
  const isOpen = new Set(turn.open.map(({ step }) => step));
  if (isOpen.size === steps.length) return turn;
  const seated = steps.filter((step) => !isOpen.has(step));
  const next = seatInTurns([...isOpen], count);
  return { steps: [...seated, ...next.steps], open: next.open };
}

function withoutLicences(step: Step): Step[] {
  if (!("changes" in step)) return [];
  const { licenseKeys: _waits, ...changes } = step.changes;
  return isEmpty(changes) ? [] : [{ ...step, changes }];
}

const TURNS = ["move", "create", "change", "suspend", "delete"] as const;

function turnOf(step: Step): (typeof TURNS)[number] {
  if (changesAddress(step)) return "move";
  if (step.kind === "create" || step.kind === "delete") return step.kind;
  return isRemoval(step) ? "suspend" : "change";
}

/** Who leaves an address comes before who takes it. People of one role stand together, so that they fit into few requests. */
function usualOrder(steps: readonly Step[]): Step[] {
  return TURNS.flatMap((turn) => steps.filter((step) => turnOf(step) === turn).sort(byRole));
}

function byRole(a: Step, b: Step): number {
  return a.kind === "create" && b.kind === "create" ? inOrder(a.person.role, b.person.role) : 0;
}

function byRank(rank: (directoryId: string) => number): (a: Step, b: Step) => number {
  return (a, b) => {
    const [first, second] = [subjectOf(a), subjectOf(b)];
    const difference = rank(first.directoryId) - rank(second.directoryId);
    return difference || byEmail(first, second);
  };
}
