import type { GotoUser } from "./objects";
import type { Person } from "./people";
import type { AccountRecord } from "./records";

/**
 * Whose account is whose (docs/behaviour.md §1). A person is the directory object id; e-mail is compared without case.
 *
 * | recorded key | account with that key | account with the e-mail     | match                                   |
 * |--------------|-----------------------|-----------------------------|-----------------------------------------|
 * | yes          | there, same e-mail    | the same                    | it                                      |
 * | yes          | there, other e-mail   | none                        | it, renamed                             |
 * | yes          | there, other e-mail   | another account             | conflict: an error for this person alone|
 * | yes          | gone                  | there                       | that one, as the record's successor     |
 * | yes          | gone                  | none                        | none: made again, said to be drift      |
 * | no           | –                     | there, recorded for another person of the roster | conflict           |
 * | no           | –                     | there                       | that one, adopted                       |
 * | no           | –                     | none                        | none: made                              |
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
  readonly #wanted: ReadonlySet<string>;

  constructor(users: readonly GotoUser[], records: readonly AccountRecord[], people: readonly Person[]) {
    for (const user of users) {
      this.#byKey.set(user.key, user);
      this.#byEmail.set(user.email.toLowerCase(), user);
    }
    this.#wanted = new Set(people.map((person) => person.directoryId));
    for (const record of records) {
      this.#records.set(record.directoryId, record);
      const user = this.accountOf(record);
      if (user !== undefined) this.#ownerOfKey.set(user.key, record.directoryId);
    }
  }

  /** The account that a record stands for: by its key, or by e-mail where the key was never seen. */
  accountOf(record: AccountRecord): GotoUser | undefined {
    if (record.accountKey !== undefined) return this.#byKey.get(record.accountKey);
    return this.#byEmail.get(record.email.toLowerCase());
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
    if (owner !== undefined && owner !== person.directoryId && this.#wanted.has(owner)) {
      return { kind: "conflict", reason: `GoTo's account ${byEmail.email} belongs to another person of the roster` };
    }
    // Somebody whose key is gone but whose address is there was removed and added again: still the one we knew.
    return { kind: "account", user: byEmail, adopted: record?.adopted ?? true, renamed: false };
  }

  #known(person: Person, record: AccountRecord, user: GotoUser, byEmail: GotoUser | undefined): Match {
    const renamed = user.email.toLowerCase() !== person.email.toLowerCase();
    if (renamed && byEmail !== undefined && byEmail.key !== user.key) {
      const reason =
        `the account of this person is ${user.email}, but GoTo has a second account with the new address ` +
        `${byEmail.email}; merge or delete one of them in GoTo`;
      return { kind: "conflict", reason };
    }
    return { kind: "account", user, adopted: record.adopted, renamed };
  }
}
