import { ServiceError } from "../errors";
import type { Me } from "./objects";

/**
 * The key of the account to work on: the only one that the token sees, or the one that the settings name. Throws a
 * ServiceError with the accounts to choose from (docs/services/goto-admin-api.md §1.3).
 */
export function chooseAccount(me: Me, wanted: string | undefined): string {
  const list = me.accounts.map((account) => `${account.key} (${account.name})`).join(", ");
  if (wanted !== undefined) {
    if (me.accounts.some((account) => account.key === wanted)) return wanted;
    throw new ServiceError(
      `GoTo: goto-access:gotoAccountKey is ${wanted}, but this token sees: ${list || "no account"}.`,
    );
  }
  const [first, second] = me.accounts;
  if (first === undefined) throw new ServiceError(`GoTo: the token of ${me.email} sees no account.`);
  if (second === undefined) return first.key;
  throw new ServiceError(`GoTo: the token sees several accounts; set goto-access:gotoAccountKey to one of: ${list}.`);
}

/** One state belongs to one account for ever; a token of another account must not suspend everybody. */
export function requireSameAccount(known: string | undefined, seen: string): string {
  if (known === undefined || known === "" || known === seen) return seen;
  throw new Error(
    `this stack manages GoTo account ${known}, but the token belongs to account ${seen}. ` +
      "Use the right token or set goto-access:gotoAccountKey; for another account make another stack.",
  );
}
