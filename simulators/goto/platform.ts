import type { Account } from "./account";
import type { Person } from "./person";

/** Everything that GoTo holds: persons and the accounts they are members of (docs/services/goto-admin-api.md §12.1). */
export class Platform {
  readonly persons = new Map<string, Person>();
  readonly accounts = new Map<string, Account>();
  readonly #byEmail = new Map<string, Person>();

  /** `home` is the account that a seed describes; `elsewhere` is where people come from who belong to somebody else. */
  constructor(
    readonly home: Account,
    readonly elsewhere: Account,
  ) {
    this.addAccount(home);
    this.addAccount(elsewhere);
  }

  addAccount(account: Account): void {
    this.accounts.set(account.key, account);
  }

  addPerson(person: Person): void {
    this.persons.set(person.key, person);
    this.#byEmail.set(person.email.toLowerCase(), person);
  }

  forgetPerson(person: Person): void {
    this.persons.delete(person.key);
    this.#byEmail.delete(person.email.toLowerCase());
  }

  /** An e-mail address belongs to one person on the whole platform, whatever its case (§4.1). */
  findByEmail(email: string): Person | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  rename(person: Person, email: string): void {
    this.#byEmail.delete(person.email.toLowerCase());
    Object.assign(person, { email });
    this.#byEmail.set(email.toLowerCase(), person);
  }

  /** The accounts somebody is a member of, the primary one first (§1.2). */
  accountsOf(person: Person): Account[] {
    const all = [...this.accounts.values()].filter((account) => account.find(person.key) !== undefined);
    const isPrimary = (account: Account) => Number(account.key === person.primaryAccount);
    return all.sort((a, b) => isPrimary(b) - isPrimary(a));
  }

  /** Says that somebody's rows read differently now, in every account. */
  personChanged(person: Person): void {
    for (const account of this.accounts.values()) {
      const member = account.find(person.key);
      if (member !== undefined) account.changed(member);
    }
  }

  /** Says that every row of every account may read differently now. */
  allChanged(): void {
    for (const account of this.accounts.values()) account.allChanged();
  }
}
