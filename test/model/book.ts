import type { Account, GotoState } from "./theatre";
import type { Meant, Wanted } from "./wanted";

/** What we hold of one person's account, by what was seen in GoTo and not by what the tool remembers. */
export interface Holding {
  readonly key: string;
  /** Existed before us; undefined when one of two runs at once has made it and the other may have adopted it. */
  readonly adopted: boolean | undefined;
  /** The day on which a run of ours took everything from somebody who had left. */
  readonly suspendedOn: string | undefined;
  /** Addresses by which the person was known to us. */
  readonly email: string;
}

/** One run that was allowed to change something. */
export interface Deed {
  readonly before: GotoState;
  readonly after: GotoState;
  readonly meant: Meant;
  readonly today: string;
  /** The run came to its end, so that everybody who is named by nothing below is as desired. */
  readonly isWhole: boolean;
  /** So many ran at once. */
  readonly runs: number;
  /** Directory ids of people for whom GoTo or the tool refused something. */
  readonly failed: ReadonlySet<string>;
  /** Those who are held or wait for a seat: ours only when something was done for them nevertheless. */
  readonly pending: ReadonlySet<string>;
}

/** Whose account is whose: an account book of the test's own, kept by comparing GoTo before and after every run. */
export class Book {
  readonly #holdings = new Map<string, Holding>();
  /** For whom an account was made, by its key. */
  readonly #made = new Map<string, string>();

  get all(): ReadonlyMap<string, Holding> {
    return new Map(this.#holdings);
  }

  /** A destroyed stack knows nobody. */
  clear(): void {
    this.#holdings.clear();
    this.#made.clear();
  }

  /** People for whom two accounts were made that are both there. */
  doubled({ users }: GotoState): string[] {
    const owners = users.map(({ key }) => this.#made.get(key)).filter((id) => id !== undefined);
    return owners.filter((id, at) => owners.indexOf(id) !== at);
  }

  enter(deed: Deed): void {
    const { before, after, meant, today, isWhole, failed, pending } = deed;
    const old = byKey(before);
    const now = byKey(after);
    for (const [id, { key }] of this.#holdings) if (!now.has(key) && !meant.people.has(id)) this.#holdings.delete(id);
    for (const person of meant.people.values()) {
      const account = after.users.find(({ email }) => email === person.email);
      if (account === undefined) continue;
      if (!old.has(account.key)) this.#made.set(account.key, person.id);
      const isTouched = JSON.stringify(old.get(account.key)) !== JSON.stringify(account);
      if (!failed.has(person.id) && ((isWhole && !pending.has(person.id)) || isTouched))
        this.#take(person, account, old, now, deed);
    }
    for (const [id, holding] of this.#holdings) {
      if (meant.people.has(id)) this.#holdings.set(id, { ...holding, suspendedOn: undefined });
      else if (hasSomething(old.get(holding.key)) && !hasSomething(now.get(holding.key)))
        this.#holdings.set(id, { ...holding, suspendedOn: today });
    }
  }

  #take(
    person: Wanted,
    account: Account,
    old: ReadonlyMap<string, Account>,
    now: ReadonlyMap<string, Account>,
    { meant, runs }: Deed,
  ): void {
    const mine = this.#holdings.get(person.id);
    // Somebody who has another account still is a conflict, and so is an account of somebody who is assigned.
    if (mine !== undefined && mine.key !== account.key && now.has(mine.key)) return;
    const [owner, theirs] = [...this.#holdings].find(([id, { key }]) => key === account.key && id !== person.id) ?? [];
    if (owner !== undefined && (meant.people.has(owner) || meant.unresolved.has(owner))) return;
    if (owner !== undefined) this.#holdings.delete(owner);
    if (this.#made.has(account.key)) this.#made.set(account.key, person.id);
    const known = mine ?? theirs;
    const isUnclear = runs > 1 && !old.has(account.key);
    const adopted = known === undefined ? (isUnclear ? undefined : old.has(account.key)) : known.adopted;
    this.#holdings.set(person.id, { key: account.key, adopted, suspendedOn: undefined, email: person.email });
  }
}

/** Whether an account signs anybody in. */
export function hasSomething(account: Account | undefined): boolean {
  return account !== undefined && account.licences.length + account.adminRoles.length > 0;
}

export function byKey({ users }: GotoState): Map<string, Account> {
  return new Map(users.map((user) => [user.key, user]));
}
