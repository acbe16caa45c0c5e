import { ActivityLog } from "../activity/log";
import type { Counts } from "../activity/tally";
import type { Manner } from "./apply";
import type { Applied, Deed } from "./outcome";
import type { Failure, Plan } from "./plan";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";
import { groupOf, type Step, subjectOf } from "./step";

/** How often a plan is carried out; each time it is made anew from what GoTo says then. */
const ROUNDS = 4;
/** A change that GoTo accepts without making it is asked for so often. */
const ACCEPTED = 2;

const WHY_UNLISTED =
  "either the person is a user of another GoTo account (have it removed there, or have the user transferred to this account in " +
  "GoTo Admin), or GoTo's list is late: the next pulumi up tells";
const TAKEN = `GoTo has this e-mail address already, but not in this account's list: ${WHY_UNLISTED}`;
const ACCEPTED_UNSEEN = `GoTo has accepted this person, but does not list the account: ${WHY_UNLISTED}`;
const UNAPPLIED = "GoTo accepted the change, but it is not there when the account is read again";

/** What a run has done so far, whom GoTo refused, and what is to be expected of the next look. */
export class Run {
  readonly #records: Map<string, AccountRecord>;
  readonly #failures = new Map<string, Failure>();
  readonly #done = new Map<string, Deed>();
  readonly #accepted = new Map<string, number>();
  readonly #open = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(
    recorded: readonly AccountRecord[],
    private readonly activity: ActivityLog = new ActivityLog(),
  ) {
    this.#records = byPerson(recorded);
  }

  get records(): readonly AccountRecord[] {
    return [...this.#records.values()];
  }

  get failures(): readonly Failure[] {
    return [...this.#failures.values()];
  }

  /** What of a plan is still to be done; people for whom nothing more can be done become failures. */
  remaining(whole: Plan, round: number): Plan {
    for (const failure of whole.failures) this.#failures.set(failure.directoryId, failure);
    for (const step of whole.steps) {
      const reason = this.#hopeless(step, round);
      if (reason !== undefined) this.#giveUp(step, reason);
    }
    const steps = whole.steps.filter((step) => !this.#hasFailed(step));
    const groups = new Set(steps.map(groupOf));
    return { ...whole, steps, newGroups: whole.newGroups.filter((name) => groups.has(name)) };
  }

  /** Smaller batches each round: a batch whose answer is lost again and again has somebody in it who makes GoTo fail. */
  manner({ batchSize, welcomeMail }: Policy, round: number): Manner {
    const ignored = new Set(this.#accepted.keys());
    return { batchSize: Math.ceil(batchSize / 4 ** (round - 1)), welcomeMail, ignored };
  }

  add({ records, failures, done, open, taken }: Applied): void {
    for (const record of records) this.#records.set(record.directoryId, record);
    for (const failure of failures) this.#failures.set(failure.directoryId, failure);
    for (const [id, deed] of done) {
      if (!this.#done.has(id)) this.#done.set(id, deed);
      this.#accepted.set(id, (this.#accepted.get(id) ?? 0) + 1);
    }
    for (const [id, reason] of open) this.#open.set(id, reason);
    for (const id of taken) this.#taken.add(id);
  }

  /** Whether a look may be older than what was done: it still asks for something that GoTo has accepted or has already. */
  seemsStale(seen: Plan): boolean {
    // A list that is late may lack somebody whose seat is counted already.
    if (seen.waiting.some(({ directoryId }) => this.#accepted.has(directoryId))) return true;
    return seen.steps.some((step) => {
      const { directoryId } = subjectOf(step);
      if (this.#hasFailed(step)) return false;
      return this.#accepted.has(directoryId) || (step.kind === "create" && this.#taken.has(directoryId));
    });
  }

  /** Keys of accounts that still ask for what GoTo has accepted, those given in this run among them. */
  doubtful({ steps, waiting }: Plan): string[] {
    const keys = new Map<string, string | undefined>();
    for (const { directoryId } of waiting) keys.set(directoryId, undefined);
    for (const step of steps) keys.set(subjectOf(step).directoryId, "user" in step ? step.user.key : undefined);
    const accepted = [...keys].filter(([directoryId]) => this.#accepted.has(directoryId));
    return accepted.flatMap(([directoryId, key]) => key ?? this.#records.get(directoryId)?.accountKey ?? []);
  }

  /** A lost answer was that of a change that was made, when this look does not ask for the change any more. */
  settle(seen: Plan): void {
    const open = [...seen.steps.map(subjectOf), ...seen.failures, ...seen.held, ...seen.waiting];
    const groups = seen.newGroups.map((name) => `group ${name}`);
    const keys = new Map(seen.settled.map(({ directoryId, accountKey }) => [directoryId, accountKey]));
    this.activity.settle(new Set([...open.map(({ directoryId }) => directoryId), ...groups]), keys);
  }

  counts(): Counts {
    return this.activity.counts();
  }

  /** Records of those who are settled and of those whose step is still open; who is gone is forgotten. */
  recordsAfter(last: Plan): AccountRecord[] {
    const records = byPerson(last.settled);
    for (const step of last.steps) {
      const record = this.#records.get(subjectOf(step).directoryId);
      if (record !== undefined) records.set(record.directoryId, record);
    }
    return [...records.values()];
  }

  #hopeless(step: Step, round: number): string | undefined {
    const { directoryId } = subjectOf(step);
    const accepted = this.#accepted.get(directoryId) ?? 0;
    if (step.kind === "create" && this.#taken.has(directoryId)) return TAKEN;
    if (step.kind === "create" && accepted > 0) return ACCEPTED_UNSEEN;
    if (accepted >= ACCEPTED) return UNAPPLIED;
    return round > ROUNDS ? (this.#open.get(directoryId) ?? UNAPPLIED) : undefined;
  }

  #giveUp(step: Step, reason: string): void {
    if (this.#hasFailed(step)) return;
    const subject = subjectOf(step);
    const { directoryId } = subject;
    this.#failures.set(directoryId, { ...subject, reason });
    this.activity.step(step, { outcome: "refused", reason });
    if (step.kind !== "create" && this.#done.get(directoryId) === "created") return;
    this.#done.delete(directoryId);
    // The key that GoTo gave may be that of an account elsewhere.
    if (step.kind === "create" && this.#accepted.has(directoryId)) this.#records.delete(directoryId);
  }

  #hasFailed(step: Step): boolean {
    return this.#failures.has(subjectOf(step).directoryId);
  }
}

function byPerson(records: readonly AccountRecord[]): Map<string, AccountRecord> {
  return new Map(records.map((record) => [record.directoryId, record]));
}
