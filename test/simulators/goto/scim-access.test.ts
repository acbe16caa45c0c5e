import { describe, expect, it } from "vitest";
import { BASIC, basic, ROOT, ScimSite } from "./scim-site";
import { MIRA, RHEA } from "./seed";

const site = new ScimSite();
const FLAVOURS = ["published", "2.0"] as const;
const status = async (as: string, path = "Users") => (await site.scim("GET", path, undefined, { as })).status;

describe.each(FLAVOURS)("who may provision in flavour %s", (flavour) => {
  const turned = () => site.turn({ "scim.flavor": flavour, "scim.statusSwap": "usual" });

  it("an administrator with a secret token, with user name and password, or with an access token of the scope", async () => {
    await turned();
    expect(await status(ROOT)).toBe(200);
    expect(await status(BASIC)).toBe(200);
    expect(await status(basic("ROOT@example.org", "pass:word"))).toBe(200);
    expect(await status(await site.oauth("root"))).toBe(200);
  });

  it.each([
    ["no token", ""],
    ["an unknown token", "Bearer x"],
    ["a secret token without Bearer", "secret-root"],
    ["a wrong password", basic("root@example.org", "pass")],
    ["the password of nobody", basic("ghost@example.org", "pass:word")],
  ])("%s is a 401 that says what it wants", async (_, as) => {
    await turned();
    const answer = await site.scim("GET", "Users", undefined, { as });
    expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it("a token without the scope, of a plain member, or of an administrator without user rights is a 403", async () => {
    await turned();
    expect(await status(`Bearer ${await site.token("rhea")}`)).toBe(403);
    expect(await status("Bearer secret-mira")).toBe(403);
    expect(await status("Bearer secret-adam")).toBe(403);
    await site.edit({ user: "adam@example.org", set: { adminRoles: ["MANAGE_USERS"] } });
    expect(await status("Bearer secret-adam")).toBe(200);
  });

  it("a secret token outlives every access token, but not its principal", async () => {
    await turned();
    const as = await site.oauth("root");
    await site.advance(400);
    expect([await status(as), await status(ROOT)]).toEqual([401, 200]);
    await site.edit({ user: "root@example.org", set: { adminRoles: [] } });
    expect(await status(ROOT)).toBe(401);
    expect(await status(BASIC)).toBe(401);
  });

  it("secret tokens can be revoked and made anew behind the tool's back; a password stays", async () => {
    await turned();
    await site.edit({ revokeTokens: true });
    expect(await status(ROOT)).toBe(200);
    await site.edit({ revokeTokens: "all" });
    expect([await status(ROOT), await status(BASIC)]).toEqual([401, 200]);
    await site.edit({ addScimToken: { token: "fresh", principal: "root@example.org" } });
    expect(await status("Bearer fresh")).toBe(200);
  });

  it("groups ask for a role in the organization: a super user may write, a manager of users only read", async () => {
    await turned();
    await site.edit({ user: "adam@example.org", set: { adminRoles: ["MANAGE_USERS"] } });
    const { id } = await site.organizationGroup("Pilots");
    const as = "Bearer secret-adam";
    expect(await status(as, "Groups")).toBe(200);
    expect((await site.scim("DELETE", `Groups/${id}`, undefined, { as })).status).toBe(403);
    await site.edit({ addOrganizationUser: { userName: "adam@example.org", role: "ROLE_ORG_WRITE" } });
    expect((await site.scim("DELETE", `Groups/${id}`, undefined, { as })).status).toBeLessThan(300);
    expect(await site.organizationGroup("Pilots")).toBeUndefined();
  });
});

describe("the statuses of the published form", () => {
  it("are swapped as specified: a bad token is a 403, too few rights a 401", async () => {
    expect([await status("Bearer x"), await status("Bearer secret-mira")]).toEqual([403, 401]);
    await site.turn({ "scim.statusSwap": "usual" });
    expect([await status("Bearer x"), await status("Bearer secret-mira")]).toEqual([401, 403]);
  });

  it("are never swapped in 2.0", async () => {
    await site.turn({ "scim.flavor": "2.0" });
    expect([await status("Bearer x"), await status("Bearer secret-mira")]).toEqual([401, 403]);
  });

  it("call a group that is not there a 401, or a 404 where the statuses are the usual ones", async () => {
    expect(await status(ROOT, "Groups/4900000000000000001")).toBe(401);
    await site.turn({ "scim.statusSwap": "usual" });
    expect(await status(ROOT, "Groups/4900000000000000001")).toBe(404);
  });
});

describe("the own profile", () => {
  it("names the accounts, and needs no more than the scope identity:scim.me", async () => {
    const as = `Bearer ${await site.token("mira")}`;
    const { status: code, body } = await site.scim("GET", "Users/me", undefined, { as });
    expect(code).toBe(200);
    expect(body).toMatchObject({ id: MIRA, userName: "mira.k@example.org" });
    expect(body["urn:scim:schemas:extension:getgo:1.0"]).toEqual({
      accounts: [{ value: "4200000000000000001", display: "Example Org", entitlements: ["g2m"] }],
    });
  });

  it("is there for somebody outside the organization too, who cannot change it here", async () => {
    const as = await site.oauth("root");
    const { body } = await site.scim("GET", "Users/me", undefined, { as });
    expect(body).toMatchObject({ id: RHEA, displayName: "Rhea Admin" });
    expect(body["urn:scim:schemas:extension:getgo:1.0"].accounts[0].entitlements).toEqual(["acctadmin"]);
    expect((await site.scim("PATCH", "Users/me", { locale: "de_DE" }, { as })).status).toBe(404);
  });

  it("can be changed but for the e-mail address", async () => {
    const as = await site.oauth("mira");
    expect((await site.scim("PATCH", "Users/me", { displayName: "Mi" }, { as })).body.displayName).toBe("Mi");
    const profile = { userName: "mira.k@example.org", displayName: "M", locale: "de_DE", timezone: "Europe/Berlin" };
    expect((await site.scim("PUT", "Users/me", profile, { as })).body).toMatchObject(profile);
    expect((await site.scim("PUT", "Users/me", { ...profile, locale: undefined }, { as })).status).toBe(400);
    expect((await site.scim("PATCH", "Users/me", { userName: "m@example.org" }, { as })).status).toBe(401);
  });

  it("with a bad token, or without the scope, is refused; the first without a body", async () => {
    const { status: code, text, headers } = await site.scim("GET", "Users/me", undefined, { as: "Bearer x" });
    expect([code, text, headers["www-authenticate"]]).toEqual([403, "", 'Bearer error="invalid_token"']);
    expect(await status(`Bearer ${await site.token("narrow")}`, "Users/me")).toBe(401);
    expect(await status(ROOT, "Users/me")).toBe(401);
  });

  it("is there in 2.0 as well, but only to read", async () => {
    await site.turn({ "scim.flavor": "2.0" });
    const as = await site.oauth("mira");
    expect((await site.scim("GET", "Users/me", undefined, { as })).body).toMatchObject({ active: true });
    expect((await site.scim("PATCH", "Users/me", {}, { as })).status).toBe(404);
  });
});

describe("the rate limit", () => {
  it("counts this surface by itself and answers in its own form", async () => {
    await site.turn({ "rate.perSecond": 1 });
    expect(await status(ROOT)).toBe(200);
    const { status: code, body } = await site.scim("GET", "Users");
    expect([code, body.Errors[0].code]).toEqual([429, "429"]);
    expect((await site.get("groups")).status).toBe(200);
    await site.turn({ "scim.flavor": "2.0", "rate.retryAfter": 2 });
    const again = await site.scim("GET", "Users");
    expect([again.body.status, again.headers["retry-after"]]).toEqual(["429", "2"]);
  });
});

describe("an injected fault", () => {
  it("before the change loses the change, after it only the answer", async () => {
    const { id } = await site.organizationUser("mira.k@example.org");
    const fault = (kind: string) =>
      site.door("POST", "/__sim/faults", [{ kind, status: 503, path: "/identity/v1/Users" }]);
    await fault("status");
    const before = await site.state();
    expect((await site.scim("DELETE", `Users/${id}`)).status).toBe(503);
    expect(await site.state()).toEqual(before);
    await fault("statusAfter");
    const answer = await site.raw("DELETE", `/identity/v1/Users/${id}`, { headers: { Authorization: ROOT } });
    expect(answer.status).toBe(503);
    expect(await site.organizationUser("mira.k@example.org")).toBeUndefined();
  });
});
