/**
 * What a report tells, as plain values in the order in which they are shown; `--format json` is this. Lists are complete:
 * what is too long is shortened by the format that shows it. Every text may come from the directory, from GoTo or from
 * somebody's YAML, so that none of it may be trusted by a format.
 */
export interface Report {
  /** Of this form; a later one may only add fields. */
  readonly version: 1;
  /** Null when the environment alone is read. */
  readonly stack: string | null;
  readonly verdict: Verdict;
  readonly counts: Counts;
  /** What has to be done before all of it can be applied, in this order. */
  readonly todo: readonly Todo[];
  /** Why there is no plan; empty unless the verdict is `failed`. */
  readonly errors: readonly string[];
  /** How the guard's limits stand; only dimensions in which somebody loses something. */
  readonly limits: readonly LimitState[];
  /** Every licence of the account, sorted by name. */
  readonly seats: readonly SeatState[];
  /** Addresses that somebody may take for others, of people and of accounts that no assignment names. */
  readonly lookAlikes: readonly LookAlike[];
  /** People whom the plan changes, by the assignment that gives or gave them what they have. */
  readonly assignments: readonly AssignmentChanges[];
  /** People who keep what they would lose, or do not get yet what they would gain. */
  readonly held: readonly HeldChange[];
  readonly waiting: readonly Waiting[];
  /** People for whom nothing can be done: not resolved in the directory, or in conflict in GoTo. */
  readonly unable: readonly Unable[];
  /** People whose account Entra's provisioning service makes in one of its next cycles, by e-mail address. */
  readonly missing: readonly string[];
  /** Lines of assignments.yaml whose days are still to come. */
  readonly startingLater: readonly StartingLater[];
  /** What changes in Entra, in words. */
  readonly entra: readonly EntraChange[];
  /** Accounts that no assignment names. */
  readonly unmanaged: readonly Unmanaged[];
  /** What somebody should know: dates that are near, names that were cut, approvals that have ended, warnings of the files. */
  readonly notices: readonly string[];
  /** How many people get which role by which assignment, and what the role gives; after the change. */
  readonly flow: readonly FlowRow[];
  /** User groups that GoTo does not have and that are made. */
  readonly newUserGroups: readonly string[];
  /** For `goto-access:reviewed`; empty when the verdict is `failed`. */
  readonly digest: string;
}

/**
 * What a `pulumi up` would come to:
 *
 * | verdict   | means                                                      | exit code |
 * |-----------|------------------------------------------------------------|-----------|
 * | `nothing` | everything is as declared                                  | 0         |
 * | `ready`   | all of the plan can be applied                             | 0         |
 * | `unable`  | nothing can be done for some people; the rest is applied   | 1         |
 * | `failed`  | there is no plan                                           | 1 or 2    |
 * | `held`    | losses wait for an approval; the rest is applied           | 3         |
 * | `seats`   | people wait for a seat; the rest is applied                | 4         |
 */
export type Verdict = "nothing" | "ready" | "held" | "seats" | "unable" | "failed";

/** How many people; each is counted once, by the kind of their change. */
export interface Counts {
  /** Get an account, or get it back. */
  readonly joins: number;
  /** Have an account that is taken over. */
  readonly adopted: number;
  readonly leaves: number;
  readonly changes: number;
  /** Unmanaged accounts that are suspended. */
  readonly unmanagedSuspended: number;
  readonly held: number;
  readonly waiting: number;
  readonly unable: number;
  readonly missing: number;
}

/** One thing to do before all of it can be applied. */
export interface Todo {
  readonly text: string;
  /** What to write into which file, word for word; absent when there is nothing to write. */
  readonly yaml?: { readonly file: string; readonly text: string };
}

/** A dimension of the guard: so many losses of so many, and how many may be at once. */
export interface LimitState {
  readonly dimension: string;
  readonly count: number;
  readonly of: number;
  readonly allowed: number;
}

/** Seats of a licence: used before and after the change, of how many, and how many are missing. */
export interface SeatState {
  readonly licence: string;
  readonly before: number;
  readonly after: number;
  readonly total: number;
  readonly missing: number;
}

/** People of one assignment. */
export interface AssignmentChanges {
  /** The group's name, `By name`, or `Unmanaged accounts`. */
  readonly title: string;
  readonly people: readonly PersonChange[];
}

/** What happens to one person's account. */
export interface PersonChange {
  readonly kind: "joins" | "returns" | "adopted" | "changes" | "renamed" | "leaves" | "deleted" | "suspended";
  /** In GoTo now; of somebody who joins, in the directory. */
  readonly email: string;
  /** Given name and surname, in the directory or else in GoTo; may be empty. */
  readonly name: string;
  /** Roles, empty where there is none. */
  readonly role: string;
  readonly roleBefore: string;
  /** The assignment that gives the role, and the one that gave the former; empty where there is none. */
  readonly by: string;
  readonly byBefore: string;
  /** Licences by name, `admin role …`, `user group …`, `the account`. */
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  readonly keeps: readonly string[];
  /** Fields of the account that change: `e-mail`, `first name`, `last name`. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  /** Why the address may be taken for another one; empty where it is not. */
  readonly lookAlike: string;
  /** Why, where the rest does not tell it. */
  readonly why: string;
  /** The last day of the assignment (YYYY-MM-DD); empty where it has none. */
  readonly endsOn: string;
}

export interface LookAlike {
  readonly email: string;
  /** To be read after the address. */
  readonly why: string;
}

export interface HeldChange {
  readonly email: string;
  /** `removals`, `roleDowngrades`, `licences`, `unmanaged` or `gains`. */
  readonly dimension: string;
  readonly reason: string;
}

export interface Waiting {
  readonly email: string;
  readonly licence: string;
}

export interface Unable {
  readonly who: string;
  readonly reason: string;
}

export interface StartingLater {
  /** The group or user as written. */
  readonly who: string;
  readonly role: string;
  /** YYYY-MM-DD. */
  readonly startsOn: string;
  /** YYYY-MM-DD, or empty. */
  readonly endsOn: string;
}

/** A change of one thing in Entra. */
export interface EntraChange {
  readonly area: "application" | "assignments" | "provisioning" | "sign-on";
  readonly sign: "+" | "-" | "~";
  readonly text: string;
}

export interface Unmanaged {
  readonly email: string;
  readonly status: string;
}

export interface FlowRow {
  /** The group's name, or `By name`. */
  readonly assignment: string;
  readonly role: string;
  readonly licences: readonly string[];
  readonly people: number;
}
