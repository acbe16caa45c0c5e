import { describe, expect, it } from "vitest";
import { Site } from "./site";

const site = new Site();
const PAT = { grant_type: "personal_access_token", pat: "pat-rhea" };
const REFRESH = { grant_type: "refresh_token", refresh_token: "refresh-rhea" };

describe("a personal access token", () => {
  it("gives an access token for an hour, the scopes of the client, the user's e-mail, and no refresh token", async () => {
    const { status, body } = await site.tokenRequest(PAT);
    expect(status).toBe(200);
    expect(body.access_token.split(".")).toHaveLength(3);
    expect({ ...body, access_token: "" }).toEqual({
      access_token: "",
      token_type: "Bearer",
      expires_in: 3600,
      scope: "identity: identity:scim.me",
      principal: "root@example.org",
      loa: 3,
    });
  });

  it("gives a refresh token, the fields of old and an expiry as text where the switches say so", async () => {
    await site.turn({ "oauth.patRefreshToken": true, "oauth.legacyFields": true, "oauth.expiresInString": true });
    const { body } = await site.tokenRequest(PAT);
    expect(body).toMatchObject({ expires_in: "3600", account_key: "4200000000000000001", firstName: "Rhea" });
    expect((await site.tokenRequest({ ...REFRESH, refresh_token: body.refresh_token })).status).toBe(200);
  });

  it("never ends, unless the switch gives it days", async () => {
    await site.advance(4000);
    expect((await site.tokenRequest(PAT)).status).toBe(200);
    await site.turn({ "oauth.patTtlDays": 30 });
    expect((await site.tokenRequest(PAT)).body.error).toBe("invalid_grant");
  });

  it("is refused once its user is suspended or deleted", async () => {
    await site.edit({ user: "mira.k@example.org", licences: [] });
    expect((await site.tokenRequest({ ...PAT, pat: "pat-mira" })).body.error).toBe("invalid_grant");
    await site.edit({ user: "root@example.org", delete: true });
    expect((await site.tokenRequest(PAT)).body.error).toBe("invalid_grant");
  });
});

describe("what the token server refuses", () => {
  it.each([
    ["an unknown client", PAT, "ghost:x", 401, "invalid_client"],
    ["a wrong secret", PAT, "tool:wrong", 401, "invalid_client"],
    ["another client's token", PAT, "narrow:narrow-secret", 400, "invalid_grant"],
    ["an unknown token", { ...PAT, pat: "x" }, undefined, 400, "invalid_grant"],
    ["a missing token", { grant_type: "personal_access_token" }, undefined, 400, "invalid_request"],
    ["no grant type", { pat: "pat-rhea" }, undefined, 400, "invalid_request"],
    ["the password grant", { grant_type: "password" }, undefined, 400, "unsupported_grant_type"],
    ["client credentials", { grant_type: "client_credentials" }, undefined, 400, "unsupported_grant_type"],
    ["an unknown refresh token", { ...REFRESH, refresh_token: "x" }, undefined, 400, "invalid_grant"],
    ["an unknown code", { grant_type: "authorization_code", code: "x" }, undefined, 400, "invalid_grant"],
  ])("%s", async (_, form, client, status, error) => {
    const answer = await site.tokenRequest(form as Record<string, string>, client);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it("says in the recorded words that a client is not found", async () => {
    const { text } = await site.tokenRequest(PAT, "ghost:x");
    expect(text).toBe('{"error":"invalid_client","error_description":"client not found"}');
  });

  it("a body that is not a form, and credentials that are not in the header", async () => {
    const json = await site.raw("POST", "/oauth/token", { body: PAT });
    expect([json.status, json.body.error]).toEqual([400, "invalid_request"]);
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = String(new URLSearchParams({ ...PAT, client_id: "tool", client_secret: "tool:secret" }));
    const posted = await site.raw("POST", "/oauth/token", { body, headers });
    expect([posted.status, posted.body.error]).toEqual([401, "invalid_client"]);
  });
});

describe("a refresh token", () => {
  it("stays the same and is not shown again until it is 18 days old; then the old one is invalid", async () => {
    await site.advance(17);
    expect((await site.tokenRequest(REFRESH)).body.refresh_token).toBeUndefined();
    await site.advance(1);
    const { refresh_token } = (await site.tokenRequest(REFRESH)).body;
    expect((await site.tokenRequest(REFRESH)).body.error).toBe("invalid_grant");
    expect((await site.tokenRequest({ ...REFRESH, refresh_token })).status).toBe(200);
  });

  it("is replaced every time, or never, where the switch says so", async () => {
    await site.turn({ "oauth.rotation": "never" });
    await site.advance(29);
    expect((await site.tokenRequest(REFRESH)).body.refresh_token).toBeUndefined();
    await site.turn({ "oauth.rotation": "everyTime" });
    expect((await site.tokenRequest(REFRESH)).body.refresh_token).toBeTypeOf("string");
    expect((await site.tokenRequest(REFRESH)).status).toBe(400);
  });

  it("ends after 30 days", async () => {
    await site.turn({ "oauth.rotation": "never" });
    await site.advance(31);
    expect((await site.tokenRequest(REFRESH)).body.error).toBe("invalid_grant");
  });
});

describe("an access token", () => {
  it("ends after its hour, by the simulator's clock", async () => {
    expect((await site.get("/admin/rest/v1/me")).status).toBe(200);
    await site.advance(1.01 / 24);
    expect((await site.get("/admin/rest/v1/me")).status).toBe(401);
  });

  it("lives as long as the switch says", async () => {
    await site.turn({ "oauth.accessTtl": 60, "oauth.refreshTtl": 120 });
    expect((await site.tokenRequest(PAT)).body.expires_in).toBe(60);
  });

  it("ends when it is revoked behind the tool's back; a personal access token only when all are", async () => {
    await site.get("/admin/rest/v1/me");
    await site.edit({ revokeTokens: true });
    expect((await site.get("/admin/rest/v1/me")).status).toBe(401);
    expect((await site.tokenRequest(PAT)).status).toBe(200);
    await site.edit({ revokeTokens: "all" });
    expect((await site.tokenRequest(PAT)).status).toBe(400);
  });
});

it("the metadata names the two grants that the real server names", async () => {
  const { body } = await site.raw("GET", "/.well-known/oauth-authorization-server", {});
  expect(body).toMatchObject({
    issuer: site.server.url,
    token_endpoint: `${site.server.url}/oauth/token`,
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
  });
});
