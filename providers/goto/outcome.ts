import type { ActivityLog } from "../activity/log";
import { resultOf } from "../activity/result";
import { messageOf } from "../errors";
import type { Failure } from "./plan";
import type { AccountRecord } from "./records";
import { type Step, subjectOf } from "./step";

/** What was done to a person. */
export type Deed = "created" | "updated" | "suspended" | "deleted";

/** What came of a plan. Who is in none of it had an answer that was lost, or was changed meanwhile: look again. */
export interface Applied {
  readonly records: readonly AccountRecord[];
  readonly failures: readonly Failure[];
  /** What GoTo said it did, by directory id. */
  readonly done: ReadonlyMap<string, Deed>;
  /** People of whom it is open what became, by directory id, with the reason. */
  readonly open: ReadonlyMap<string, string>;
  /** People whose address GoTo had already; the next look finds their account, or shows that it is not in ours. */
  readonly taken: ReadonlySet<string>;
  /** Set when the run cannot go on (token revoked, service gone); everything before it is in `records`. */
  readonly stopped: Error | undefined;
}

/** Tells the operator how far it is: so many of so many steps. */
export type Progress = (done: number, of: number) => void;

/** Collects what came of each step while a plan is carried out; every step is noted once. */
export class Outcome {
  readonly #records: AccountRecord[] = [];
  readonly #failures: Failure[] = [];
  readonly #done = new Map<string, Deed>();
  readonly #open = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** Steps of which a request is out, or was refused and is sent again. */
  readonly #sent = new Set<Step>();
  #steps = 0;

  constructor(
    private readonly total: number,
    private readonly progress: Progress,
    private readonly activity: ActivityLog,
  ) {}

  applied(stopped: Error | undefined): Applied {
    if (stopped !== undefined) for (const step of this.#sent) this.activity.step(step, resultOf(stopped, step));
    const [records, failures, done] = [this.#records, this.#failures, this.#done];
    return { records, failures, done, open: this.#open, taken: this.#taken, stopped };
  }

  /** To be called before the request: only what was sent is noted in the activity log. */
  sends(step: Step): void {
    this.#sent.add(step);
  }

  /** `record` is what is remembered from now on; nothing of an account that was deleted or is nobody's. */
  did(deed: Deed, step: Step, record: AccountRecord | undefined): void {
    if (record !== undefined) this.#records.push(record);
    this.#done.set(subjectOf(step).directoryId, deed);
    this.#sent.delete(step);
    this.activity.step(step, { outcome: "done" }, record?.accountKey);
    this.#advance();
  }

  /** Part of a removal was done before GoTo stopped: these licences are left. */
  tookSome(step: Step, left: readonly string[]): void {
    this.activity.part(step, left);
  }

  addressTaken(step: Step, error: unknown): void {
    this.#taken.add(subjectOf(step).directoryId);
    this.#note(step, error);
    this.#advance();
  }

  leftOpen(step: Step, error: unknown): void {
    this.#open.set(subjectOf(step).directoryId, messageOf(error));
    this.#note(step, error);
    this.#advance();
  }

  failed(step: Step, error: unknown): void {
    this.#failures.push({ ...subjectOf(step), reason: messageOf(error) });
    this.#note(step, error);
    this.#advance();
  }

  #note(step: Step, error: unknown): void {
    if (this.#sent.delete(step)) this.activity.step(step, resultOf(error, step));
  }

  #advance(): void {
    this.#steps += 1;
    this.progress(this.#steps, this.total);
  }
}
