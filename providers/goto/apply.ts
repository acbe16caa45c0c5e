import { AccessError, LostAnswerError, messageOf, UnavailableError, UntrustworthyAnswerError } from "../errors";
import { type Batch, batches, halves } from "./batches";
import type { GotoWriter, NewUsers, UserChange } from "./client";
import type { Changes } from "./difference";
import type { Observed } from "./observe";
import { type Failure, type Plan, recordOf, type Step } from "./plan";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";

/** What came of a plan: records of all that was done, and who was refused. Lost answers are in neither: look again. */
export interface Applied {
  readonly records: readonly AccountRecord[];
  readonly failures: readonly Failure[];
  readonly counts: Counts;
  /** People whose address GoTo had already; the next look finds their account, or shows that it is not in ours. */
  readonly taken: ReadonlySet<string>;
  /** Set when the run cannot go on (token revoked, service gone); everything before it is in `records`. */
  readonly stopped: Error | undefined;
}

/** People to whom something was done, by what it was. */
export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly suspended: number;
}

/** Tells the operator how far it is: so many of so many steps. */
export type Progress = (done: number, of: number) => void;

/** Carries a plan out and decides nothing: groups, then creates in batches, then changes, then suspensions. */
export async function apply(
  plan: Plan,
  observed: Observed,
  client: GotoWriter,
  policy: Policy,
  progress: Progress,
): Promise<Applied> {
  const run = new Application(client, policy, observed, plan.steps.length, progress);
  try {
    for (const name of plan.newGroups) await run.createGroup(name);
    for (const batch of batches(plan.steps, policy.batchSize)) await run.createBatch(batch);
    for (const step of plan.steps) if (step.kind !== "create") await run.change(step);
  } catch (error) {
    return run.result(error instanceof Error ? error : new Error(String(error)));
  }
  return run.result(undefined);
}

class Application {
  readonly #groupKeys: Map<string, string>;
  readonly #records: AccountRecord[] = [];
  readonly #failures: Failure[] = [];
  readonly #counts = { created: 0, updated: 0, suspended: 0 };
  readonly #taken = new Set<string>();
  #done = 0;

  constructor(
    private readonly client: GotoWriter,
    private readonly policy: Policy,
    observed: Observed,
    private readonly total: number,
    private readonly progress: Progress,
  ) {
    this.#groupKeys = new Map(observed.groups.map((group) => [group.name, group.key]));
  }

  result(stopped: Error | undefined): Applied {
    return { records: this.#records, failures: this.#failures, counts: this.#counts, taken: this.#taken, stopped };
  }

  /** A group that cannot be made fails those who need it, later; it does not stop the run. */
  async createGroup(name: string): Promise<void> {
    try {
      this.#groupKeys.set(name, await this.client.createGroup(name));
    } catch (error) {
      if (endsRun(error)) throw error;
    }
  }

  /** One request for many; a batch that is refused whole is halved, so that only the bad entry fails. */
  async createBatch(batch: Batch): Promise<void> {
    try {
      const created = await this.client.createUsers(this.#newUsers(batch));
      const keys = new Map(created.map((entry) => [entry.email.toLowerCase(), entry.key]));
      for (const { person } of batch) {
        const key = keys.get(person.email.toLowerCase());
        if (key === undefined) {
          this.#taken.add(person.directoryId);
          continue;
        }
        this.#records.push(recordOf(person, key, false));
        this.#counts.created += 1;
      }
      this.#advance(batch.length);
    } catch (error) {
      if (endsRun(error)) throw error;
      // What was made of it shows in the next look; sending it again now could only meet conflicts.
      if (error instanceof LostAnswerError || error instanceof UntrustworthyAnswerError)
        return this.#advance(batch.length);
      const [first, second] = halves(batch);
      if (second === undefined) return this.#fail(batch, error);
      await this.createBatch(first);
      await this.createBatch(second);
    }
  }

  async change(step: Exclude<Step, { kind: "create" }>): Promise<void> {
    try {
      await this.client.updateUser(step.user.key, this.#body(step));
      this.#remember(step);
    } catch (error) {
      if (endsRun(error)) throw error;
      if (error instanceof LostAnswerError) return;
      this.#failures.push({ ...subjectOf(step), reason: messageOf(error) });
    }
    this.#advance(1);
  }

  #remember(step: Exclude<Step, { kind: "create" }>): void {
    if (step.kind === "suspend") {
      this.#records.push({ ...step.record, accountKey: step.user.key, suspendedOn: step.today });
      this.#counts.suspended += 1;
      return;
    }
    this.#records.push(recordOf(step.person, step.user.key, step.adopted));
    this.#counts.updated += 1;
  }

  #body(step: Exclude<Step, { kind: "create" }>): UserChange {
    if (step.kind === "suspend") return { licenseKeys: step.keptLicenses, adminRoles: [] };
    return this.#withGroup(step.changes);
  }

  #withGroup(changes: Changes): UserChange {
    const { userGroup, ...fields } = changes;
    return userGroup === undefined ? fields : { ...fields, groupKey: this.#groupKey(userGroup) };
  }

  #newUsers(batch: Batch): NewUsers {
    const { licenseKeys, adminRoles, userGroup } = batch[0].role;
    return {
      users: batch.map(({ person: { email, firstName, lastName } }) => ({ email, firstName, lastName })),
      ...(licenseKeys.length === 0 ? {} : { licenseKeys }),
      ...(adminRoles.length === 0 ? {} : { adminRoles }),
      ...(userGroup === undefined ? {} : { groupKey: this.#groupKey(userGroup) }),
      suppressEmail: !this.policy.welcomeMail,
    };
  }

  #groupKey(name: string): string {
    const key = this.#groupKeys.get(name);
    if (key === undefined) throw new Error(`the user group "${name}" could not be made in GoTo`);
    return key;
  }

  #fail(batch: Batch, error: unknown): void {
    for (const step of batch) this.#failures.push({ ...subjectOf(step), reason: messageOf(error) });
    this.#advance(batch.length);
  }

  #advance(steps: number): void {
    this.#done += steps;
    this.progress(this.#done, this.total);
  }
}

/** Errors that concern the whole run rather than one account. */
function endsRun(error: unknown): boolean {
  return error instanceof AccessError || error instanceof UnavailableError;
}

/** Whom a step is about. */
export function subjectOf(step: Step): { directoryId: string; email: string } {
  const { directoryId, email } = step.kind === "suspend" ? step.record : step.person;
  return { directoryId, email };
}
