import { describe, expect, it } from "vitest";
import { ADAM, FINN, FOREIGN, MEETING, MIRA, RHEA } from "./seed";
import { codeIn, Site } from "./site";

const site = new Site();
const mira = () => site.user("mira.k@example.org");

describe("suspending and resuming", () => {
  it("no licence and no role is SUSPENDED and frees the seat; a licence again is ACTIVE again", async () => {
    await site.put(`users/${MIRA}`, { licenseKeys: [], adminRoles: [] });
    expect(await mira()).toMatchObject({ status: "SUSPENDED", group: "Sales", licences: [] });
    expect((await site.state()).licences[0].used).toBe(0);
    await site.put(`users/${MIRA}`, { licenseKeys: [MEETING] });
    expect((await mira()).status).toBe("ACTIVE");
  });

  it("no licences but a role is not suspended", async () => {
    await site.put(`users/${MIRA}`, { licenseKeys: [], adminRoles: ["RUN_REPORTS"] });
    expect((await mira()).status).toBe("ACTIVE");
  });

  it("licenseKeys: [] is refused or ignored where the switch says so, and one DELETE per seat still works", async () => {
    await site.turn({ "update.emptyLicences": "refused" });
    expect(codeIn(await site.put(`users/${MIRA}`, { licenseKeys: [] }))).toBe("400 license.required");
    await site.turn({ "update.emptyLicences": "ignored" });
    expect((await site.put(`users/${MIRA}`, { licenseKeys: [], lastName: "Ray" })).status).toBe(204);
    expect(await mira()).toMatchObject({ licences: ["GoToMeeting Business"], lastName: "Ray" });
    await site.delete(`licenses/${MEETING}/users/${MIRA}`);
    expect((await mira()).status).toBe("SUSPENDED");
  });

  it("callers may suspend and delete themselves, unless the switch says no", async () => {
    await site.turn({ "users.selfRemoval": "refused" });
    expect(codeIn(await site.put(`users/${RHEA}`, { adminRoles: [] }))).toBe("403 user.self.removal");
    expect(codeIn(await site.delete(`users/${RHEA}`))).toBe("403 user.self.removal");
    await site.turn({ "users.selfRemoval": "applied" });
    expect((await site.put(`users/${RHEA}`, { adminRoles: [] })).status).toBe(204);
    expect((await site.user("root@example.org")).status).toBe("SUSPENDED");
  });

  it("the holder of a licence that another system assigns cannot be suspended or deleted", async () => {
    expect(codeIn(await site.put(`users/${FINN}`, { licenseKeys: [] }))).toBe("403 license.externally.managed");
    expect(codeIn(await site.delete(`users/${FINN}`))).toBe("403 license.externally.managed");
    expect((await site.put(`users/${FINN}`, { licenseKeys: [FOREIGN, MEETING] })).status).toBe(204);
  });
});

describe("deleting and coming back", () => {
  const again = {
    users: [{ email: "Mira.K@example.org", firstName: "New", lastName: "Name" }],
    licenseKeys: [MEETING],
  };

  it("leaves the account and frees the seats; a second time is a 404", async () => {
    const answer = await site.delete(`users/${MIRA}`);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await mira()).toBeUndefined();
    const state = await site.state();
    expect([state.licences[0].used, state.deleted]).toEqual([0, [{ key: MIRA, email: "mira.k@example.org" }]]);
    expect(codeIn(await site.delete(`users/${MIRA}`))).toBe("404 user.not.found");
    expect((await site.get(`users/${MIRA}`)).status).toBe(404);
  });

  it("answers with a body where the switch says so", async () => {
    await site.turn({ "delete.status": 200 });
    expect((await site.delete(`users/${MIRA}`)).status).toBe(200);
  });

  it("the same e-mail address comes back with the same key, the old names and the old activation", async () => {
    await site.delete(`users/${MIRA}`);
    await site.advance(400);
    site.signInAgain();
    expect((await site.post("users", again)).body).toEqual([{ key: MIRA, email: "Mira.K@example.org" }]);
    expect(await mira()).toMatchObject({ key: MIRA, firstName: "Mira", passwordCreated: true, group: null });
  });

  it("after revive.windowDays it is somebody new", async () => {
    await site.turn({ "revive.windowDays": 30 });
    await site.delete(`users/${MIRA}`);
    await site.advance(29);
    site.signInAgain();
    expect((await site.post("users", again)).body[0].key).toBe(MIRA);
    await site.delete(`users/${MIRA}`);
    await site.advance(31);
    site.signInAgain();
    expect((await site.post("users", again)).body[0].key).not.toBe(MIRA);
    expect(await site.user("Mira.K@example.org")).toMatchObject({ firstName: "New", status: "INVITED" });
  });

  it("the e-mail address of somebody who was deleted stays taken", async () => {
    await site.delete(`users/${MIRA}`);
    expect(codeIn(await site.put(`users/${ADAM}`, { email: "mira.k@example.org" }))).toBe("409 user.name.conflict");
  });

  it("an invited person turns ACTIVE by activating", async () => {
    const users = [{ email: "nora@example.org", firstName: "Nora", lastName: "Wirth" }];
    const [{ key }] = (await site.post("users", { users, licenseKeys: [MEETING] })).body;
    expect((await site.get(`users/${key}`)).body).toMatchObject({ status: "INVITED", canAuthenticate: false });
    await site.door("POST", `/__sim/people/${key}/activate`);
    expect((await site.get(`users/${key}`)).body).toMatchObject({ status: "ACTIVE", canAuthenticate: true });
  });
});
