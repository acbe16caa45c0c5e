import { randomUUID } from "node:crypto";
import type { License } from "../goto/objects";
import type { Step } from "../goto/step";
import type { Append } from "./append";
import { type Entry, type Result, subjectOfWrite, type Write } from "./entry";
import { type Counts, Tally } from "./tally";
import { groupWrite, type LicenceNames, licenceNames, partOf, writeOf } from "./write";

/**
 * Where one run notes every write to GoTo, as soon as GoTo has answered it or has not; what was noted is never lost. The
 * counts that a run tells are those of these notes.
 */
export class ActivityLog {
  readonly #tally = new Tally();
  readonly #unknown = new Map<string, Write>();
  #names: LicenceNames = new Map();

  /** Without `append` the notes are only counted. `clean` takes out of a text what must not be kept. */
  constructor(
    private readonly append: Append = () => true,
    private readonly clean: (text: string) => string = (text) => text,
    private readonly now: () => Date = () => new Date(),
    private readonly run: string = randomUUID().slice(0, 8),
  ) {}

  /** The licences whose names are used from now on. */
  know(licenses: readonly License[]): void {
    this.#names = licenceNames(licenses);
  }

  /** What came of a step; `accountKey` where GoTo's answer told it. */
  step(step: Step, result: Result, accountKey?: string): void {
    this.#note(withKey(writeOf(step, this.#names), accountKey), result);
  }

  /** The part of a step that was done, though not the whole: the account still has the licences `left`. */
  part(step: Step, left: readonly string[]): void {
    this.#note(partOf(step, left, this.#names), { outcome: "done" });
  }

  /** What came of making a user group. */
  group(name: string, result: Result): void {
    this.#note(groupWrite(name), result);
  }

  /** Nothing of what was made or suspended before is this stack's any more; answers whether the log will remember that. */
  released(accounts: number): boolean {
    const why = `pulumi destroy: ${accounts} accounts are released`;
    return this.#note({ step: "release", changes: {}, why }, { outcome: "done" });
  }

  /** After a look at GoTo: what had a lost answer and is not `wanted` any more was done. */
  settle(wanted: ReadonlySet<string>, accountKeys: ReadonlyMap<string, string | undefined>): void {
    for (const [subject, write] of [...this.#unknown]) {
      if (wanted.has(subject)) continue;
      this.#note(withKey(write, accountKeys.get(subject)), { outcome: "done", settledLater: true });
    }
  }

  counts(): Counts {
    return this.#tally.counts();
  }

  #note(write: Write, result: Result): boolean {
    const subject = subjectOfWrite(write);
    if (result.outcome === "unknown") this.#unknown.set(subject, write);
    else this.#unknown.delete(subject);
    this.#tally.add(write, result);
    const clean = "reason" in result ? { ...result, reason: this.clean(result.reason) } : result;
    const entry: Entry = { time: this.now().toISOString(), run: this.run, ...write, ...clean };
    return this.append(JSON.stringify(entry));
  }
}

function withKey(write: Write, accountKey: string | undefined): Write {
  return accountKey === undefined || write.accountKey !== undefined ? write : { ...write, accountKey };
}
