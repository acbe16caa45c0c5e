import { describe, expect, it } from "vitest";
import { demoWorld } from "../../../simulators/seed/demo";
import { ROOT, SCIM_SEED, ScimSite } from "./scim-site";
import { MIRA, SEED } from "./seed";

const site = new ScimSite();
const seed = (document: unknown) => site.door("POST", "/__sim/seed", document);
const mira = { userName: "mira.k@example.org" };

describe("the organization in a seed", () => {
  it("is shown by the state, users linked with whoever has their e-mail address", async () => {
    const { organization } = await site.state();
    expect(organization).toEqual({
      domains: ["example.com", "example.org"],
      users: [
        {
          id: MIRA,
          userKey: MIRA,
          userName: "mira.k@example.org",
          givenName: "Mira",
          familyName: "Kowal",
          externalId: "Mira-1",
          active: true,
          role: null,
        },
      ],
      groups: [{ id: organization.groups[0].id, displayName: "Pilots", externalId: null, members: [mira.userName] }],
    });
  });

  it("may be left out: then nobody is in it, its domains are those of the users, and only OAuth signs in", async () => {
    const { scim: _scim, ...plain } = SCIM_SEED;
    expect((await seed(plain)).status).toBe(200);
    expect((await site.state()).organization).toEqual({ domains: ["example.org"], users: [], groups: [] });
    expect((await site.scim("GET", "Users")).status).toBe(403);
    expect((await site.scim("GET", "Users", undefined, { as: await site.oauth("root") })).status).toBe(200);
  });

  it("keeps ids, values and roles that are given", async () => {
    const user = { ...mira, id: "77", active: false, department: "IT", locale: "de", role: "ROLE_ORG_READ" };
    await seed({ ...SEED, scim: { users: [user] } });
    expect(await site.organizationUser(mira.userName)).toEqual({ ...user, userKey: MIRA });
  });

  it.each([
    ["an unknown member", { colour: "red" }, /additional/],
    ["a token of nobody", { tokens: [{ token: "t", principal: "x@example.org" }] }, /no user x@example.org/],
    ["a password of nobody", { passwords: [{ userName: "x@example.org", password: "p" }] }, /no user x@example.org/],
    ["a user of another domain", { users: [{ userName: "x@example.net" }] }, /example.net is not a domain/],
    ["a user twice", { users: [mira, { userName: "MIRA.K@example.org" }] }, /two users of the organization/],
    [
      "an id twice",
      {
        users: [
          { ...mira, id: "7" },
          { userName: "otto@example.org", id: "7" },
        ],
      },
      /the id 7/,
    ],
    ["an unknown role", { users: [{ ...mira, role: "BOSS" }] }, /allowed values/],
    ["a group twice", { groups: [{ displayName: "A" }, { displayName: "a" }] }, /two groups of the organization/],
    ["a member of nobody", { groups: [{ displayName: "A", members: ["x@example.org"] }] }, /no user x@example.org/],
  ])("is refused with %s", async (_, scim, why) => {
    const before = await site.state();
    const { status, body } = await seed({ ...SEED, scim });
    expect(status).toBe(400);
    expect(body.error).toMatch(why);
    expect(await site.state()).toEqual(before);
  });

  it("of the demo has one secret token, which stands for the administrator", async () => {
    await seed(demoWorld);
    await site.turn({ "scim.flavor": "2.0" });
    expect((await site.scim("GET", "Users", undefined, { as: "Bearer SIMULATED-SECRET-goto-scim" })).status).toBe(200);
    expect((await site.scim("GET", "Users", undefined, { as: ROOT })).status).toBe(401);
  });
});

describe("changes to the organization behind the tool's back", () => {
  it("reach the organization alone", async () => {
    await site.edit({
      organizationUser: "MIRA.K@example.org",
      set: { givenName: "Mi", active: false, role: "ROLE_ORG_READ" },
    });
    expect(await site.organizationUser(mira.userName)).toMatchObject({
      givenName: "Mi",
      familyName: "Kowal",
      active: false,
      role: "ROLE_ORG_READ",
    });
    expect(await site.user(mira.userName)).toMatchObject({ firstName: "Mira", status: "ACTIVE" });
    await site.edit({ organizationUser: MIRA, delete: true });
    expect(await site.organizationUser(mira.userName)).toBeUndefined();
    expect(await site.user(mira.userName)).toMatchObject({ status: "ACTIVE" });
  });

  it("add somebody", async () => {
    await site.edit({ addOrganizationUser: { userName: "nora@example.org", givenName: "Nora" } });
    expect(await site.organizationUser("nora@example.org")).toMatchObject({ givenName: "Nora", active: true });
    expect(await site.user("nora@example.org")).toBeUndefined();
  });

  it.each([
    [{ organizationUser: "ghost@example.org", delete: true }, /no user ghost@example.org in the organization/],
    [{ organizationUser: MIRA, set: { colour: "red" } }, /additional/],
    [{ organizationUser: MIRA, set: { userName: "m@example.net" } }, /not a domain/],
    [{ organizationUser: MIRA, set: { id: "7" } }, /additional/],
    [{ addOrganizationUser: mira }, /two users of the organization/],
    [{ addScimToken: { token: "t", principal: "ghost@example.org" } }, /no user ghost@example.org/],
  ])("%j is refused", async (document, why) => {
    const { status, body } = await site.door("POST", "/__sim/edit", document);
    expect(status).toBe(400);
    expect(body.error).toMatch(why);
  });

  it("never give two users one name", async () => {
    await site.edit({ addOrganizationUser: { userName: "nora@example.org" } });
    const document = { organizationUser: "nora@example.org", set: mira };
    expect((await site.door("POST", "/__sim/edit", document)).body.error).toBe("mira.k@example.org is taken");
  });
});
