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

/** Reads the whole account; nothing is written. */
export async function observe(client: GotoReader & { readonly me: Me }): Promise<Observed> {
  const [licenses, groups, users] = await Promise.all([client.listLicenses(), client.listGroups(), client.listUsers()]);
  return { callerKey: client.me.key, licenses, groups, users };
}
