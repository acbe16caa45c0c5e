import { describe, expect, it } from "vitest";
import { MEETING, MIRA, OTTO, RHEA } from "./seed";
import { codeIn, Site } from "./site";

const site = new Site();

describe("a user", () => {
  it("shows what there is to say and omits what is empty", async () => {
    const { invitedDate, settings, ...rest } = (await site.get(`users/${MIRA}`)).body;
    expect(invitedDate).toBeGreaterThan(1_600_000_000_000);
    expect(settings.G2M.chatEnabled).toBe(true);
    const { key: group } = (await site.state()).groups[0];
    expect(rest).toEqual({
      key: MIRA,
      email: "mira.k@example.org",
      firstName: "Mira",
      lastName: "Kowal",
      locale: "en_US",
      timeZone: "Etc/UTC",
      licenseKeys: [MEETING],
      products: ["G2M"],
      groupKey: group,
      groupName: "Sales",
      groupKeyPath: [group],
      groupNamePath: ["Sales"],
      passwordCreated: true,
      nameLocked: false,
      emailLocked: false,
      identityReadOnly: false,
      canAuthenticate: true,
      status: "ACTIVE",
      inviteCount: 1,
    });
  });

  it("who is suspended has none of licences, products, roles and group; the founder was never invited", async () => {
    const { body } = await site.get(`users/${OTTO}`);
    expect([body.status, body.canAuthenticate]).toEqual(["SUSPENDED", false]);
    for (const name of ["licenseKeys", "products", "adminRoles", "groupKey"]) expect(body).not.toHaveProperty(name);
    expect((await site.get(`users/${RHEA}`)).body).not.toHaveProperty("invitedDate");
  });

  it("shows empty members where the switch says so", async () => {
    await site.turn({ "json.empty": "present" });
    const { body } = await site.get(`users/${OTTO}`);
    expect(body).toMatchObject({ licenseKeys: [], adminRoles: [], groupKey: null, groupKeyPath: [], admin: false });
    expect((await site.get("groups")).body.results[1].userKeys).toEqual([]);
  });

  it("turns INACTIVE when not seen for 90 days, and ACTIVE when seen again", async () => {
    await site.advance(89);
    expect((await site.get(`users/${MIRA}`)).body.status).toBe("ACTIVE");
    await site.advance(2);
    site.signInAgain();
    const { body } = await site.get(`users/${MIRA}`);
    expect([body.status, body.canAuthenticate]).toEqual(["INACTIVE", true]);
    await site.door("POST", `/__sim/people/${MIRA}/seen`);
    expect((await site.get(`users/${MIRA}`)).body.status).toBe("ACTIVE");
  });

  it("has keys as bare numbers with all their digits where the switch says so", async () => {
    await site.turn({ "keys.type": "number" });
    const { text } = await site.get(`users/${MIRA}`);
    expect(text).toContain(`"key":${MIRA},`);
    expect(text).toContain(`"licenseKeys":[${MEETING}],`);
    expect((await site.get("/admin/rest/v1/me")).text).toContain('"accountKey":4200000000000000001,');
    expect((await site.get("licenses")).text).toContain(`"userKeys":[${MIRA}],`);
  });

  it("unknown is a 404 with the code", async () => {
    expect(codeIn(await site.get("users/4199999999999999999"))).toBe("404 user.not.found");
  });
});
