import type { ChangeLog } from "./change-log";
import type { Kind } from "./directory";

/** Who is in which group. Lists are kept until a membership changes, so that a page of a large group costs a slice. */
export class Memberships {
  readonly #direct = new Map<string, Set<string>>();
  readonly #lists = new Map<string, readonly string[]>();

  constructor(
    private readonly kindOf: (id: string) => Kind | undefined,
    private readonly changes: ChangeLog,
  ) {}

  has(group: string, member: string): boolean {
    return this.#direct.get(group)?.has(member) ?? false;
  }

  /** False when it was a member already. */
  add(group: string, member: string): boolean {
    const members = this.#direct.get(group) ?? new Set();
    if (members.has(member)) return false;
    this.#direct.set(group, members.add(member));
    this.#lists.clear();
    this.changes.note("group", group, { member, removed: false });
    return true;
  }

  /** False when it was no member. */
  remove(group: string, member: string): boolean {
    if (this.#direct.get(group)?.delete(member) !== true) return false;
    this.#lists.clear();
    this.changes.note("group", group, { member, removed: true });
    return true;
  }

  /** Ids of the members, oldest first; with `nested` also those of the groups inside; only of one kind when given. */
  list(group: string, nested: boolean, kind?: Kind): readonly string[] {
    const key = `${group} ${nested} ${kind ?? ""}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const all = nested ? this.#nested(group) : [...(this.#direct.get(group) ?? [])];
    const list = kind === undefined ? all : all.filter((id) => this.kindOf(id) === kind);
    this.#lists.set(key, list);
    return list;
  }

  /** Ids of the groups that this object is a direct member of. */
  groupsOf(member: string): string[] {
    return [...this.#direct].filter(([, members]) => members.has(member)).map(([group]) => group);
  }

  /** The object is gone: no group and no member any more. */
  forget(id: string): void {
    for (const group of this.groupsOf(id)) this.remove(group, id);
    this.#direct.delete(id);
    this.#lists.clear();
  }

  #nested(group: string): string[] {
    const seen = new Set<string>();
    const groups = [group];
    for (const next of groups) {
      for (const id of this.#direct.get(next) ?? []) {
        if (seen.has(id) || id === group) continue;
        seen.add(id);
        if (this.#direct.has(id)) groups.push(id);
      }
    }
    return [...seen];
  }
}
