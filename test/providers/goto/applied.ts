import type { GotoUser, License } from "../../../providers/goto/objects";
import type { Plan } from "../../../providers/goto/plan";
import { type AccountRecord, recordOf } from "../../../providers/goto/records";
import type { Step } from "../../../providers/goto/step";
import { account } from "./world";

/** GoTo's accounts while the steps of a plan are carried out; what GoTo would refuse is refused. */
export class Applied {
  readonly users: Map<string, GotoUser>;
  readonly records: AccountRecord[];
  /** Steps that asked for an address that is in use, or for a seat that is not free. */
  readonly refused: string[] = [];

  constructor(
    users: readonly GotoUser[],
    private readonly licenses: readonly License[],
    plan: Pick<Plan, "steps" | "settled">,
  ) {
    this.users = new Map(users.map((user) => [user.key, user]));
    this.records = [...plan.settled];
    for (const step of plan.steps) this.#carryOut(step);
  }

  /** Licences with the seats in use now. */
  seats(): License[] {
    return this.licenses.map((license) => ({ ...license, userCount: this.#used(license.key) }));
  }

  #carryOut(step: Step): void {
    if (step.kind === "delete") {
      this.users.delete(step.user.key);
      return;
    }
    const before = step.kind === "create" ? undefined : this.users.get(step.user.key);
    const after = changed(step);
    this.#refuseSeats(before, after);
    this.#refuseAddress(after);
    this.users.set(after.key, after);
    const record = remembered(step, after.key);
    if (record !== undefined) this.records.push(record);
  }

  #refuseSeats(before: GotoUser | undefined, after: GotoUser): void {
    for (const { key, seats } of this.licenses) {
      const isNew = after.licenseKeys.includes(key) && !before?.licenseKeys.includes(key);
      if (isNew && this.#used(key) >= seats) this.refused.push(`${after.email}: no seat of ${key}`);
    }
  }

  #refuseAddress(after: GotoUser): void {
    const same = [...this.users.values()].filter((user) => user.email.toLowerCase() === after.email.toLowerCase());
    if (same.some((user) => user.key !== after.key)) this.refused.push(`${after.email}: address in use`);
  }

  #used(key: string): number {
    return [...this.users.values()].filter((user) => user.licenseKeys.includes(key)).length;
  }
}

function changed(step: Exclude<Step, { kind: "delete" }>): GotoUser {
  if (step.kind === "create") {
    const { email, firstName, lastName, directoryId } = step.person;
    const { licenseKeys, adminRoles, userGroup } = step.role;
    const fields = { email, firstName, lastName, licenseKeys: [...licenseKeys], adminRoles: [...adminRoles] };
    return account(`new-${directoryId}`, { ...fields, groupName: userGroup });
  }
  if (step.kind === "suspend" || step.kind === "suspendUnmanaged") {
    return { ...step.user, licenseKeys: [], adminRoles: [], roleSets: [] };
  }
  const { userGroup = step.user.groupName, ...fields } = step.changes;
  return { ...step.user, ...fields, groupName: userGroup };
}

function remembered(step: Exclude<Step, { kind: "delete" }>, key: string): AccountRecord | undefined {
  if (step.kind === "suspendUnmanaged") return undefined;
  if (step.kind === "suspend") return { ...step.record, accountKey: key, suspendedOn: step.today };
  return recordOf(step.person, key, step.kind === "create" ? false : step.adopted);
}
