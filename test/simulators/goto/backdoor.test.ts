import { describe, expect, it } from "vitest";
import { defaultSwitches, SWITCHES } from "../../../simulators/goto/switches";
import { ADAM, MEETING, MIRA, OTTO, RHEA, SEED } from "./seed";
import { type Json, Site } from "./site";

const site = new Site();
const refused = async (method: string, path: string, body: unknown) => {
  const before = await site.state();
  const answer = await site.door(method, path, body);
  expect(await site.state()).toEqual(before);
  return [answer.status, answer.body.error];
};

describe("the state", () => {
  it("tells of everybody, every group and every licence in one form, whatever the switches say", async () => {
    const plain = await site.state();
    expect(plain.account).toEqual({ key: "4200000000000000001", name: "Example Org" });
    expect(plain.users.map(({ key }: Json) => key)).toEqual([ADAM, "4100000000000000204", MIRA, OTTO, RHEA]);
    expect(plain.users[2]).toMatchObject({
      email: "mira.k@example.org",
      status: "ACTIVE",
      licences: ["GoToMeeting Business"],
      licenseKeys: [MEETING],
      adminRoles: [],
      group: "Sales",
    });
    expect(plain.groups[0]).toMatchObject({ name: "Sales", parent: null, members: ["mira.k@example.org"] });
    expect(plain.licences[0]).toMatchObject({ key: MEETING, seats: 3, used: 1 });
    expect(plain.totals).toEqual({ users: 5, active: 4, inactive: 0, invited: 0, suspended: 1, seats: 14, used: 2 });
    await site.turn({ "keys.type": "number", "json.empty": "present", "list.order": "shuffled" });
    expect(await site.state()).toEqual(plain);
  });
});

describe("the seed", () => {
  it("replaces everything; a world is taken for its GoTo part; reset goes back to the last one", async () => {
    const world = {
      entra: {},
      goto: { ...SEED, users: SEED.users.slice(0, 4), oauth: { clients: [], personalAccessTokens: [] } },
    };
    expect((await site.door("POST", "/__sim/seed", world)).status).toBe(200);
    expect((await site.state()).users).toHaveLength(4);
    await site.edit({ user: "otto@example.org", delete: true });
    await site.door("POST", "/__sim/reset");
    expect((await site.state()).users).toHaveLength(4);
  });

  it("people are invited where it says that they have not signed in", async () => {
    const nora = { email: "nora@example.org", firstName: "N", lastName: "W", licences: [MEETING], activated: false };
    await site.door("POST", "/__sim/seed", { ...SEED, users: [...SEED.users, nora] });
    expect(await site.user("nora@example.org")).toMatchObject({
      status: "INVITED",
      licences: ["GoToMeeting Business"],
    });
  });

  const [root, ...others] = SEED.users;
  it.each([
    ["an unknown member", { ...SEED, colour: "red" }, /additional/],
    ["no users", { ...SEED, users: undefined }, /users/],
    ["an unknown licence", { ...SEED, users: [{ ...root, licences: ["x"] }, ...others] }, /no licence x/],
    ["an unknown group", { ...SEED, users: [{ ...root, group: "x" }, ...others] }, /no group x/],
    ["an e-mail address twice", { ...SEED, users: [...SEED.users, { ...root, key: "1" }] }, /root@example.org/],
    ["a key twice", { ...SEED, users: [...SEED.users, { ...root, email: "x@example.org" }] }, /key/],
    ["a group twice", { ...SEED, groups: ["Sales", "Support", "sales"] }, /two groups/],
    ["too few seats", { ...SEED, licences: SEED.licences.map((row) => ({ ...row, seats: 0 })) }, /0 seats/],
    ["a token of nobody", { ...SEED, users: others }, /no user root@example.org/],
    ["a token of no client", { ...SEED, oauth: { ...SEED.oauth, clients: [] } }, /no client tool/],
  ])("is refused with %s", async (_, document, why) => {
    const [status, error] = await refused("POST", "/__sim/seed", document);
    expect(status).toBe(400);
    expect(error).toMatch(why);
  });
});

