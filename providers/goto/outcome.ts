import { messageOf } from "../errors";
import { type Failure, type Step, subjectOf } from "./plan";
import type { AccountRecord } from "./records";

/** What was done to a person. */
export type Deed = "created" | "updated" | "suspended";

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
  #steps = 0;

  constructor(
    private readonly total: number,
    private readonly progress: Progress,
  ) {}

  applied(stopped: Error | undefined): Applied {
    const [records, failures, done] = [this.#records, this.#failures, this.#done];
    return { records, failures, done, open: this.#open, taken: this.#taken, stopped };
  }

  did(deed: Deed, record: AccountRecord): void {
    this.#records.push(record);
    this.#done.set(record.directoryId, deed);
    this.#advance();
  }

  addressTaken(step: Step): void {
    this.#taken.add(subjectOf(step).directoryId);
    this.#advance();
  }

  leftOpen(step: Step, error: unknown): void {
    this.#open.set(subjectOf(step).directoryId, messageOf(error));
    this.#advance();
  }

  failed(step: Step, error: unknown): void {
    this.#failures.push({ ...subjectOf(step), reason: messageOf(error) });
    this.#advance();
  }

  #advance(): void {
    this.#steps += 1;
    this.progress(this.#steps, this.total);
  }
}
