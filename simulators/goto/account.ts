import { compareKeys } from "./keys";
import type { Membership } from "./person";

/** What was bought: a number of seats of one or more products. */
export interface Licence {
  readonly key: string;
  description: string;
  products: readonly string[];
  seats: number;
  enabled: boolean;
  externallyManaged: boolean;
}

/** A user group; `parentKey` names the group it is inside of. */
export interface Group {
  readonly key: string;
  name: string;
  parentKey: string | undefined;
}

/** Something with nothing but an id and a few texts: a custom role, an attribute, a template. */
export interface Item {
  readonly id: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** One GoTo account with its members, licences and groups; keeps the counts that seats are checked against. */
export class Account {
  readonly platform = "Global";
  readonly inactivityDays = 90;
  readonly licences = new Map<string, Licence>();
  readonly groups = new Map<string, Group>();
  readonly rolesets = new Map<string, Item>();
  readonly attributes = new Map<string, Item>();
  readonly templates = new Map<string, Item>();
  readonly #members = new Map<string, Membership>();
  readonly #deleted = new Map<string, Membership>();
  readonly #holders = new Map<string, Set<Membership>>();
  #sorted: readonly Membership[] | undefined;
  /** Grows with every change. */
  version = 0;
  /** Grows when every row may read differently: a group renamed, a switch turned. */
  generation = 0;

  constructor(
    readonly key: string,
    public name: string,
  ) {}

  find(userKey: string): Membership | undefined {
    return this.#members.get(userKey);
  }

  /** The membership of somebody who was deleted from this account. */
  findDeleted(userKey: string): Membership | undefined {
    return this.#deleted.get(userKey);
  }

  get size(): number {
    return this.#members.size;
  }

  /** Everybody, ordered by key. The same array until somebody comes or goes. */
  members(): readonly Membership[] {
    this.#sorted ??= [...this.#members.values()].sort((a, b) => compareKeys(a.person.key, b.person.key));
    return this.#sorted;
  }

  deleted(): readonly Membership[] {
    return [...this.#deleted.values()];
  }

  add(member: Membership): void {
    this.#deleted.delete(member.person.key);
    member.deletedAt = undefined;
    this.#members.set(member.person.key, member);
    this.#count(member);
    this.#sorted = undefined;
    this.changed(member);
  }

  /** Takes somebody out; licences and roles go, the rest is kept for coming back (§8.4). */
  delete(member: Membership, at: number): void {
    this.setLicences(member, [], []);
    Object.assign(member, { adminRoles: [], roleSets: [], managedGroupKeys: [], groupKeys: [], invitation: "none" });
    member.deletedAt = at;
    this.#members.delete(member.person.key);
    this.#deleted.set(member.person.key, member);
    this.#sorted = undefined;
    this.changed(member);
  }

  /** Drops what was kept of a deleted person. */
  forget(userKey: string): void {
    this.#deleted.delete(userKey);
  }

  /** Replaces the licences of a member; `held` are those whose seat a declined invitation keeps. */
  setLicences(member: Membership, keys: readonly string[], held: readonly string[] = member.heldKeys): void {
    for (const key of [...member.licenceKeys, ...member.heldKeys]) this.#holders.get(key)?.delete(member);
    Object.assign(member, { licenceKeys: keys, heldKeys: held });
    this.#count(member);
    this.changed(member);
  }

  #count(member: Membership): void {
    for (const key of [...member.licenceKeys, ...member.heldKeys]) {
      const holders = this.#holders.get(key) ?? new Set();
      this.#holders.set(key, holders.add(member));
    }
  }

  /** Who holds a seat of a licence, invited people included. */
  holders(licenceKey: string): ReadonlySet<Membership> {
    return this.#holders.get(licenceKey) ?? new Set();
  }

  /** Says that a member's row reads differently now. */
  changed(member: Membership): void {
    member.row = undefined;
    this.version += 1;
  }

  /** Says that every row may read differently now. */
  allChanged(): void {
    this.generation += 1;
    this.version += 1;
  }
}
