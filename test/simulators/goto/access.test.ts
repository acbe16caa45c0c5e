import { describe, expect, it } from "vitest";
import { ACCOUNT, MEETING, MIRA, NOBODY, OTTO, RHEA } from "./seed";
import { A, codeIn, Site } from "./site";

const site = new Site();
const ME = "/admin/rest/v1/me";

describe("who may call", () => {
  it("/me names the caller, the roles and the accounts", async () => {
    expect((await site.get(ME)).body).toEqual({
      key: RHEA,
      email: "root@example.org",
      firstName: "Rhea",
      lastName: "Admin",
      accountKey: ACCOUNT,
      adminRoles: ["SUPER_USER"],
      accounts: [{ key: ACCOUNT, name: "Example Org" }],
    });
    expect((await site.get(ME, { as: "mira" })).body.adminRoles).toBeUndefined();
  });

  it("/me lists every account of the caller, the primary one first", async () => {
    await site.edit({ addAccount: { name: "Second Org", user: "root@example.org" } });
    const { body } = await site.get(ME);
    expect(body.accountKey).toBe(ACCOUNT);
    expect(body.accounts.map(({ name }: { name: string }) => name)).toEqual(["Example Org", "Second Org"]);
    const second = await site.get(`/admin/rest/v1/accounts/${body.accounts[1].key}/users`);
    expect(second.body.results.map(({ email }: { email: string }) => email)).toEqual(["root@example.org"]);
  });

  it.each([
    ["no token", { as: "" as const }],
    ["an unknown token", { as: "" as const, headers: { Authorization: "Bearer x" } }],
    ["a token without Bearer", { as: "" as const, headers: { Authorization: "x" } }],
  ])("%s is a 401, or a 403 in the other form", async (_, sent) => {
    const answer = await site.get(ME, sent);
    expect(codeIn(answer)).toBe("401 not.authenticated");
    expect(answer.body.incidentId).toMatch(/^[0-9a-f]{32}$/);
    await site.turn({ "auth.badToken": 403 });
    const other = await site.get(ME, sent);
    expect([other.status, other.body]).toEqual([403, { int_err_code: "InvalidToken", msg: "Invalid token passed" }]);
  });

  it("a token without the scope identity: is a 401, or a 403", async () => {
    expect(codeIn(await site.get(ME, { as: "narrow" }))).toBe("401 not.authenticated");
    await site.turn({ "auth.missingScope": 403 });
    expect(codeIn(await site.get("users", { as: "narrow" }))).toBe("403 not.authenticated");
  });

  it("a token stops working when its user is suspended", async () => {
    await site.token("mira");
    await site.edit({ user: MIRA, licences: [] });
    expect((await site.get(ME, { as: "mira" })).status).toBe(401);
  });
});

