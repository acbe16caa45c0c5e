import type { Handler, SimAnswer, SimRequest } from "../stage/http";
import type { Account } from "./account";
import { Refusal, refusal } from "./errors";
import type { Goto } from "./goto";
import { writeJson } from "./json";
import { isKey } from "./keys";
import type { Membership, Person } from "./person";
import { type AdminRole, accessOf, holdsOneOf } from "./roles";

/** One call of the Admin API by somebody who may make it. */
export interface Call {
  readonly goto: Goto;
  readonly request: SimRequest;
  readonly account: Account;
  /** The person behind the token, as a member of the account. */
  readonly caller: Membership;
}

const SCOPE = "identity:";
const BAD_GATEWAY = "<html><body><h1>502 Bad Gateway</h1></body></html>";
const BAD_TOKEN = JSON.stringify({ int_err_code: "InvalidToken", msg: "Invalid token passed" });

/** A route under an account; the caller must hold one of `roles` (none named: any admin role). */
export function inAccount(goto: Goto, roles: readonly AdminRole[], answer: (call: Call) => SimAnswer): Handler {
  return refusing(goto, (request) => {
    const person = callerOf(goto, request);
    const { accountKey, ...keys } = request.params;
    const account = accountKey === undefined ? accessOf(goto, person.key).account : accountAt(goto, accountKey);
    const caller = account.find(person.key);
    if (caller === undefined || !holdsOneOf(caller, roles)) throw refusal(403, "not.authorized");
    for (const key of Object.values(keys)) checkKey(goto, key);
    if (request.method !== "GET") goto.lag.remember(account);
    return answer({ goto, request, account, caller });
  });
}

/** Turns a refusal into the answer it stands for. */
export function refusing(goto: Goto, answer: (request: SimRequest) => SimAnswer): Handler {
  return (request) => {
    try {
      return answer(request);
    } catch (error) {
      if (error instanceof Refusal) return goto.errors.answer(error);
      throw error;
    }
  };
}

/** The person whose token a request carries; 401 or 403 as the switches say (docs/services/goto-admin-api.md §6.2). */
export function callerOf(goto: Goto, { headers }: SimRequest): Person {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
  const grant = token === undefined ? undefined : goto.tokens.findAccess(token);
  const person = grant === undefined ? undefined : goto.tokens.personOf(grant);
  if (grant === undefined || person === undefined) throw badToken(goto);
  if (!grant.scopes.includes(SCOPE)) throw refusal(goto.switches["auth.missingScope"], "not.authenticated");
  if (!acceptsJson(headers.accept)) throw refusal(406, "request.not.acceptable");
  return person;
}

function badToken(goto: Goto): Refusal {
  if (goto.switches["auth.badToken"] === 401) return refusal(401, "not.authenticated");
  return new Refusal(403, [], { text: BAD_TOKEN, type: "application/json" });
}

/** §1.2 asks for `Accept: application/json`; a missing header is let pass, one that rules JSON out is not. */
function acceptsJson(accept = "*/*"): boolean {
  return accept.split(",").some((range) => {
    const type = range.split(";")[0]?.trim().toLowerCase();
    return type === "application/json" || type === "application/*" || type === "*/*";
  });
}

function accountAt(goto: Goto, key: string): Account {
  checkKey(goto, key);
  const account = goto.platform.accounts.get(key);
  if (account === undefined) throw refusal(404, "account.not.found", key);
  return account;
}

/** A key that is not a number is malformed, and so are several in one path segment (§6.1, §12.2). */
function checkKey(goto: Goto, key: string): void {
  if (isKey(key)) return;
  if (goto.switches["keys.malformed"] === 404) throw refusal(404, "resource.not.found", key);
  throw new Refusal(502, [], { text: BAD_GATEWAY, type: "text/html" });
}

/** A JSON answer with keys in the form that `keys.type` asks for. */
export function json(goto: Goto, status: number, value: unknown): SimAnswer {
  return { status, body: writeJson(value, goto.switches["keys.type"] === "number") };
}

/** A key in the path; the wrapper has seen that it is well-formed. */
export function keyAt(call: Call, name: string): string {
  return call.request.params[name] ?? "";
}

/** The member that the path names, or 404 (§6.1). */
export function memberAt({ request, account }: Call): Membership {
  const key = request.params.userKey ?? "";
  const member = account.find(key);
  if (member === undefined) throw refusal(404, "user.not.found", key);
  return member;
}
