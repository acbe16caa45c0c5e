import type { Values } from "./attributes";

/** Roles that the organization's groups ask for (docs/services/goto-admin-api.md §11.1, §11.4). */
export type OrganizationRole = "ROLE_ORG_READ" | "ROLE_ORG_WRITE";

/** Somebody in the organization. */
export interface OrganizationUser {
  readonly id: string;
  /** Changed only by `Organization.keep`, which keeps the index. */
  readonly values: Values;
  /** Key of the person with a GoTo sign-in; of nobody yet as long as there is no account. */
  readonly personKey: string;
  readonly role: OrganizationRole | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
}

/** A group of the organization, which has nothing to do with the account's groups (§12.1). */
export interface OrganizationGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | undefined;
  readonly members: readonly string[];
  readonly created: number;
  readonly modified: number;
}

/** The organization: verified domains, users and groups. */
export class Organization {
  readonly users = new Map<string, OrganizationUser>();
  readonly groups = new Map<string, OrganizationGroup>();
  readonly #byName = new Map<string, string>();
  readonly #byPerson = new Map<string, string>();

  /** `domains` in small letters. */
  constructor(readonly domains: ReadonlySet<string>) {}

  findByUserName(userName: string): OrganizationUser | undefined {
    return this.users.get(this.#byName.get(userName.toLowerCase()) ?? "");
  }

  findByPerson(personKey: string): OrganizationUser | undefined {
    return this.users.get(this.#byPerson.get(personKey) ?? "");
  }

  /** Adds a user, or replaces the one with that id in its place. */
  keep(user: OrganizationUser): void {
    const before = this.users.get(user.id);
    if (before !== undefined) this.#unlist(before);
    this.users.set(user.id, user);
    this.#byName.set(nameOf(user), user.id);
    this.#byPerson.set(user.personKey, user.id);
  }

  /** Takes a user out, and out of every group. */
  removeUser(user: OrganizationUser): void {
    this.#unlist(user);
    this.users.delete(user.id);
    this.#dropMember(user.id);
  }

  removeGroup({ id }: OrganizationGroup): void {
    this.groups.delete(id);
    this.#dropMember(id);
  }

  findGroupNamed(displayName: string): OrganizationGroup | undefined {
    const name = displayName.toLowerCase();
    return [...this.groups.values()].find((group) => group.displayName.toLowerCase() === name);
  }

  #unlist(user: OrganizationUser): void {
    this.#byName.delete(nameOf(user));
    this.#byPerson.delete(user.personKey);
  }

  #dropMember(id: string): void {
    for (const group of this.groups.values()) {
      if (!group.members.includes(id)) continue;
      this.groups.set(group.id, { ...group, members: group.members.filter((member) => member !== id) });
    }
  }
}

function nameOf({ values }: OrganizationUser): string {
  return (values.userName ?? "").toLowerCase();
}
