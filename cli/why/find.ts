import { nearest } from "../../config/nearest";
import { isObjectId } from "../../config/values";
import type { GraphReader } from "../../providers/entra/client";
import type { DirectoryUser } from "../../providers/entra/membership";
import { findPrincipals } from "../../providers/entra/principals";
import type { GotoUser } from "../../providers/goto/objects";
import type { AccountRecord } from "../../providers/goto/records";
import type { ReadLines } from "./lines";

/** A user of the directory, or in words why none was found. */
export type Found = { readonly user: DirectoryUser } | { readonly problem: string };

/**
 * Finds somebody by user principal name, mail or object id. Of two who share an address, both assigned, the first stands for
 * both: the resolver says so of each.
 */
export async function findUser(graph: GraphReader, lines: ReadLines, written: string): Promise<Found> {
  const everybody = usersOf(lines);
  const byName = everybody.find(({ id, userPrincipalName }) => same(id, written) || same(userPrincipalName, written));
  const user = byName ?? everybody.find(({ mail }) => same(mail, written));
  if (user !== undefined) return { user };
  const name = isObjectId(written) ? { id: written } : { name: written };
  const [found] = await findPrincipals(graph, [{ kind: "user", nested: false, ...name }]);
  if (found === undefined || "problem" in found) return { problem: found?.problem ?? "was not answered" };
  const { principal } = found;
  return principal.kind === "user" ? { user: principal.user } : { problem: `"${written}" is a group.` };
}

/** Everybody who is in some line, each once. */
function usersOf({ resolved }: ReadLines): DirectoryUser[] {
  return [...new Map(resolved.flatMap(({ users }) => users).map((user) => [user.id, user])).values()];
}

/** What state remembers of somebody: by the directory, or by the address of somebody whom the directory has no more. */
export function recordOf(
  records: readonly AccountRecord[],
  user: DirectoryUser | undefined,
  written: string,
): AccountRecord | undefined {
  return records.find(({ directoryId, email }) =>
    user === undefined ? same(email, written) : directoryId === user.id,
  );
}

/** Somebody's account: the one that is remembered, or else by mail. */
export function accountOf(
  accounts: readonly GotoUser[],
  record: AccountRecord | undefined,
  address: string,
): GotoUser | undefined {
  return accounts.find(({ key }) => key === record?.accountKey) ?? accounts.find(({ email }) => same(email, address));
}

/** What is said of somebody who is nowhere, with the name that was probably meant. */
export function nobody(problem: string, lines: ReadLines, accounts: readonly GotoUser[], written: string): Error {
  const known = usersOf(lines).flatMap(({ userPrincipalName, mail }) => [mail ?? userPrincipalName, userPrincipalName]);
  const meant = nearest(written, [...new Set([...known, ...accounts.map(({ email }) => email)])]);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return new Error(`${problem} Nor has GoTo an account ${written}.${hint}`);
}

function same(text: string | undefined, other: string): boolean {
  return text?.toLowerCase() === other.toLowerCase();
}
