import { type AccountRecord, decodeRecords } from "../../../providers/goto/records";
import type { Holding } from "../book";
import type { Declaration } from "../declaration";
import type { Kept, Outcome } from "../engine";
import type { Command } from "../events";
import type { DirectoryState, GotoState } from "../theatre";
import { isSpared, type Meant } from "../wanted";

/** All that a rule can look at after a run. */
export interface Sight {
  readonly command: Command;
  readonly outcome: Outcome;
  /** Nothing went wrong that may change how a run ends, and nobody else changed anything meanwhile. */
  readonly isClean: boolean;
  /** Known defects (../defects.ts) are not passed over. */
  readonly isStrict: boolean;
  readonly today: string;
  readonly declaration: Declaration;
  readonly directory: DirectoryState;
  readonly meant: Meant;
  /** With what somebody else gave meanwhile. */
  readonly before: GotoState;
  readonly after: GotoState;
  readonly keptBefore: Kept | undefined;
  readonly kept: Kept | undefined;
  /** What was ours before the run, by the test's own book. */
  readonly holdings: ReadonlyMap<string, Holding>;
  /** Requests that may change something. */
  readonly writes: readonly string[];
  /** Requests that GoTo refused. */
  readonly refusals: readonly string[];
  readonly said: readonly string[];
  /** Text of the activity log that the run has added. */
  readonly log: string;
  /** Whether the activity log could be written. */
  readonly isLogged: boolean;
  /** Keys of accounts that were overwritten without having been read after somebody else had changed them. */
  readonly overwritten: readonly string[];
  /** So many ran at once. */
  readonly runs: number;
}

/** What is broken, in words; nothing when all is well. */
export type Rule = (sight: Sight) => string[];

/** What the state remembered of people before the run, in its inputs and in its outputs. */
export function remembered({ keptBefore }: Sight): AccountRecord[] {
  if (keptBefore === undefined) return [];
  return [...decodeRecords(keptBefore.inputs), ...decodeRecords(keptBefore.outputs)];
}

/** Whose an account may be, by its key: directory ids and addresses, by state, book, roster and GoTo's own address. */
export class Owners {
  readonly #ids = new Map<string, Set<string>>();
  readonly #emails = new Map<string, Set<string>>();
  readonly #ours = new Set<string>();

  constructor(private readonly sight: Sight) {
    const keyOf = new Map(sight.before.users.map(({ key, email }) => [email, key]));
    for (const { key, email } of sight.before.users) add(this.#emails, key, email);
    for (const [id, { key, email }] of sight.holdings) this.#own(key, id, email);
    for (const { accountKey, directoryId, email, protectedAs = email } of remembered(sight)) {
      const key = accountKey ?? keyOf.get(email) ?? "";
      this.#own(key, directoryId, email);
      add(this.#emails, key, protectedAs);
    }
    const there = new Set(keyOf.values());
    for (const { id, email } of sight.meant.people.values()) {
      const key = keyOf.get(email);
      // Somebody who has an account already does not get that of somebody else by an address.
      const hasOther = there.has(sight.holdings.get(id)?.key ?? "");
      if (key !== undefined && !hasOther) add(this.#ids, key, id);
    }
    const mails = new Map([...sight.meant.people.values()].map(({ id, email }) => [id, email]));
    for (const [key, ids] of this.#ids) for (const id of ids) add(this.#emails, key, mails.get(id) ?? "");
  }

  #own(key: string, id: string, email: string): void {
    add(this.#ids, key, id);
    add(this.#emails, key, email);
    this.#ours.add(key);
  }

  /** Whether we have had to do with the account before. */
  isOurs(key: string): boolean {
    return this.#ours.has(key);
  }

  /** Whether the account is one of nobody's: neither ours nor that of somebody who is assigned. */
  isStrange(key: string): boolean {
    return (this.#ids.get(key)?.size ?? 0) === 0;
  }

  /** Whether the account is that of somebody who is assigned, resolved or not. */
  isStaying(key: string): boolean {
    const { people, unresolved } = this.sight.meant;
    return [...(this.#ids.get(key) ?? [])].some((id) => people.has(id) || unresolved.has(id));
  }

  /** Whether nothing may be taken: the caller's, or protected under any address of its owner. */
  isSpared(key: string): boolean {
    return isSpared([...(this.#emails.get(key) ?? [])], this.sight.declaration);
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}
