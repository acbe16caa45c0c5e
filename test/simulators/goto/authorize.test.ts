import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Site } from "./site";

const site = new Site();

describe("the authorization code", () => {
  const authorize = async (query: Record<string, string>) => {
    const answer = await site.raw("GET", `/oauth/authorize?${new URLSearchParams(query)}`, {});
    return { status: answer.status, to: new URL(String(answer.headers.location ?? "about:blank")) };
  };
  const ASK = { client_id: "tool", response_type: "code", redirect_uri: "https://localhost/back", state: "s1" };
  const exchange = (code: string, more = {}) =>
    site.tokenRequest({ grant_type: "authorization_code", code, redirect_uri: ASK.redirect_uri, ...more });

  it("comes back at once with the state, works once, and gives a refresh token", async () => {
    const { status, to } = await authorize(ASK);
    expect([status, to.origin + to.pathname, to.searchParams.get("state")]).toEqual([302, ASK.redirect_uri, "s1"]);
    const code = to.searchParams.get("code") ?? "";
    const { body } = await exchange(code);
    expect(body).toMatchObject({ principal: "root@example.org", refresh_token: expect.any(String) });
    expect((await exchange(code)).body.error).toBe("invalid_grant");
  });

  it("must be given with the same redirect_uri, in ten minutes, and with the verifier of its challenge", async () => {
    const code = async (more = {}) => (await authorize({ ...ASK, ...more })).to.searchParams.get("code") ?? "";
    expect((await exchange(await code(), { redirect_uri: "https://localhost/other" })).status).toBe(400);
    const old = await code();
    await site.advance(0.01);
    expect((await exchange(old)).status).toBe(400);
    const code_challenge = createHash("sha256").update("v1").digest("base64url");
    const challenge = { code_challenge, code_challenge_method: "S256" };
    expect((await exchange(await code(challenge), { code_verifier: "v2" })).status).toBe(400);
    expect((await exchange(await code(challenge), { code_verifier: "v1" })).status).toBe(200);
  });

  it("carries only the scopes that were asked for, and no scope that the client does not have", async () => {
    const { to } = await authorize({ ...ASK, scope: "identity:scim.me" });
    expect((await exchange(to.searchParams.get("code") ?? "")).body.scope).toBe("identity:scim.me");
    expect((await authorize({ ...ASK, scope: "voice:" })).to.searchParams.get("error")).toBe("invalid_scope");
  });

  it("is not given for another response type or to an unknown client", async () => {
    const wrong = await authorize({ ...ASK, response_type: "token" });
    expect(wrong.to.searchParams.get("error")).toBe("unsupported_response_type");
    expect((await authorize({ ...ASK, client_id: "ghost" })).status).toBe(400);
  });
});