describe("switches", () => {
  it("start as the table says, and each row of it names its section", async () => {
    const { body } = await site.door("GET", "/__sim/switches");
    expect(body).toEqual({ ...defaultSwitches(), "rate.perSecond": 0 });
    for (const row of Object.values(SWITCHES)) expect(row.section).toMatch(/^\d+(\.\d)?$/);
  });

  it.each([
    [{ "no.such": 1 }, "there is no switch no.such"],
    [{ "keys.type": "bigint" }, "keys.type takes string | number"],
    [{ "list.maxPageSize": 0 }, "list.maxPageSize takes a whole number from 1"],
    [{ "rate.retryAfter": "3" }, "rate.retryAfter takes null | a whole number from 0"],
    [{ toString: 1 }, "there is no switch toString"],
    [[], 'write {"<switch>": <value>, …}'],
  ])("%j is refused", async (document, error) => {
    expect(await refused("PUT", "/__sim/switches", document)).toEqual([400, error]);
  });

  it("one refused value leaves all as they were; reset turns them back", async () => {
    await site.door("PUT", "/__sim/switches", { "keys.type": "number", "no.such": 1 });
    expect((await site.door("GET", "/__sim/switches")).body["keys.type"]).toBe("string");
    await site.turn({ "keys.type": "number" });
    await site.door("POST", "/__sim/reset");
    expect((await site.door("GET", "/__sim/switches")).body["keys.type"]).toBe("string");
  });
});

describe("changes behind the tool's back", () => {
  it("a user's fields, licences and group", async () => {
    const set = { email: "m@example.org", firstName: "M", adminRoles: ["RUN_REPORTS"], group: null, nameLocked: true };
    await site.edit({ user: MIRA, set, licences: ["GoToWebinar"] });
    expect(await site.user("m@example.org")).toMatchObject({ ...set, key: MIRA, licences: ["GoToWebinar"] });
    await site.edit({ user: "M@example.org", set: { group: "Support" }, licences: [] });
    expect(await site.user("m@example.org")).toMatchObject({ group: "Support", licences: [] });
  });

  it("no licence beyond its seats", async () => {
    await site.edit({ user: OTTO, licences: ["GoToWebinar"] });
    const answer = await refused("POST", "/__sim/edit", { user: MIRA, licences: ["GoToWebinar"] });
    expect(answer).toEqual([400, "GoToWebinar has no free seat"]);
  });

  it("people come and go, several at once", async () => {
    const nora = { email: "nora@example.org", firstName: "N", lastName: "W", group: "Sales" };
    await site.edit([{ addUser: nora }, { user: OTTO, delete: true }]);
    expect(await site.user("nora@example.org")).toMatchObject({ group: "Sales", status: "SUSPENDED" });
    expect(await site.user("otto@example.org")).toBeUndefined();
  });

  it("licences and groups", async () => {
    await site.edit([
      { licence: "GoToWebinar", seats: 9, enabled: false },
      { addLicence: { description: "GoToMeeting Pro", products: ["G2M"], seats: 2 } },
      { group: "Sales", name: "Trade" },
      { addGroup: "EMEA", parent: "Trade" },
      { group: "Support", delete: true },
    ]);
    const { licences, groups } = await site.state();
    expect(licences[1]).toMatchObject({ seats: 9, enabled: false });
    expect(licences[4]).toMatchObject({ description: "GoToMeeting Pro", used: 0 });
    expect(groups.map(({ name, parent }: Json) => [name, parent])).toEqual([
      ["Trade", null],
      ["EMEA", "Trade"],
    ]);
  });

  it.each([
    [{}, /an edit has one of user, addUser/],
    [{ colour: "red" }, /an edit has one of/],
    [{ user: "ghost@example.org", delete: true }, /there is no user ghost@example.org/],
    [{ user: MIRA, colour: "red" }, /additional/],
    [{ user: MIRA, set: { status: "ACTIVE" } }, /additional/],
    [{ user: MIRA, set: { email: "otto@example.org" } }, /is taken/],
    [{ user: MIRA, accept: true }, /is not invited/],
    [{ licence: "GoToMeeting Business", seats: 0 }, /1 seats are in use/],
    [{ group: "x", delete: true }, /there is no group x/],
    [{ revokeTokens: false }, /revokeTokens/],
  ])("%j is refused", async (document, why) => {
    const [status, error] = await refused("POST", "/__sim/edit", document);
    expect(status).toBe(400);
    expect(error).toMatch(why);
  });

  it("what people do themselves is not in the journal; an unknown person is a 404", async () => {
    await site.door("DELETE", "/__sim/requests");
    expect((await site.door("POST", `/__sim/people/${MIRA}/seen`)).status).toBe(200);
    expect((await site.door("POST", "/__sim/people/1/seen")).status).toBe(404);
    expect((await site.door("POST", `/__sim/people/${MIRA}/accept`)).status).toBe(400);
    expect((await site.door("GET", "/__sim/requests")).body).toEqual([]);
  });

  it("an injected fault answers in the service's own form", async () => {
    await site.door("POST", "/__sim/faults", [{ kind: "status", status: 503, path: "/groups" }]);
    expect((await site.get("groups")).body.errors).toEqual([{ code: "internal.error" }]);
    expect((await site.get("groups")).status).toBe(200);
  });
});