describe("which role a call needs", () => {
  const body = { name: "x" };
  const entry = { users: [{ email: "new@example.org", firstName: "N", lastName: "W" }] };
  const CALLS: readonly (readonly [string, string, string, unknown, string])[] = [
    ["ADD_USERS", "POST", "users", entry, "MANAGE_GROUPS"],
    ["MANAGE_USERS", "PUT", `users/${MIRA}`, { firstName: "M" }, "MANAGE_SEATS"],
    ["MANAGE_USERS", "DELETE", `users/${MIRA}`, undefined, "ADD_USERS"],
    ["MANAGE_SEATS", "DELETE", `licenses/${MEETING}/users/${MIRA}`, undefined, "ADD_USERS"],
    ["MANAGE_SEATS", "POST", `licenses/${MEETING}/users/${OTTO}`, undefined, "RUN_REPORTS"],
    ["MANAGE_GROUPS", "POST", "groups", body, "MANAGE_USERS"],
    ["MANAGE_GROUPS", "DELETE", `users/${MIRA}/groups`, undefined, "MANAGE_SEATS"],
    ["MANAGE_SETTINGS", "POST", "attributes", body, "MANAGE_USERS"],
    ["RUN_REPORTS", "GET", "users", undefined, ""],
  ];

  it.each(CALLS)("%s is enough for %s %s", async (role, method, path, sent, other) => {
    if (other !== "") {
      await site.edit({ user: "adam@example.org", set: { adminRoles: [other] } });
      expect(codeIn(await site.send(method, path, { body: sent, as: "adam" }))).toBe("403 not.authorized");
    }
    await site.edit({ user: "adam@example.org", set: { adminRoles: [role] } });
    expect((await site.send(method, path, { body: sent, as: "adam" })).status).toBeLessThan(300);
  });

  it("only a super user may change the account", async () => {
    await site.edit({ user: "adam@example.org", set: { adminRoles: ["MANAGE_USERS", "MANAGE_ACCOUNT"] } });
    expect((await site.put("", { name: "Other" }, { as: "adam" })).status).toBe(403);
    expect((await site.put("", { name: "Other" })).status).toBe(204);
    expect((await site.get("")).body).toEqual({ key: ACCOUNT, name: "Other", platform: "Global" });
    expect(codeIn(await site.put("", { seats: 1 }))).toBe("400 field.unknown");
    expect(codeIn(await site.put("", { name: " " }))).toBe("400 account.name.required");
  });

  it("a plain member may not even read", async () => {
    expect(codeIn(await site.get("users", { as: "mira" }))).toBe("403 not.authorized");
  });

  it("only a super user, or an admin with hasAdminAccess, may make admins; others may only take roles away", async () => {
    await site.edit({ user: "adam@example.org", set: { adminRoles: ["MANAGE_USERS"] } });
    const raise = { adminRoles: ["RUN_REPORTS"] };
    expect(codeIn(await site.put(`users/${MIRA}`, raise, { as: "adam" }))).toBe("403 not.authorized");
    expect((await site.put(`users/${RHEA}`, { adminRoles: [] }, { as: "adam" })).status).toBe(204);
    await site.edit({ user: "adam@example.org", set: { hasAdminAccess: true } });
    expect((await site.put(`users/${MIRA}`, raise, { as: "adam" })).status).toBe(204);
    await site.edit({ user: "adam@example.org", set: { adminRoles: ["ADD_USERS"], hasAdminAccess: false } });
    const admin = { ...entry, adminRoles: ["RUN_REPORTS"] };
    expect(codeIn(await site.post("users", admin, { as: "adam" }))).toBe("403 not.authorized");
  });

  it("a manager with chosen groups manages only the people in them; with none chosen, everybody", async () => {
    const set = { adminRoles: ["MANAGE_USERS", "ADD_USERS"], managedGroups: ["Support"] };
    await site.edit({ user: "adam@example.org", set });
    for (const [method, body] of [
      ["PUT", { locale: "de_DE" }],
      ["DELETE", undefined],
    ] as const) {
      expect((await site.send(method, `users/${MIRA}`, { body, as: "adam" })).status).toBe(403);
    }
    expect((await site.post("users", entry, { as: "adam" })).status).toBe(403);
    await site.edit({ user: MIRA, set: { group: "Support" } });
    expect((await site.put(`users/${MIRA}`, { locale: "de_DE" }, { as: "adam" })).status).toBe(204);
    const sales = (await site.state()).groups[0].key;
    expect((await site.put(`users/${MIRA}`, { groupKey: sales }, { as: "adam" })).status).toBe(403);
    expect((await site.put(`groups/${sales}/users/${MIRA}`, undefined, { as: "adam" })).status).toBe(403);
    await site.edit({ user: "adam@example.org", set: { managedGroups: [] } });
    expect((await site.delete(`users/${OTTO}`, { as: "adam" })).status).toBe(204);
  });
});

describe("paths", () => {
  it.each([["users/abc"], ["users/abc/groups"], [`users/${MIRA},${OTTO}`], ["groups/x"], [`licenses/x/users/${MIRA}`]])(
    "the malformed key in %s is a 502 page, or a 404",
    async (path) => {
      const method = path.startsWith("groups") ? "PUT" : "DELETE";
      const answer = await site.send(method, path);
      expect([answer.status, answer.headers["content-type"], answer.body]).toEqual([502, "text/html", undefined]);
      await site.turn({ "keys.malformed": 404 });
      expect(codeIn(await site.send(method, path))).toBe("404 resource.not.found");
    },
  );

  it("an unknown account is a 404, a malformed account key a 502, and somebody else's account a 403", async () => {
    expect(codeIn(await site.get(`/admin/rest/v1/accounts/${NOBODY}/users`))).toBe("404 account.not.found");
    expect((await site.get("/admin/rest/v1/accounts/x/users")).status).toBe(502);
    const elsewhere = (await site.state()).accounts[1].key;
    expect((await site.get(`/admin/rest/v1/accounts/${elsewhere}/users`)).status).toBe(403);
  });

  it.each(["settings", `users/${MIRA}/settings`, "reports/users"])("%s is not there", async (path) => {
    expect(codeIn(await site.get(path))).toBe("404 resource.not.found");
  });

  it("PATCH is not a method of the service", async () => {
    expect((await site.send("PATCH", `users/${MIRA}`, { body: { firstName: "M" } })).status).toBe(405);
  });
});

describe("headers", () => {
  it("a body must be JSON and say so", async () => {
    const headers = { "Content-Type": "text/plain" };
    expect(codeIn(await site.put(`users/${MIRA}`, { firstName: "M" }, { headers }))).toBe(
      "415 content.type.unsupported",
    );
    expect(codeIn(await site.put(`users/${MIRA}`, "{", {}))).toBe("400 request.invalid");
    expect(codeIn(await site.put(`users/${MIRA}`, "[]", {}))).toBe("400 request.invalid");
  });

  it.each([
    ["application/json", 200],
    ["text/html, application/json;q=0.5", 200],
    ["application/*", 200],
    ["text/html", 406],
    ["application/xml", 406],
  ])("Accept: %s is answered with %i", async (Accept, status) => {
    expect((await site.raw("GET", `${A}/users`, { headers: await withToken({ Accept }) })).status).toBe(status);
  });

  const withToken = async (headers: Record<string, string>) => ({
    ...headers,
    Authorization: `Bearer ${await site.token("rhea")}`,
  });
});
