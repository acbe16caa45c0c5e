import { describe, expect, it } from "vitest";
import { ScimSite } from "./scim-site";
import { MEETING, MIRA, OTTO } from "./seed";

const site = new ScimSite({ "scim.flavor": "2.0" });
describe("a user that Entra creates", () => {
  it("gets an account without licence and role, hence suspended, with the same key and without a mail", async () => {
    const { id } = (await site.create("nora@example.org", { locale: "de-DE", timezone: "Europe/Berlin" })).body;
    expect(await site.user("nora@example.org")).toMatchObject({
      key: id,
      firstName: "Nora",
      lastName: "West",
      locale: "de_DE",
      timeZone: "Europe/Berlin",
      status: "SUSPENDED",
      licences: [],
      adminRoles: [],
      passwordCreated: false,
    });
    expect(await site.mail()).toEqual([]);
    expect((await site.get(`users/${id}`)).body.email).toBe("nora@example.org");
  });

  it("can then be given a licence through the Admin API, and is invited", async () => {
    const { id } = (await site.create("nora@example.org")).body;
    expect((await site.put(`users/${id}`, { licenseKeys: [MEETING] })).status).toBe(204);
    expect((await site.user("nora@example.org")).status).toBe("INVITED");
  });

  it("with no names is called by the local part; names longer than an account's are cut", async () => {
    await site.create("solo@example.org", { name: undefined });
    expect(await site.user("solo@example.org")).toMatchObject({ firstName: "solo", lastName: "solo" });
    await site.create("long@example.org", { name: { givenName: "é".repeat(40), familyName: "B" } });
    expect(await site.user("long@example.org")).toMatchObject({ firstName: "é".repeat(32), lastName: "B" });
  });

  it("who has an account already is linked with it, not doubled, and keeps licences; the names are Entra's now", async () => {
    await site.scim("DELETE", `Users/${MIRA}`);
    const before = (await site.state()).users.length;
    expect((await site.create("MIRA.k@example.org")).body.id).toBe(MIRA);
    expect((await site.state()).users.length).toBe(before);
    expect(await site.user("mira.k@example.org")).toMatchObject({
      key: MIRA,
      firstName: "Nora",
      licences: ["GoToMeeting Business"],
      status: "ACTIVE",
    });
  });

  it("who was deleted from the account comes back with the same key", async () => {
    await site.delete(`users/${OTTO}`);
    expect((await site.create("otto@example.org")).body.id).toBe(OTTO);
    expect((await site.user("otto@example.org")).status).toBe("SUSPENDED");
  });

  it("whose account is somewhere else is invited, or refused where the switch says so", async () => {
    const person = { email: "kim@example.org", firstName: "Kim", lastName: "Vale" };
    await site.edit({ addPerson: person });
    await site.turn({ "create.elsewhere": "refused" });
    expect((await site.create("kim@example.org")).status).toBe(409);
    await site.turn({ "create.elsewhere": "invited" });
    expect((await site.create("kim@example.org")).status).toBe(201);
    expect(await site.user("kim@example.org")).toMatchObject({ invitation: "pending", firstName: "Kim" });
  });

  it("gets no account where the switch says so, and later the key that is waiting", async () => {
    await site.turn({ "scim.createsAccount": false });
    const { id } = (await site.create("nora@example.org")).body;
    expect(await site.user("nora@example.org")).toBeUndefined();
    const users = [{ email: "nora@example.org", firstName: "Nora", lastName: "West" }];
    expect((await site.post("users", { users })).body).toEqual([{ key: id, email: "nora@example.org" }]);
    await site.set(id, { "name.familyName": "East" });
    expect((await site.user("nora@example.org")).lastName).toBe("East");
  });

  it("is linked with an account that somebody makes by hand later", async () => {
    await site.turn({ "scim.createsAccount": false });
    const { id } = (await site.create("nora@example.org")).body;
    await site.edit({ addUser: { email: "nora@example.org", firstName: "N", lastName: "W" } });
    await site.set(id, { userName: "nora.w@example.org" });
    expect((await site.user("nora.w@example.org")).firstName).toBe("N");
    await site.set(id, { "name.givenName": "Nora" });
    expect((await site.user("nora.w@example.org")).firstName).toBe("Nora");
  });

  it("is refused a second time also while there is no account", async () => {
    await site.turn({ "scim.createsAccount": false });
    expect((await site.create("nora@example.org")).status).toBe(201);
    expect((await site.create("Nora@example.org")).status).toBe(409);
  });

  it("has an id that is not the user key where the switch says so", async () => {
    await site.turn({ "scim.ids": "own" });
    const { id } = (await site.create("nora@example.org")).body;
    const user = await site.user("nora@example.org");
    expect(id).not.toBe(user.key);
    expect(await site.organizationUser("nora@example.org")).toMatchObject({ id, userKey: user.key });
    await site.set(id, { userName: "nora.w@example.org", "name.familyName": "East" });
    expect(await site.user("nora.w@example.org")).toMatchObject({ key: user.key, lastName: "East" });
  });

  it("is refused when the person is in the organization under another name", async () => {
    await site.edit({ user: MIRA, set: { email: "mk@example.org" } });
    expect((await site.create("mk@example.org")).status).toBe(409);
  });
});
