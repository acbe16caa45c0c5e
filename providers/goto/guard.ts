import { type Approval, approved, DIMENSIONS, type Dimension, staleApprovals, type Verdict } from "./approvals";
import { type Loss, losesSuperUser, lossesOf, withoutHeld } from "./losses";
import type { Reviewed } from "./reviewed";
import { type Step, subjectOf } from "./step";
import { unreviewedLoss, withoutUnreviewedGains } from "./unreviewed";

/**
 * The guard (docs/behaviour.md §3): losses are counted against what is recorded. A dimension that goes over its limit is held
 * as a whole; everything else goes on.
 *
 * | dimension        | counted                                | out of                                    |
 * |------------------|----------------------------------------|-------------------------------------------|
 * | `removals`       | accounts to be suspended or deleted    | recorded people with something to lose    |
 * | `roleDowngrades` | people who stay and lose an admin role | the same                                  |
 * | `licences`       | people who stay and lose a licence     | the same                                  |
 * | `unmanaged`      | unmanaged accounts to be suspended     | unmanaged accounts with something to lose |
 *
 * | held whatever the share                                                         | let through by                    |
 * |---------------------------------------------------------------------------------|-----------------------------------|
 * | people of a group that gave three or more their role and now gives it to nobody | an approval of as many `removals` |
 * | super users, when fewer than `minimumSuperUsers` would be left                  | nothing                           |
 * | what is not in the reviewed plan, where one bounds the run                      | another review                    |
 */
export interface Limit {
  /** 0 to 1, of what there is. */
  readonly share: number;
  /** So many losses always pass. */
  readonly minimum: number;
}

/** What a policy says of losses. */
export interface Limits {
  readonly limits: Readonly<Record<Dimension, Limit>>;
  readonly approvals: readonly Approval[];
  readonly minimumSuperUsers: number;
  /** Whether gains wait too that are not in the reviewed plan, where one bounds the run; left out: they pass. */
  readonly unreviewedGains?: "hold";
}

/** A loss that waits for an approval, or a gain for a review; the person keeps what there is. */
export interface Held {
  readonly directoryId: string;
  readonly email: string;
  readonly dimension: Dimension | "gains";
  readonly reason: string;
}

/** What the guard must know besides the steps. */
export interface Scene {
  /** Recorded people whose account has something to lose. */
  readonly recorded: number;
  /** Unmanaged accounts that have something to lose. */
  readonly unmanaged: number;
  /** Recorded people whose group had three or more and now has none: object id → group. */
  readonly emptied: ReadonlyMap<string, string>;
  /** Keys of the accounts that are super users now. */
  readonly superUsers: ReadonlySet<string>;
  /** What an earlier look of the same run has held: what was done since must not let it through. */
  readonly held: readonly Held[];
  readonly sofar?: SoFar | undefined;
  /** The plan that people have reviewed; undefined when none bounds the run. */
  readonly reviewed?: Reviewed | undefined;
  readonly today: string;
}

/** What the earlier looks of a run have done; its limits are those of the first, for all of it together. */
export interface SoFar {
  readonly taken: readonly Loss[];
  /** How the dimensions stood at the first look. */
  readonly allowed?: readonly Verdict[];
  /** Keys of accounts that were protected by their address. */
  readonly shielded: ReadonlySet<string>;
}

/** The steps that are allowed, the losses that are held, and what a reader should know of limits and approvals. */
export interface Guarded {
  readonly steps: readonly Step[];
  readonly held: readonly Held[];
  readonly verdicts: readonly Verdict[];
  readonly notices: readonly string[];
}

/** Judges the losses of a plan; pure. A tighter limit never lets more through. */
export function guard(steps: readonly Step[], policy: Limits, scene: Scene): Guarded {
  const losses = lossesOf(steps);
  const verdicts = DIMENSIONS.map((dimension) => verdictOf(dimension, losses, policy, scene));
  const reasons = [
    stillHeld(scene),
    tooMany(verdicts),
    emptiedGroups(losses, policy, scene),
    lastSuperUsers(losses, policy, scene),
    unreviewedLoss(scene.reviewed),
  ];
  const heldLosses = losses.flatMap((loss) => {
    const reason = reasons.map((reasonOf) => reasonOf(loss)).find((text) => text !== undefined);
    return reason === undefined ? [] : [{ ...subjectOf(loss.step), dimension: loss.dimension, reason }];
  });
  const kept = withoutHeld(steps, heldLosses);
  const boundsGains = policy.unreviewedGains === "hold" && scene.reviewed !== undefined;
  const bounded = boundsGains ? withoutUnreviewedGains(kept, scene.reviewed) : { steps: kept, held: [] };
  return {
    steps: bounded.steps,
    held: [...heldLosses, ...bounded.held],
    verdicts,
    notices: staleApprovals(policy.approvals, verdicts, scene.today),
  };
}

