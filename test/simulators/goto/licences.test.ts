import { describe, expect, it } from "vitest";
import { CLOSED, FINN, FOREIGN, MEETING, MIRA, NOBODY, OTTO, WEBINAR } from "./seed";
import { codeIn, Site } from "./site";

const site = new Site();
const at = (licence: string, user: string) => `licenses/${licence}/users/${user}`;

describe("a licence", () => {
  it("shows seats, users and products; invited people hold a seat", async () => {
    const users = [{ email: "nora@example.org", firstName: "Nora", lastName: "Wirth" }];
    const [{ key }] = (await site.post("users", { users, licenseKeys: [MEETING] })).body;
    const { results, total } = (await site.get("licenses")).body;
    expect(total).toBe(4);
    expect(results[0]).toMatchObject({
      key: MEETING,
      description: "GoToMeeting Business",
      seats: 3,
      userCount: 2,
      enabled: true,
      products: ["G2M"],
      userKeys: [MIRA, key],
      invitedUserKeys: [key],
      externallyManaged: false,
    });
  });
});

describe("handing out and taking back one seat", () => {
  it("is added to what the user has; a second time changes nothing", async () => {
    for (const _ of [1, 2]) expect((await site.post(at(WEBINAR, MIRA))).status).toBe(204);
    expect((await site.user("mira.k@example.org")).licences).toEqual(["GoToMeeting Business", "GoToWebinar"]);
  });

  it("is taken from what the user has; a second time changes nothing", async () => {
    for (const _ of [1, 2]) expect((await site.delete(at(MEETING, MIRA))).status).toBe(204);
    expect((await site.user("mira.k@example.org")).status).toBe("SUSPENDED");
  });

  it("tells the user, unless suppressEmail says not to", async () => {
    await site.delete(`${at(MEETING, MIRA)}?suppressEmail=TRUE`);
    expect(await site.mail()).toEqual([]);
    await site.post(at(MEETING, MIRA));
    await site.delete(`${at(MEETING, MIRA)}?suppressEmail=FALSE`);
    expect((await site.mail()).map(({ kind }) => kind)).toEqual(["change", "change"]);
    expect(codeIn(await site.delete(`${at(MEETING, MIRA)}?suppressEmail=no`))).toBe("400 parameter.invalid");
  });

  it.each([
    ["an unknown licence", NOBODY, MIRA, "404 license.not.found"],
    ["an unknown user", MEETING, NOBODY, "404 user.not.found"],
    ["a disabled licence", CLOSED, MIRA, "400 license.disabled"],
    ["a foreign licence", FOREIGN, MIRA, "403 license.externally.managed"],
  ])("%s", async (_, licence, user, code) => {
    expect(codeIn(await site.post(at(licence, user)))).toBe(code);
  });

  it("a foreign licence is not taken back, and a full one not handed out", async () => {
    expect(codeIn(await site.delete(at(FOREIGN, FINN)))).toBe("403 license.externally.managed");
    await site.edit({ licence: "GoToMeeting Business", seats: 1 });
    expect(codeIn(await site.post(at(MEETING, OTTO)))).toBe("409 license.seats.exhausted");
  });
});

describe("custom roles", () => {
  const give = async (filter: string, name = "Auditor") => {
    const id = (await site.post("rolesets", { name })).body;
    return site.put(`rolesets/${id}/users?filter=${encodeURIComponent(filter)}`);
  };

  it("are given to the users that match, count for the status, and are taken away again", async () => {
    expect((await give('email eq "otto@example.org"')).status).toBe(204);
    const { body } = await site.get("rolesets");
    expect(body.results).toEqual([{ id: expect.stringMatching(/^\d{19}$/), name: "Auditor" }]);
    expect(await site.user("otto@example.org")).toMatchObject({ status: "ACTIVE", roleSets: [body.results[0].id] });
    expect((await site.get(`users/${MIRA}`)).body).not.toHaveProperty("roleSets");
    await site.delete(`users/rolesets?filter=${encodeURIComponent('(email="otto@example.org")')}`);
    expect((await site.user("otto@example.org")).status).toBe("SUSPENDED");
  });

  it("without a filter nobody gets or loses one", async () => {
    expect(codeIn(await give(""))).toBe("400 filter.required");
    expect(codeIn(await site.delete("users/rolesets"))).toBe("400 filter.required");
    expect(codeIn(await give("x", "Other"))).toBe("400 filter.invalid");
    const all = `rolesets/${NOBODY}/users?filter=${encodeURIComponent('status eq "ACTIVE"')}`;
    expect(codeIn(await site.put(all))).toBe("404 roleset.not.found");
  });

  it("only somebody who may make admins hands them out", async () => {
    const id = (await site.post("rolesets", { name: "Auditor" })).body;
    const path = `rolesets/${id}/users?filter=${encodeURIComponent('status eq "ACTIVE"')}`;
    expect((await site.put(path, undefined, { as: "adam" })).status).toBe(403);
    // Who manages one group hands none to people outside it, not even when only some of those that match are.
    await site.edit({ user: "adam@example.org", set: { hasAdminAccess: true, managedGroups: ["Sales"] } });
    expect((await site.put(path, undefined, { as: "adam" })).status).toBe(403);
    const inSales = `rolesets/${id}/users?filter=${encodeURIComponent('groupName eq "Sales"')}`;
    expect((await site.put(inSales, undefined, { as: "adam" })).status).toBe(204);
  });
});

describe("attributes and templates", () => {
  it("are made, listed and changed; the answer is the bare id", async () => {
    const { text, body } = await site.post("attributes", { name: "Cost centre" });
    expect(text).toMatch(/^"\d{19}"$/);
    expect((await site.put(`attributes/${body}`, { name: "Unit" })).status).toBe(204);
    expect((await site.get("attributes")).body.results).toEqual([{ id: body, name: "Unit" }]);
    const template = { title: "Welcome", subject: "Hello", text: "Welcome!" };
    const { body: id } = await site.post("templates", template);
    expect((await site.get("templates")).body.results).toEqual([{ id, ...template }]);
  });

  it.each([
    ["POST", "attributes", {}, "400 attribute.name.required"],
    ["POST", "attributes", { name: "x", colour: "red" }, "400 field.unknown"],
    ["POST", "templates", { subject: "x" }, "400 template.title.required"],
    ["PUT", `attributes/${NOBODY}`, { name: "x" }, "404 attribute.not.found"],
  ])("%s %s %j", async (method, path, body, code) => {
    expect(codeIn(await site.send(method, path, { body }))).toBe(code);
  });

  it("a name twice is a conflict", async () => {
    await site.post("attributes", { name: "Unit" });
    expect(codeIn(await site.post("attributes", { name: "Unit" }))).toBe("409 attribute.name.conflict");
  });
});
