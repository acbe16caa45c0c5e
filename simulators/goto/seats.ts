import type { Account } from "./account";
import type { Call } from "./call";
import { refusal } from "./errors";
import type { Goto } from "./goto";
import type { Membership } from "./person";

/** Refuses licences that a call may not hand out (docs/services/goto-admin-api.md §13.1). */
export function checkGrantable(account: Account, keys: readonly string[]): void {
  for (const key of keys) {
    const licence = account.licences.get(key);
    if (licence === undefined) throw refusal(404, "license.not.found", key);
    if (!licence.enabled) throw refusal(400, "license.disabled", key);
    if (licence.externallyManaged) throw refusal(403, "license.externally.managed", key);
  }
}

/** Refuses taking away a licence that another system assigns. */
export function checkRevocable(account: Account, keys: readonly string[]): void {
  const foreign = keys.find((key) => account.licences.get(key)?.externallyManaged === true);
  if (foreign !== undefined) throw refusal(403, "license.externally.managed", foreign);
}

/** Refuses when one of the licences has not enough free seats for so many people more (§9). */
export function checkSeats({ goto, account }: Call, keys: readonly string[], people: number): void {
  for (const key of keys) {
    const seats = account.licences.get(key)?.seats ?? 0;
    if (account.holders(key).size + people > seats) {
      throw refusal(goto.switches["seats.exhausted"], "license.seats.exhausted", key);
    }
  }
}

/** Checks a member's change from the licences held to `wanted`; changes nothing. */
export function checkLicences(call: Call, member: Membership, wanted: readonly string[]): void {
  const added = wanted.filter((key) => !member.licenceKeys.includes(key));
  checkGrantable(call.account, added);
  checkRevocable(
    call.account,
    member.licenceKeys.filter((key) => !wanted.includes(key)),
  );
  checkSeats(
    call,
    added.filter((key) => !member.heldKeys.includes(key)),
    1,
  );
}

/** Products whose first enablement sends a "get started" mail (§8.2). */
const GREETED = ["G2M", "G2W", "G2T", "OPENVOICE"];

/** Sends that mail for the products a member has for the first time now. */
export function greet(goto: Goto, account: Account, member: Membership, suppressEmail: boolean): void {
  const products = new Set(member.licenceKeys.flatMap((key) => account.licences.get(key)?.products ?? []));
  const fresh = GREETED.filter((product) => products.has(product) && !member.started.has(product));
  if (fresh.length === 0) return;
  member.started = new Set([...member.started, ...fresh]);
  if (suppressEmail && goto.switches["mail.getStarted"] === "suppressible") return;
  goto.mail.send("get-started", member.person.email, fresh);
}
