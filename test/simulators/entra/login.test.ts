import { describe, expect, it } from "vitest";
import { CLIENT, SECRET, stand, TENANT } from "./stand";

const sim = stand();

const good = () => ({
  client_id: CLIENT,
  client_secret: SECRET,
  grant_type: "client_credentials",
  scope: `${sim.url}/.default`,
});

const ask = (form: Record<string, string>, tenant = TENANT) =>
  sim.http.post(`/${tenant}/oauth2/v2.0/token?client-request-id=1`, new URLSearchParams(form));

function claims(token: string): Record<string, unknown> {
  const [, middle = "", ...rest] = token.split(".");
  expect(rest).toHaveLength(1);
  return JSON.parse(Buffer.from(middle, "base64url").toString("utf8")) as Record<string, unknown>;
}

describe("the metadata document", () => {
  it("is an object that names this server as login endpoint and Graph, without trailing slashes", async () => {
    const { status, data } = await sim.http.get("/metadata/endpoints?api-version=2022-09-01");
    expect(status).toBe(200);
    expect(data).toMatchObject({
      name: "SimEntra",
      microsoftGraphResourceId: sim.url,
      authentication: { loginEndpoint: sim.url },
    });
    expect(data.resourceManager).not.toBe("");
  });

  it("of OpenID names the token endpoint, for the tenant only", async () => {
    const { data } = await sim.http.get(`/${TENANT}/v2.0/.well-known/openid-configuration`);
    expect(data.token_endpoint).toBe(`${sim.url}/${TENANT}/oauth2/v2.0/token`);
    for (const name of ["issuer", "authorization_endpoint", "jwks_uri", "end_session_endpoint"]) {
      expect(data[name]).toContain(sim.url);
    }
    const other = await sim.http.get("/elsewhere/v2.0/.well-known/openid-configuration");
    expect([other.status, other.data.error_codes]).toEqual([400, [90002]]);
  });
});

describe("the token endpoint", () => {
  it("gives a token shaped like a JWT with the claims azuread reads", async () => {
    const { status, data } = await ask(good());
    expect(status).toBe(200);
    expect(data).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    const [client] = (await sim.http.get("/__sim/state")).data.clients;
    expect(claims(data.access_token)).toMatchObject({
      aud: sim.url,
      tid: TENANT,
      appid: CLIENT,
      oid: client.objectId,
      roles: client.roles,
      idtyp: "app",
    });
  });

  it("takes a client assertion as it is, without looking at its signature", async () => {
    const { client_secret: _secret, ...form } = good();
    const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    expect((await ask({ ...form, client_assertion: "a.b.c", client_assertion_type: type })).status).toBe(200);
    const crooked = await ask({ ...form, client_assertion: "abc", client_assertion_type: type });
    expect([crooked.status, crooked.data.error_codes]).toEqual([401, [50027]]);
  });

  it.each([
    ["a wrong secret", { client_secret: "no" }, 401, "invalid_client", "AADSTS7000215: Invalid client secret"],
    ["an unknown client", { client_id: "nobody" }, 400, "unauthorized_client", "AADSTS700016: Application with"],
    ["another grant", { grant_type: "password" }, 400, "unsupported_grant_type", "AADSTS70003:"],
    ["a scope without /.default", { scope: "User.Read" }, 400, "invalid_scope", "AADSTS1002012:"],
    ["a scope of another server", { scope: "https://example.com/.default" }, 400, "invalid_resource", "AADSTS500011:"],
    ["no scope", { scope: "" }, 400, "invalid_request", "AADSTS900144:"],
  ])("%s is refused in the service's own words", async (_, change, status, error, text) => {
    const { status: got, data } = await ask({ ...good(), ...change });
    expect([got, data.error]).toEqual([status, error]);
    expect(data.error_description).toContain(text);
    expect(data.error_description).toMatch(/Trace ID: \S+ Correlation ID: \S+ Timestamp: \d{4}/);
    expect(JSON.stringify(data)).not.toContain(SECRET);
  });

  it("an unknown tenant is AADSTS90002", async () => {
    const { status, data } = await ask(good(), "22222222-2222-4333-8444-555555555555");
    expect([status, data.error, data.error_codes]).toEqual([400, "invalid_request", [90002]]);
  });

  it("no credential at all is AADSTS7000218", async () => {
    const { client_secret: _secret, ...form } = good();
    const { status, data } = await ask(form);
    expect([status, data.error_codes]).toEqual([401, [7000218]]);
  });
});

describe("a request to Graph", () => {
  it.each([
    ["no token", undefined],
    ["a token nobody issued", "Bearer a.b.c"],
    ["another scheme", "Basic abc"],
  ])("with %s is 401 with the challenge", async (_, authorization) => {
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    const { status, data, headers: got } = await sim.http.get("/v1.0/users", { headers });
    expect([status, data.error.code]).toEqual([401, "InvalidAuthenticationToken"]);
    expect(got["www-authenticate"]).toContain("Bearer realm");
  });

  it("with an expired token is 401", async () => {
    await sim.switches({ "token.lifetime": 60 });
    const headers = { Authorization: `Bearer ${await sim.token()}` };
    expect((await sim.http.get("/v1.0/users", { headers })).status).toBe(200);
    await sim.http.post("/__sim/clock", { advance: 61 });
    expect((await sim.http.get("/v1.0/users", { headers })).status).toBe(401);
  });

  it("gets the error body of Graph, with the client's own request id", async () => {
    const graph = await sim.graph();
    const { data, headers } = await graph.get("/v1.0/users/nobody", { headers: { "client-request-id": "mine" } });
    expect(data.error).toMatchObject({
      code: "Request_ResourceNotFound",
      innerError: { "client-request-id": "mine", "request-id": headers["request-id"] },
    });
    expect(headers["content-type"]).toMatch(/^application\/json/);
  });

  it("to a path that is not simulated is 404 with the same body", async () => {
    const { status, data } = await (await sim.graph()).get("/v1.0/sites");
    expect([status, data.error.code]).toEqual([404, "Request_ResourceNotFound"]);
  });
});
