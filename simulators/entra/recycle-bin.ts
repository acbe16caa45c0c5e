import type { Assignment } from "./assignment-book";
import type { Entity } from "./fields";

const KEPT = 30 * 86_400_000;

/** A user that was deleted and can still be restored. */
export interface DeletedUser {
  readonly user: Entity;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly groups: readonly string[];
  readonly assignments: readonly Assignment[];
}

/** Users that are soft-deleted: after 30 days they are gone (docs/services/entra-graph.md §8.3). */
export class RecycleBin {
  readonly #users = new Map<string, DeletedUser>();

  put(deleted: DeletedUser): void {
    this.#users.set(deleted.user.id, deleted);
  }

  /** The deleted user with this id, unless it has been gone for too long by now. */
  find(id: string, now: number): DeletedUser | undefined {
    const deleted = this.#users.get(id);
    return deleted !== undefined && now - deleted.at < KEPT ? deleted : undefined;
  }

  /** The one deleted last with this user principal name. */
  byName(name: string, now: number): DeletedUser | undefined {
    const all = [...this.#users.values()].filter(({ user, at }) => user.userPrincipalName === name && now - at < KEPT);
    return all.at(-1);
  }

  /** Takes a user out, to restore it or for good. */
  take(id: string): void {
    this.#users.delete(id);
  }
}
