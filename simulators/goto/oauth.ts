import type { Route, SimAnswer, SimRequest } from "../stage/http";
import { authorize } from "./authorize";
import type { Goto } from "./goto";
import { exchange, OAuthRefusal } from "./grants";
import type { Client } from "./tokens";

/** The token server (docs/services/goto-admin-api.md §2). */
export function oauthRoutes(goto: Goto): Route[] {
  return [
    ["GET", "/.well-known/oauth-authorization-server", () => ({ status: 200, body: metadata(goto.url) })],
    ["GET", "/oauth/authorize", (request) => refusing(() => authorize(goto, request))],
    ["POST", "/oauth/token", (request) => refusing(() => token(goto, request))],
  ];
}

/** As observed on the real server (§2), which does not name the personal access token grant and names more ways to authenticate. */
function metadata(url: string): unknown {
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    code_challenge_methods_supported: ["S256"],
  };
}

function token(goto: Goto, request: SimRequest): SimAnswer {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new OAuthRefusal(400, "invalid_request", "the body must be application/x-www-form-urlencoded");
  }
  const client = clientOf(goto, request);
  const form = new URLSearchParams(request.body.toString("utf8"));
  const headers = { "Cache-Control": "no-store" };
  return { status: 200, headers, body: exchange(goto, client, form) };
}

function clientOf(goto: Goto, { headers }: SimRequest): Client {
  const [scheme = "", encoded = ""] = (headers.authorization ?? "").split(" ");
  if (scheme.toLowerCase() !== "basic") throw new OAuthRefusal(401, "invalid_client", "client credentials missing");
  const [id = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const client = goto.tokens.clients.get(id);
  if (client === undefined) throw new OAuthRefusal(401, "invalid_client", "client not found");
  if (client.secret !== secret.join(":")) throw new OAuthRefusal(401, "invalid_client", "client secret wrong");
  return client;
}

function refusing(answer: () => SimAnswer): SimAnswer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    const { status, code, message } = error;
    const headers: Record<string, string> = status === 401 ? { "WWW-Authenticate": "Basic" } : {};
    return { status, headers, body: { error: code, error_description: message } };
  }
}
