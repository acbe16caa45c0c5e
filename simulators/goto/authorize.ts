import type { SimAnswer, SimRequest } from "../stage/http";
import type { Goto } from "./goto";
import { OAuthRefusal } from "./grants";
import type { Client } from "./tokens";

/**
 * `GET /oauth/authorize` (docs/services/goto-admin-api.md §2.1) with consent given at once by the first super user, or by the
 * user that `login_hint` names. Answers with a redirect that carries the code; a client without `redirect_uri` is sent to
 * `/oauth/callback` here, its registered address.
 */
export function authorize(goto: Goto, { query }: SimRequest): SimAnswer {
  const client = goto.tokens.clients.get(query.get("client_id") ?? "");
  if (client === undefined) throw new OAuthRefusal(400, "invalid_client", "client not found");
  const redirectUri = query.get("redirect_uri") ?? undefined;
  const target = redirectUri ?? `${goto.url}/oauth/callback`;
  if (!URL.canParse(target)) throw new OAuthRefusal(400, "invalid_request", "redirect_uri is not an address");
  const state = query.get("state");
  const back = (answer: Record<string, string>) => redirect(target, state === null ? answer : { ...answer, state });
  if (query.get("response_type") !== "code") return back({ error: "unsupported_response_type" });
  const scopes = scopesOf(client, query.get("scope"));
  if (scopes === undefined) return back({ error: "invalid_scope" });
  const challenge = query.get("code_challenge") ?? undefined;
  if (challenge !== undefined && query.get("code_challenge_method") !== "S256") {
    return back({ error: "invalid_request" });
  }
  const userKey = consenting(goto, query.get("login_hint"));
  if (userKey === undefined) return back({ error: "access_denied" });
  return back({
    code: goto.tokens.issueCode({ client, userKey, scopes, issuedAt: goto.now(), redirectUri, challenge }),
  });
}

/** No `scope` = all scopes of the client; undefined when one is asked for that the client does not have. */
function scopesOf(client: Client, asked: string | null): readonly string[] | undefined {
  if (asked === null) return client.scopes;
  const scopes = asked.split(" ").filter((scope) => scope !== "");
  return scopes.every((scope) => client.scopes.includes(scope)) ? scopes : undefined;
}

function consenting(goto: Goto, hint: string | null): string | undefined {
  if (hint !== null) return goto.platform.findByEmail(hint)?.key;
  return goto.platform.home.members().find(({ adminRoles }) => adminRoles.includes("SUPER_USER"))?.person.key;
}

function redirect(target: string, answer: Record<string, string>): SimAnswer {
  const url = new URL(target);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return { status: 302, headers: { Location: url.href } };
}
