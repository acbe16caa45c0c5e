import { describe, expect, it } from "vitest";
import { ScimSite } from "./scim-site";
import { MEETING, MIRA, RHEA } from "./seed";

const site = new ScimSite({ "scim.flavor": "2.0" });
describe("a user whom Entra disables", () => {
  it("loses licences and admin roles and is suspended; enabling again gives none back", async () => {
    await site.edit({ user: MIRA, set: { adminRoles: ["RUN_REPORTS"] } });
    await site.set(MIRA, { active: "False" });
    expect(await site.user("mira.k@example.org")).toMatchObject({
      status: "SUSPENDED",
      licences: [],
      adminRoles: [],
      group: "Sales",
    });
    expect((await site.get("licenses")).body.results[0].userCount ?? 0).toBe(0);
    await site.set(MIRA, { active: "True" });
    expect((await site.user("mira.k@example.org")).status).toBe("SUSPENDED");
    await site.put(`users/${MIRA}`, { licenseKeys: [MEETING] });
    expect((await site.user("mira.k@example.org")).status).toBe("ACTIVE");
  });

  it("keeps the account as it is where the switch says so", async () => {
    await site.turn({ "scim.inactive": "organizationOnly" });
    await site.set(MIRA, { active: false });
    expect((await site.organizationUser("mira.k@example.org")).active).toBe(false);
    expect(await site.user("mira.k@example.org")).toMatchObject({
      status: "ACTIVE",
      licences: ["GoToMeeting Business"],
    });
  });

  it("and to whom the Admin API gives a licence, keeps it through Entra's next change of something else", async () => {
    await site.set(MIRA, { active: false });
    await site.put(`users/${MIRA}`, { licenseKeys: [MEETING] });
    await site.set(MIRA, { displayName: "M" });
    expect((await site.user("mira.k@example.org")).licences).toEqual(["GoToMeeting Business"]);
  });
});

describe("a user whom Entra changes", () => {
  it("has the new name and e-mail address in the account, whatever is locked there", async () => {
    await site.edit({ user: MIRA, set: { nameLocked: true, emailLocked: true } });
    await site.set(MIRA, { userName: "mira.new@example.com", name: { givenName: "Mi", familyName: "New" } });
    expect(await site.user("mira.new@example.com")).toMatchObject({ key: MIRA, firstName: "Mi", lastName: "New" });
    expect((await site.get(`users/${MIRA}`)).body).toMatchObject({ email: "mira.new@example.com", firstName: "Mi" });
  });

  it("frees the old user name", async () => {
    await site.set(MIRA, { userName: "mira.new@example.com" });
    const { status, body } = await site.create("mira.k@example.org");
    expect([status, body.id === MIRA]).toEqual([201, false]);
  });

  it("keeps them where they belong to another account", async () => {
    await site.edit({ user: MIRA, set: { identityReadOnly: true } });
    expect((await site.set(MIRA, { "name.givenName": "Mi" })).status).toBe(200);
    expect((await site.user("mira.k@example.org")).firstName).toBe("Mira");
  });

  it("and whose names were changed in the account keeps them there until Entra changes just these", async () => {
    await site.put(`users/${MIRA}`, { firstName: "Behind" });
    expect((await site.scim("GET", `Users/${MIRA}`)).body.name.givenName).toBe("Mira");
    await site.set(MIRA, { "name.familyName": "New" });
    expect(await site.user("mira.k@example.org")).toMatchObject({ firstName: "Behind", lastName: "New" });
    await site.set(MIRA, { "name.givenName": "Mira" });
    expect((await site.user("mira.k@example.org")).firstName).toBe("Mira");
  });

  it("has a password when Entra sets one", async () => {
    const { id } = (await site.create("nora@example.org")).body;
    await site.set(id, { password: "hush-hush" });
    expect((await site.user("nora@example.org")).passwordCreated).toBe(true);
  });

  it("is seen by reads of the account only after the lag", async () => {
    await site.turn({ "lag.ms": 60_000 });
    await site.set(MIRA, { "name.givenName": "Mi" });
    const first = async () => (await site.get(`users/${MIRA}`)).body.firstName;
    expect(await first()).toBe("Mira");
    await site.advance(1 / 1440);
    expect(await first()).toBe("Mi");
  });
});

describe("a user whom Entra deletes", () => {
  it("leaves the organization and stays in the account", async () => {
    expect((await site.scim("DELETE", `Users/${MIRA}`)).status).toBe(204);
    expect(await site.organizationUser("mira.k@example.org")).toBeUndefined();
    expect(await site.user("mira.k@example.org")).toMatchObject({ status: "ACTIVE", group: "Sales" });
  });

  it("loses account, history and key too where the switch says so", async () => {
    await site.turn({ "scim.deleteEffect": "accountData" });
    await site.scim("DELETE", `Users/${MIRA}`);
    const { users, deleted, licences } = await site.state();
    expect(users).toHaveLength(4);
    expect(deleted).toEqual([]);
    expect(licences[0].used).toBe(0);
    expect((await site.create("mira.k@example.org")).body.id).not.toBe(MIRA);
  });

  it("may be the administrator who is asking", async () => {
    await site.turn({ "scim.deleteEffect": "accountData" });
    const { id } = (await site.create("root@example.org")).body;
    expect(id).toBe(RHEA);
    await site.scim("DELETE", `Users/${id}`);
    expect((await site.scim("GET", "Users")).status).toBe(401);
  });
});

describe("in the published form", () => {
  const nora = {
    userName: "nora@example.org",
    displayName: "Nora West",
    name: { givenName: "Nora", familyName: "West" },
    locale: "en_US",
    timezone: "Etc/UTC",
  };

  it("a new user is in the organization alone; one with an account is linked and renamed with it", async () => {
    await site.turn({ "scim.flavor": "published" });
    await site.scim("POST", "Users", nora);
    expect(await site.user("nora@example.org")).toBeUndefined();
    await site.scim("PATCH", `Users/${MIRA}`, { name: { givenName: "Mi" } });
    expect((await site.user("mira.k@example.org")).firstName).toBe("Mi");
  });

  it("the account's data go with a deletion only where the switch says so", async () => {
    await site.turn({ "scim.flavor": "published" });
    await site.scim("DELETE", `Users/${MIRA}`);
    expect(await site.user("mira.k@example.org")).toBeDefined();
    await site.scim("POST", "Users", { ...nora, userName: "mira.k@example.org" });
    await site.turn({ "scim.deleteEffect": "accountData" });
    await site.scim("DELETE", `Users/${MIRA}`);
    expect(await site.user("mira.k@example.org")).toBeUndefined();
  });
});