function verdictOf(dimension: Dimension, losses: readonly Loss[], policy: Limits, scene: Scene): Verdict {
  const { taken = [], allowed = [] } = scene.sofar ?? {};
  const whom = [...losses, ...taken].filter((loss) => loss.dimension === dimension).map(({ step }) => subjectOf(step));
  const count = new Set(whom.map(({ directoryId }) => directoryId)).size;
  const first = allowed.find((verdict) => verdict.dimension === dimension);
  if (first !== undefined) return { ...first, count };
  const of = dimension === "unmanaged" ? scene.unmanaged : scene.recorded;
  const { share, minimum } = policy.limits[dimension];
  // Shares are decimal numbers: without the little more, 0.29 of 100 would be 28.
  const limit = Math.max(minimum, Math.floor(share * of + 1e-9));
  return { dimension, count, of, allowed: Math.max(limit, approved(dimension, policy.approvals, scene.today)) };
}

type ReasonOf = (loss: Loss) => string | undefined;

/** Without numbers: the reason is remembered, and must not differ from run to run while nothing changes. */
const WORDS: Readonly<Record<Dimension, string>> = {
  removals: "too many people at once would lose their account",
  roleDowngrades: "too many people at once would lose an admin role",
  licences: "too many people at once would lose a licence",
  unmanaged: "too many unmanaged accounts at once would be suspended",
};

function tooMany(verdicts: readonly Verdict[]): ReasonOf {
  const over = new Set(verdicts.filter(({ count, allowed }) => count > allowed).map(({ dimension }) => dimension));
  return ({ dimension }) => (over.has(dimension) ? WORDS[dimension] : undefined);
}

function stillHeld({ held }: Scene): ReasonOf {
  const reasons = new Map(held.map(({ dimension, directoryId, reason }) => [`${dimension} ${directoryId}`, reason]));
  return ({ step, dimension }) => reasons.get(`${dimension} ${subjectOf(step).directoryId}`);
}

const EMPTIED = "gave three or more people their role and now gives it to nobody";

/** Whether a loss is held because its group became empty. */
export function isOfEmptiedGroup({ reason }: Held): boolean {
  return reason.endsWith(EMPTIED);
}

const LAST = "(minimumSuperUsers)";

/** Whether a loss is held because too few super users would be left, which nothing lets through. */
export function isLastSuperUser({ reason }: Held): boolean {
  return reason.endsWith(LAST);
}

function emptiedGroups(losses: readonly Loss[], { approvals }: Limits, { emptied, today }: Scene): ReasonOf {
  const groupOf = ({ step, dimension }: Loss) =>
    dimension === "removals" ? emptied.get(subjectOf(step).directoryId) : undefined;
  const count = losses.filter((loss) => groupOf(loss) !== undefined).length;
  if (approved("removals", approvals, today) >= count) return () => undefined;
  return (loss) => {
    const group = groupOf(loss);
    return group && `"${group}" ${EMPTIED}`;
  };
}

/** Those who become super users in this run do not count: they may never sign in. */
function lastSuperUsers(losses: readonly Loss[], { minimumSuperUsers }: Limits, { superUsers }: Scene): ReasonOf {
  const losing = new Set(losses.filter((loss) => losesSuperUser(loss, superUsers)));
  const left = superUsers.size - new Set([...losing].map(({ step }) => step)).size;
  if (left >= minimumSuperUsers) return () => undefined;
  const reason = `super users left in GoTo would be ${left}; policy wants ${minimumSuperUsers} ${LAST}`;
  return (loss) => (losing.has(loss) ? reason : undefined);
}
