import { describe, expect, it } from "vitest";
import { CLOSED, FOREIGN, MEETING, MIRA, NOBODY, OTTO, WEBINAR } from "./seed";
import { codeIn, Site } from "./site";

const site = new Site();
const mira = () => site.user("mira.k@example.org");

describe("what an update changes", () => {
  it("only the fields that are sent", async () => {
    const before = await mira();
    const answer = await site.put(`users/${MIRA}`, { lastName: "Ray", timeZone: "Europe/Warsaw" });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await mira()).toEqual({ ...before, lastName: "Ray", timeZone: "Europe/Warsaw" });
  });

  it("nothing, when the body is empty or says what is so already", async () => {
    const before = await site.state();
    expect((await site.put(`users/${MIRA}`, {})).status).toBe(204);
    expect((await site.put(`users/${MIRA}`, { firstName: "Mira", licenseKeys: [MEETING] })).status).toBe(204);
    expect(await site.state()).toEqual(before);
    expect(await site.mail()).toEqual([]);
  });

  it("answers with the user where the switch says so", async () => {
    await site.turn({ "update.status": 200 });
    const { status, body } = await site.put(`users/${MIRA}`, { lastName: "Ray" });
    expect([status, body.key, body.lastName]).toEqual([200, MIRA, "Ray"]);
  });

  it("the e-mail address: key and all else stay, the old address is free again", async () => {
    await site.put(`users/${MIRA}`, { email: "mira.ray@example.org" });
    expect((await site.user("mira.ray@example.org")).key).toBe(MIRA);
    expect((await site.put(`users/${OTTO}`, { email: "mira.k@example.org" })).status).toBe(204);
  });

  it("licenceKeys replace the whole set, adminRoles too, groupKey is the one group", async () => {
    const groupKey = (await site.state()).groups[1].key;
    await site.put(`users/${MIRA}`, { licenseKeys: [WEBINAR], adminRoles: ["RUN_REPORTS"], groupKey });
    expect(await mira()).toMatchObject({ licences: ["GoToWebinar"], adminRoles: ["RUN_REPORTS"], groups: ["Support"] });
    await site.put(`users/${MIRA}`, { adminRoles: [], managedGroupKeys: [groupKey], admin: true });
    expect(await mira()).toMatchObject({ adminRoles: [], managedGroupKeys: [groupKey] });
    expect((await site.get(`users/${MIRA}`)).body).toMatchObject({ admin: true, products: ["G2W", "G2M"] });
  });

  it("tells the user of changed licences and roles, and of a product's first enablement once", async () => {
    for (const licenseKeys of [[WEBINAR], [MEETING], [WEBINAR]]) await site.put(`users/${OTTO}`, { licenseKeys });
    const kinds = (await site.mail()).map(({ kind, products }) => [kind, products].flat().join(" ").trim());
    expect(kinds).toEqual(["change", "get-started G2M G2W", "change", "change"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["an unknown user", NOBODY, {}, "404 user.not.found"],
    ["the key", MIRA, { key: MIRA }, "400 field.unknown"],
    ["a status", MIRA, { status: "ACTIVE" }, "400 field.unknown"],
    ["custom roles", MIRA, { roleSets: [] }, "400 field.unknown"],
    ["no group", MIRA, { groupKey: null }, "400 field.invalid"],
    ["an unknown group", MIRA, { groupKey: NOBODY }, "404 group.not.found"],
    ["an unknown licence", MIRA, { licenseKeys: [NOBODY] }, "404 license.not.found"],
    ["a disabled licence", MIRA, { licenseKeys: [CLOSED] }, "400 license.disabled"],
    ["a foreign licence", MIRA, { licenseKeys: [MEETING, FOREIGN] }, "403 license.externally.managed"],
    ["an unknown role", MIRA, { adminRoles: ["KING"] }, "400 role.unknown"],
    ["a name of another type", MIRA, { firstName: 7 }, "400 field.invalid"],
    ["no name", MIRA, { firstName: null }, "400 field.invalid"],
    ["a long name", MIRA, { firstName: "x".repeat(33) }, "400 user.name.invalid"],
    ["a bad e-mail address", MIRA, { email: "x" }, "400 user.email.invalid"],
    ["somebody's e-mail address", MIRA, { email: "Otto@example.org" }, "409 user.name.conflict"],
  ])("%s", async (_, key, body, code) => {
    expect(codeIn(await site.put(`users/${key}`, { timeZone: "Europe/Paris", ...body }))).toBe(code);
  });

  it("one's own e-mail address in another case is no conflict", async () => {
    expect((await site.put(`users/${MIRA}`, { email: "Mira.K@example.org" })).status).toBe(204);
  });

  it("the last seat", async () => {
    await site.put(`users/${OTTO}`, { licenseKeys: [WEBINAR] });
    expect(codeIn(await site.put(`users/${MIRA}`, { licenseKeys: [WEBINAR] }))).toBe("409 license.seats.exhausted");
    expect((await site.put(`users/${OTTO}`, { licenseKeys: [WEBINAR, MEETING] })).status).toBe(204);
  });

  it("the key is ignored where the switch says so", async () => {
    await site.turn({ "update.keyInBody": "ignored" });
    expect((await site.put(`users/${MIRA}`, { key: NOBODY, lastName: "Ray" })).status).toBe(204);
    expect(await mira()).toMatchObject({ key: MIRA, lastName: "Ray" });
  });

  it.each([
    ["nameLocked", { firstName: "Mira" }, "403 user.name.locked"],
    ["nameLocked", { lastName: "Ray" }, "403 user.name.locked"],
    ["emailLocked", { email: "mira.k@example.org" }, "403 user.email.locked"],
    ["identityReadOnly", { firstName: "Mira" }, "403 user.identity.readonly"],
    ["identityReadOnly", { locale: "de_DE" }, "403 user.identity.readonly"],
    ["identityReadOnly", { email: "m@example.org" }, "403 user.identity.readonly"],
  ])("with %s: %j, even if it would change nothing", async (lock, body, code) => {
    await site.edit({ user: MIRA, set: { [lock]: true } });
    expect(codeIn(await site.put(`users/${MIRA}`, body))).toBe(code);
    expect((await site.put(`users/${MIRA}`, { licenseKeys: [WEBINAR], timeZone: "Europe/Paris" })).status).toBe(204);
  });

  it("identity fields of a read-only user are ignored where the switch says so", async () => {
    await site.turn({ "update.identityReadOnly": "ignored" });
    await site.edit({ user: MIRA, set: { identityReadOnly: true } });
    await site.put(`users/${MIRA}`, { firstName: "Maria", licenseKeys: [WEBINAR] });
    expect(await mira()).toMatchObject({ firstName: "Mira", licences: ["GoToWebinar"] });
  });
});
