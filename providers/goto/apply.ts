import {
  AccessError,
  endsRun,
  ForbiddenError,
  LostAnswerError,
  NotFoundError,
  UnavailableError,
  UntrustworthyAnswerError,
} from "../errors";
import { type Batch, batches, halves } from "./batches";
import type { GotoWriter, NewUsers, UserChange } from "./client";
import { overwritesOnly } from "./difference";
import type { Observed } from "./observe";
import { type Applied, Outcome, type Progress } from "./outcome";
import { type Plan, recordOf, type Step, subjectOf } from "./plan";
import { changeUser } from "./seats";
import { UserGroups } from "./user-groups";

/** How a plan is carried out. */
export interface Manner {
  readonly batchSize: number;
  readonly welcomeMail: boolean;
  /** People whose change GoTo accepted before without making it. */
  readonly ignored: ReadonlySet<string>;
}

type Change = Exclude<Step, { kind: "create" }>;

/** Carries a plan out and decides nothing: groups, then creates in batches, then changes, then suspensions. */
export async function apply(
  plan: Plan,
  observed: Observed,
  client: GotoWriter,
  manner: Manner,
  progress: Progress,
): Promise<Applied> {
  const outcome = new Outcome(plan.steps.length, progress);
  const groups = new UserGroups(client, observed.groups);
  const run = new Application(client, manner, groups, outcome);
  try {
    for (const name of plan.newGroups) await groups.make(name);
    for (const batch of batches(plan.steps, manner.batchSize)) await run.createBatch(batch);
    for (const step of plan.steps) if (step.kind !== "create") await run.change(step);
  } catch (error) {
    return outcome.applied(error instanceof Error ? error : new Error(String(error)));
  }
  return outcome.applied(undefined);
}

/** GoTo may keep failing on one account; so many in a row mean that GoTo is gone. */
const UNAVAILABLE_IN_A_ROW = 3;

class Application {
  #unavailable = 0;

  constructor(
    private readonly client: GotoWriter,
    private readonly manner: Manner,
    private readonly groups: UserGroups,
    private readonly outcome: Outcome,
  ) {}

  /** One request for many; a batch that is refused whole is halved, so that only the bad entry fails. */
  async createBatch(batch: Batch): Promise<void> {
    try {
      const created = await this.client.createUsers(this.#newUsers(batch));
      const keys = new Map(created.map((entry) => [entry.email.toLowerCase(), entry.key]));
      for (const step of batch) {
        const email = step.person.email.toLowerCase();
        const key = keys.get(email);
        if (!keys.has(email)) this.outcome.leftOpen(step, "GoTo's answer to the create does not name this person");
        else if (key === undefined) this.outcome.addressTaken(step);
        else this.outcome.did("created", recordOf(step.person, key, false));
      }
    } catch (error) {
      if (endsRun(error)) throw error;
      const [first, second] = halves(batch);
      if (looksAgain(error)) for (const step of batch) this.outcome.leftOpen(step, error);
      // A 403 is about the caller, not about one of the people.
      else if (second === undefined || error instanceof ForbiddenError)
        for (const step of batch) this.outcome.failed(step, error);
      else {
        await this.createBatch(first);
        await this.createBatch(second);
      }
    }
  }

  /** An account that somebody changed since the look is planned anew by the next one, not overwritten. */
  async change(step: Change): Promise<void> {
    try {
      const change = this.#body(step);
      const isStill = overwritesOnly(step.user, await this.client.getUser(step.user.key), change);
      if (!isStill) return this.outcome.leftOpen(step, "somebody else keeps changing this account");
      await changeUser(this.client, step.user, change, this.manner.ignored.has(subjectOf(step).directoryId));
      this.#unavailable = 0;
      this.#changed(step);
    } catch (error) {
      if (this.#stops(error)) throw error;
      if (looksAgain(error)) this.outcome.leftOpen(step, error);
      else this.outcome.failed(step, error);
    }
  }

  #stops(error: unknown): boolean {
    if (!(error instanceof UnavailableError)) return error instanceof AccessError;
    this.#unavailable += 1;
    return this.#unavailable >= UNAVAILABLE_IN_A_ROW;
  }

  #changed(step: Change): void {
    if (step.kind === "suspend") {
      this.outcome.did("suspended", { ...step.record, accountKey: step.user.key, suspendedOn: step.today });
    } else this.outcome.did("updated", recordOf(step.person, step.user.key, step.adopted));
  }

  #body(step: Change): UserChange {
    if (step.kind === "suspend") return { licenseKeys: step.keptLicenses, adminRoles: [] };
    const { userGroup, ...fields } = step.changes;
    return userGroup === undefined ? fields : { ...fields, groupKey: this.groups.key(userGroup) };
  }

  #newUsers(batch: Batch): NewUsers {
    const { licenseKeys, adminRoles, userGroup } = batch[0].role;
    return {
      users: batch.map(({ person: { email, firstName, lastName } }) => ({ email, firstName, lastName })),
      ...(licenseKeys.length === 0 ? {} : { licenseKeys }),
      ...(adminRoles.length === 0 ? {} : { adminRoles }),
      ...(userGroup === undefined ? {} : { groupKey: this.groups.key(userGroup) }),
      suppressEmail: !this.manner.welcomeMail,
    };
  }
}

/** What was made of it shows in the next look: the answer was lost, or the account, its group or its licence is gone. */
function looksAgain(error: unknown): boolean {
  return (
    error instanceof LostAnswerError || error instanceof UntrustworthyAnswerError || error instanceof NotFoundError
  );
}
