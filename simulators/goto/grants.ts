import { createHash } from "node:crypto";
import type { Goto } from "./goto";
import { accessOf } from "./roles";
import type { Client, Code, Grant } from "./tokens";

const SECOND = 1000;
const DAY = 86_400_000;
const CODE_TTL = 600 * SECOND;
/** "A new one after about 18 days" (docs/services/goto-admin-api.md §2.3). */
const ROTATES_AFTER = 18 * DAY;

/** An answer of the token server in the form of RFC 6749 §5.2. */
export class OAuthRefusal extends Error {
  override name = "OAuthRefusal";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What one grant gives: whom the tokens stand for, and the refresh token to show, if any. */
interface Granted {
  readonly grant: Grant;
  readonly refreshToken?: string | undefined;
}

const GRANTS: Readonly<Record<string, (goto: Goto, client: Client, form: URLSearchParams) => Granted>> = {
  personal_access_token: byPat,
  refresh_token: byRefreshToken,
  authorization_code: byCode,
};

/** The body of a token answer (§2.2); throws OAuthRefusal. */
export function exchange(goto: Goto, client: Client, form: URLSearchParams): Record<string, unknown> {
  const type = form.get("grant_type");
  if (type === null) throw new OAuthRefusal(400, "invalid_request", "grant_type missing");
  const give = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (give === undefined) throw new OAuthRefusal(400, "unsupported_grant_type", `grant type ${type}`);
  const { grant, refreshToken } = give(goto, client, form);
  const seconds = goto.switches["oauth.accessTtl"];
  return {
    access_token: goto.tokens.issueAccess(grant),
    token_type: "Bearer",
    expires_in: goto.switches["oauth.expiresInString"] ? String(seconds) : seconds,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: grant.scopes.join(" "),
    principal: goto.platform.persons.get(grant.userKey)?.email,
    loa: 3,
    ...(goto.switches["oauth.legacyFields"] ? legacyFields(goto, grant.userKey) : {}),
  };
}

function byPat(goto: Goto, client: Client, form: URLSearchParams): Granted {
  const grant = own(goto, goto.tokens.pats.get(required(form, "pat")), client);
  const days = goto.switches["oauth.patTtlDays"];
  if (days !== null && age(goto, grant) > days * DAY) throw invalid("the personal access token has ended");
  return { grant, refreshToken: goto.switches["oauth.patRefreshToken"] ? goto.tokens.issueRefresh(grant) : undefined };
}

function byRefreshToken(goto: Goto, client: Client, form: URLSearchParams): Granted {
  const token = required(form, "refresh_token");
  const grant = own(goto, goto.tokens.refresh.get(token), client);
  if (age(goto, grant) > goto.switches["oauth.refreshTtl"] * SECOND) throw invalid("the refresh token has ended");
  const rotation = goto.switches["oauth.rotation"];
  if (rotation === "never" || (rotation === "after18Days" && age(goto, grant) < ROTATES_AFTER)) return { grant };
  goto.tokens.refresh.delete(token);
  return { grant, refreshToken: goto.tokens.issueRefresh(grant) };
}

function byCode(goto: Goto, client: Client, form: URLSearchParams): Granted {
  const text = required(form, "code");
  const code = goto.tokens.codes.get(text);
  // Used up by the first attempt, good or bad, so that a stolen code cannot be tried against.
  goto.tokens.codes.delete(text);
  const grant = own(goto, code, client);
  if (age(goto, grant) > CODE_TTL) throw invalid("the code has ended");
  if (grant.redirectUri !== undefined && form.get("redirect_uri") !== grant.redirectUri) {
    throw invalid("redirect_uri is not the one of the authorization request");
  }
  checkVerifier(grant, form.get("code_verifier"));
  return { grant, refreshToken: goto.tokens.issueRefresh(grant) };
}

function checkVerifier({ challenge }: Code, verifier: string | null): void {
  if (challenge === undefined) return;
  const made = createHash("sha256")
    .update(verifier ?? "")
    .digest("base64url");
  if (made !== challenge) throw invalid("code_verifier does not fit code_challenge");
}

function own<G extends Grant>(goto: Goto, grant: G | undefined, client: Client): G {
  if (grant === undefined) throw invalid("unknown, used or revoked");
  if (grant.client.id !== client.id) throw invalid("issued to another client");
  if (goto.tokens.personOf(grant) === undefined) throw invalid("the user of this grant cannot sign in");
  return grant;
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "") throw new OAuthRefusal(400, "invalid_request", `${name} missing`);
  return value;
}

function age(goto: Goto, { issuedAt }: Grant): number {
  return goto.now() - issuedAt;
}

function invalid(why: string): OAuthRefusal {
  return new OAuthRefusal(400, "invalid_grant", why);
}

/** What the server sent until the migration of 2024-25 (§2.2). */
function legacyFields(goto: Goto, userKey: string): Record<string, unknown> {
  const { person, account } = accessOf(goto, userKey);
  return {
    account_key: account.key,
    organizer_key: person.key,
    account_type: "corporate",
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    platform: "GTM",
    version: "3",
  };
}
