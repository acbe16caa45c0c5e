import { randomUUID } from "node:crypto";
import type { Route, SimAnswer, SimRequest } from "../stage/http";
import type { Cloud } from "./cloud";
import type { Client } from "./directory";

/** The metadata document that azuread and our own clients find everything by, and the token endpoint (§2.3, §2.4). */
export function loginRoutes(cloud: Cloud): Route[] {
  return [
    ["GET", "/metadata/endpoints", () => ({ status: 200, body: metadata(cloud.url) })],
    ["GET", "/:tenant/v2.0/.well-known/openid-configuration", ({ params }) => discovery(cloud, params.tenant ?? "")],
    ["GET", "/:tenant/discovery/v2.0/keys", () => ({ status: 200, body: { keys: [] } })],
    ["POST", "/:tenant/oauth2/v2.0/token", (request) => token(cloud, request)],
  ];
}

function metadata(url: string) {
  return {
    name: "SimEntra",
    portal: url,
    resourceManager: `${url}/`,
    microsoftGraphResourceId: url,
    authentication: { loginEndpoint: url, tenant: "common", identityProvider: "AAD", audiences: [`${url}/`] },
    suffixes: {},
  };
}

function discovery(cloud: Cloud, tenant: string): SimAnswer {
  if (!isTenant(cloud, tenant)) return unknownTenant(cloud, tenant);
  const base = `${cloud.url}/${tenant}`;
  return {
    status: 200,
    body: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
    },
  };
}

/** Client credentials with a secret, or with an assertion whose signature is not looked at. */
function token(cloud: Cloud, request: SimRequest): SimAnswer {
  const tenant = request.params.tenant ?? "";
  const form = new URLSearchParams(request.body.toString("utf8"));
  if (!isTenant(cloud, tenant)) return unknownTenant(cloud, tenant);
  const refusal = refused(cloud, form);
  if (refusal !== undefined) return refusal;
  const id = form.get("client_id") ?? "";
  const client = cloud.directory.clients.get(id);
  if (client === undefined) {
    const text = `Application with identifier '${id}' was not found in the directory '${cloud.directory.tenant.displayName}'.`;
    return loginError(cloud, 400, "unauthorized_client", 700016, text);
  }
  const wrong = wrongCredential(cloud, client, form);
  if (wrong !== undefined) return wrong;
  const lifetime = cloud.settings["token.lifetime"];
  return {
    status: 200,
    headers: { "Cache-Control": "no-store, no-cache", Pragma: "no-cache" },
    body: {
      token_type: "Bearer",
      expires_in: lifetime,
      ext_expires_in: lifetime,
      access_token: cloud.tokens.issue(client, cloud.directory.tenant.id, lifetime),
    },
  };
}

function refused(cloud: Cloud, form: URLSearchParams): SimAnswer | undefined {
  const grant = form.get("grant_type");
  for (const name of ["grant_type", "client_id", "scope"]) {
    if (form.get(name)) continue;
    const text = `The request body must contain the following parameter: '${name}'.`;
    return loginError(cloud, 400, "invalid_request", 900144, text);
  }
  if (grant !== "client_credentials") {
    const text = `The app requested an unsupported grant type '${grant}'.`;
    return loginError(cloud, 400, "unsupported_grant_type", 70003, text);
  }
  const scope = form.get("scope") ?? "";
  if (!scope.endsWith("/.default")) {
    const text = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
    return loginError(cloud, 400, "invalid_scope", 1002012, text);
  }
  const resource = scope.slice(0, -"/.default".length).replace(/\/$/, "");
  if (resource === cloud.url) return undefined;
  const text = `The resource principal named ${resource} was not found in the tenant named ${cloud.directory.tenant.displayName}.`;
  return loginError(cloud, 400, "invalid_resource", 500011, text);
}

function wrongCredential(cloud: Cloud, client: Client, form: URLSearchParams): SimAnswer | undefined {
  const secret = form.get("client_secret");
  const assertion = form.get("client_assertion");
  if (secret !== null) {
    if (secret === client.secret) return undefined;
    const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.clientId}'.`;
    return loginError(cloud, 401, "invalid_client", 7000215, text);
  }
  if (assertion === null) {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return loginError(cloud, 401, "invalid_client", 7000218, text);
  }
  const type = form.get("client_assertion_type");
  const shaped = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(assertion);
  if (shaped && type === "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") return undefined;
  return loginError(cloud, 401, "invalid_client", 50027, "JWT token is invalid or malformed.");
}

function isTenant(cloud: Cloud, tenant: string): boolean {
  return tenant.toLowerCase() === cloud.directory.tenant.id.toLowerCase();
}

function unknownTenant(cloud: Cloud, tenant: string): SimAnswer {
  const text = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`;
  return loginError(cloud, 400, "invalid_request", 90002, text);
}

function loginError(cloud: Cloud, status: number, error: string, code: number, text: string): SimAnswer {
  const timestamp = cloud.clock.iso().replace("T", " ").replace(/\..*/, "Z");
  const trace = randomUUID();
  const correlation = randomUUID();
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `${cloud.url}/error?code=${code}`,
    },
  };
}
