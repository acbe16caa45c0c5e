import { endsRun, NotFoundError } from "../errors";
import type { GotoReader } from "./client";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";

/**
 * Accounts that GoTo's list shows otherwise than GoTo has answered, so that they are read by their keys: the list may be late
 * (docs/services/goto-admin-api.md §12.5).
 */
export class LateList {
  readonly #keys = new Set<string>();

  constructor(private readonly client: Pick<GotoReader, "getUser">) {}

  /** From now on these are read by key. */
  doubt(keys: readonly string[]): void {
    for (const key of keys) this.#keys.add(key);
  }

  /** What was observed, corrected by what GoTo says of each doubtful key. */
  async corrected(observed: Observed): Promise<Observed> {
    const users = new Map(observed.users.map((user) => [user.key, user]));
    for (const key of this.#keys) {
      const user = await this.#read(key);
      if (user === "gone") users.delete(key);
      else if (user !== undefined) users.set(key, user);
    }
    return { ...observed, users: [...users.values()] };
  }

  async #read(key: string): Promise<GotoUser | "gone" | undefined> {
    try {
      return await this.client.getUser(key);
    } catch (error) {
      if (endsRun(error)) throw error;
      // Any other answer says nothing of the account, and the list counts.
      return error instanceof NotFoundError ? "gone" : undefined;
    }
  }
}
