import { ActivityLog } from "../activity/log";
import {
  AccessError,
  ConflictError,
  endsRun,
  ForbiddenError,
  LostAnswerError,
  NotFoundError,
  UnavailableError,
  UntrustworthyAnswerError,
} from "../errors";
import { type Batch, halves, units } from "./batches";
import type { GotoWriter, NewUsers, UserChange } from "./client";
import { overwritesOnly } from "./difference";
import type { Observed } from "./observe";
import { type Applied, Outcome, type Progress } from "./outcome";
import type { Plan } from "./plan";
import { recordOf } from "./records";
import { changeUser } from "./seats";
import { isRemoval, type Step, subjectOf } from "./step";
import { UserGroups } from "./user-groups";

/** How a plan is carried out. */
export interface Manner {
  readonly batchSize: number;
  readonly welcomeMail: boolean;
  /** People whose change GoTo accepted before without making it. */
  readonly ignored: ReadonlySet<string>;
}

type Change = Exclude<Step, { kind: "create" }>;

/** Carries a plan out and decides nothing: groups first, then the steps in their order, creates in batches. */
export async function apply(
  plan: Plan,
  observed: Observed,
  client: GotoWriter,
  manner: Manner,
  progress: Progress,
  activity: ActivityLog = new ActivityLog(),
): Promise<Applied> {
  const outcome = new Outcome(plan.steps.length, progress, activity);
  const groups = new UserGroups(client, observed.groups, (name, result) => activity.group(name, result));
  const run = new Application(client, manner, groups, outcome);
  try {
    for (const name of plan.newGroups) await groups.make(name);
    for (const unit of units(plan.steps, manner.batchSize)) {
      if (unit.kind === "batch") await run.createBatch(unit.batch);
      else await run.change(unit.step);
    }
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
      const body = this.#newUsers(batch);
      for (const step of batch) this.outcome.sends(step);
      const created = await this.client.createUsers(body);
      const keys = new Map(created.map((entry) => [entry.email.toLowerCase(), entry.key]));
      for (const step of batch) {
        const email = step.person.email.toLowerCase();
        const key = keys.get(email);
        if (!keys.has(email)) this.outcome.leftOpen(step, notNamed());
        else if (key === undefined) this.outcome.addressTaken(step, taken());
        else this.outcome.did("created", step, recordOf(step.person, key, false));
      }
    } catch (error) {
      if (endsRun(error)) throw error;
      const [first, second] = halves(batch);
      if (looksAgain(error)) for (const step of batch) this.outcome.leftOpen(step, error);
      else if (second === undefined && isAddressConflict(error)) this.outcome.addressTaken(batch[0], error);
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
      this.outcome.sends(step);
      if (step.kind === "delete") await this.client.deleteUser(step.user.key);
      else await this.#changeUser(step, change);
      this.#unavailable = 0;
      this.#changed(step);
    } catch (error) {
      if (this.#stops(error)) throw error;
      if (looksAgain(error)) this.outcome.leftOpen(step, error);
      else this.outcome.failed(step, error);
    }
  }

  #changeUser(step: Change, change: UserChange): Promise<void> {
    const wasIgnored = this.manner.ignored.has(subjectOf(step).directoryId);
    return changeUser(this.client, step.user, change, wasIgnored, (left) => this.outcome.tookSome(step, left));
  }

  #stops(error: unknown): boolean {
    if (!(error instanceof UnavailableError)) return error instanceof AccessError;
    this.#unavailable += 1;
    return this.#unavailable >= UNAVAILABLE_IN_A_ROW;
  }

  #changed(step: Change): void {
    const accountKey = step.user.key;
    if (step.kind === "suspend") {
      this.outcome.did("suspended", step, { ...step.record, accountKey, suspendedOn: step.today });
    } else if (step.kind === "suspendUnmanaged") this.outcome.did("suspended", step, undefined);
    else if (step.kind === "delete") this.outcome.did("deleted", step, undefined);
    else this.outcome.did("updated", step, recordOf(step.person, accountKey, step.adopted));
  }

  #body(step: Change): UserChange {
    if (isRemoval(step)) return { licenseKeys: [], adminRoles: [] };
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

function notNamed(): Error {
  return new UntrustworthyAnswerError("GoTo's answer to the create does not name this person");
}

function taken(): Error {
  return new Error("GoTo has this e-mail address already; the account is looked for");
}

/** GoTo may refuse somebody whose address it has instead of leaving the key out (docs/services/goto-admin-api.md §3.3). */
function isAddressConflict(error: unknown): boolean {
  return error instanceof ConflictError && error.codes.includes("user.name.conflict");
}

/** What was made of it shows in the next look: the answer was lost, or the account, its group or its licence is gone. */
function looksAgain(error: unknown): boolean {
  return (
    error instanceof LostAnswerError || error instanceof UntrustworthyAnswerError || error instanceof NotFoundError
  );
}
