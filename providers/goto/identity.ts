import type { GotoUser } from "./objects";
import type { Person, Unresolved } from "./people";
import type { AccountRecord } from "./records";

/**
 * Whose account is whose (docs/behaviour.md §1). A person is the directory object id; e-mail is compared without case.
 *
 * | recorded key | account with that key         | account with the e-mail           | the person's account                      |
 * |--------------|-------------------------------|-----------------------------------|-------------------------------------------|
 * | yes          | there, with the same e-mail   | the same                          | that one                                  |
 * | yes          | there, with another e-mail    | none                              | that one, renamed                         |
 * | yes          | there, with another e-mail    | one whose owner moves away        | that one, renamed after the other         |
 * | yes          | there, with another e-mail    | any other                         | an error for this person alone            |
 * | yes          | gone                          | none                              | none: made again, called drift            |
 * | yes          | gone                          | one whose owner moves away        | none: made again (drift) after the rename |
 * | yes          | gone                          | of another person who is assigned | an error for this person alone            |
 * | yes          | gone                          | any other                         | that one, as the successor                |
 * | not seen yet | there, by the recorded e-mail | any                               | as if its key were recorded               |
 * | not seen yet | none by the recorded e-mail   | any                               | as if the key were gone, but no drift     |
 * | no           | –                             | none                              | none: made                                |
 * | no           | –                             | one whose owner moves away        | none: made after the rename               |
 * | no           | –                             | of another person who is assigned | an error for this person alone            |
 * | no           | –                             | of somebody recorded who has left | that one, adopted if it was before        |
 * | no           | –                             | any other                         | that one, adopted                         |
 */
export type Match =
  | { readonly kind: "account"; readonly user: GotoUser; readonly adopted: boolean; readonly renamed: boolean }
  | { readonly kind: "none"; readonly drift: boolean }
  | { readonly kind: "conflict"; readonly reason: string };

/** Looks accounts up by key and by e-mail, and knows which keys are taken by whom. */
export class Identities {
  readonly #byKey = new Map<string, GotoUser>();
  readonly #byEmail = new Map<string, GotoUser>();
  readonly #records = new Map<string, AccountRecord>();
  readonly #ownerOfKey = new Map<string, string>();
  readonly #people: ReadonlyMap<string, Person>;
  readonly #unresolved: ReadonlySet<string>;

  constructor(
    users: readonly GotoUser[],
    records: readonly AccountRecord[],
    people: readonly Person[],
    unresolved: readonly Unresolved[] = [],
  ) {
    this.#unresolved = new Set(unresolved.map(({ directoryId }) => directoryId));
    for (const user of users) {
      this.#byKey.set(user.key, user);
      this.#byEmail.set(user.email.toLowerCase(), user);
    }
    this.#people = new Map(people.map((person) => [person.directoryId, person]));
    for (const record of records) {
      this.#records.set(record.directoryId, record);
      const { accountKey } = record;
      if (accountKey !== undefined && this.#byKey.has(accountKey)) this.#ownerOfKey.set(accountKey, record.directoryId);
    }
    for (const record of records) {
      if (record.accountKey !== undefined) continue;
      const user = this.accountOf(record);
      if (user !== undefined) this.#ownerOfKey.set(user.key, record.directoryId);
    }
  }

  /** The account that a record stands for: by its key, or by e-mail where the key was never seen and it is nobody else's. */
  accountOf(record: AccountRecord): GotoUser | undefined {
    if (record.accountKey !== undefined) return this.#byKey.get(record.accountKey);
    const user = this.#byEmail.get(record.email.toLowerCase());
    const owner = user && this.#ownerOfKey.get(user.key);
    return owner === undefined || owner === record.directoryId ? user : undefined;
  }

  record(directoryId: string): AccountRecord | undefined {
    return this.#records.get(directoryId);
  }

  match(person: Person): Match {
    const record = this.#records.get(person.directoryId);
    const byKey = record === undefined ? undefined : this.accountOf(record);
    const byEmail = this.#byEmail.get(person.email.toLowerCase());
    if (record !== undefined && byKey !== undefined) return this.#known(person, record, byKey, byEmail);
    if (byEmail === undefined) return { kind: "none", drift: record?.accountKey !== undefined };
    const owner = this.#ownerOfKey.get(byEmail.key);
    if (owner !== undefined && owner !== person.directoryId && this.#isAssigned(owner)) {
      if (this.#movesAway(byEmail)) return { kind: "none", drift: record?.accountKey !== undefined };
      return { kind: "conflict", reason: `GoTo's account ${byEmail.email} belongs to another person of the roster` };
    }
    // Somebody whose key is gone but whose address is there was removed and added again: still the one we knew.
    const before = record ?? (owner === undefined ? undefined : this.#records.get(owner));
    return { kind: "account", user: byEmail, adopted: before?.adopted ?? true, renamed: false };
  }

  #isAssigned(directoryId: string): boolean {
    return this.#people.has(directoryId) || this.#unresolved.has(directoryId);
  }

  /** Whether an account will give its address up in this run, because its owner has another one in the directory. */
  #movesAway(user: GotoUser): boolean {
    const owner = this.#people.get(this.#ownerOfKey.get(user.key) ?? "");
    if (owner === undefined || user.identityReadOnly || user.emailLocked) return false;
    return owner.email.toLowerCase() !== user.email.toLowerCase();
  }

  #known(person: Person, record: AccountRecord, user: GotoUser, byEmail: GotoUser | undefined): Match {
    const renamed = user.email.toLowerCase() !== person.email.toLowerCase();
    if (renamed && byEmail !== undefined && byEmail.key !== user.key && !this.#movesAway(byEmail)) {
      const reason =
        `the account of this person is ${user.email}, but GoTo has a second account with the new address ` +
        `${byEmail.email}; merge or delete one of them in GoTo`;
      return { kind: "conflict", reason };
    }
    return { kind: "account", user, adopted: record.adopted, renamed };
  }
}
