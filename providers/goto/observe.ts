import { UntrustworthyAnswerError } from "../errors";
import type { GotoReader } from "./client";
import type { GotoUser, Group, License, Me } from "./objects";

/** What GoTo says now. */
export interface Observed {
  /** Key of the account whose token is used; never suspended, whatever is asked. */
  readonly callerKey: string;
  readonly users: readonly GotoUser[];
  readonly licenses: readonly License[];
  readonly groups: readonly Group[];
}

/**
 * Reads the whole account; nothing is written. Throws an UntrustworthyAnswerError when no users come at all, because the
 * token's own user is always one: an empty list would read as if everybody had gone.
 */
export async function observe(client: GotoReader & { readonly me: Me }): Promise<Observed> {
  const [licenses, groups, users] = await Promise.all([client.listLicenses(), client.listGroups(), client.listUsers()]);
  if (users.length === 0) throw new UntrustworthyAnswerError("GoTo's list of users is empty. Nothing was changed.");
  return { callerKey: client.me.key, licenses, groups, users };
}
