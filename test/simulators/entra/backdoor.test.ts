import { describe, expect, it } from "vitest";
import { createEntraSimulator } from "../../../simulators/entra";
import type { EntraSeed } from "../../../simulators/seed/world";
import { ALL_ROLES, CLIENT, SECRET, SEED, stand, TENANT } from "./stand";

const sim = stand();

describe("state", () => {
  it("names everything, so that it can be asserted", async () => {
    const { groups, servicePrincipals } = await sim.state();
    expect(groups.map(({ displayName, members }) => [displayName, members])).toEqual([
      ["Sales", ["ada@contoso.com", "bob@contoso.com", "group:Sales DACH"]],
      ["Sales DACH", ["carol@contoso.com", "bob@contoso.com"]],
      ["O'Brien's", []],
      ["Secret", ["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]],
    ]);
    expect(servicePrincipals).toMatchObject([
      {
        displayName: "GoToMeeting",
        appRoleAssignmentRequired: true,
        assignments: [{ principal: "group:Sales", principalType: "Group", appRole: "User" }],
        jobs: [],
        secrets: [],
      },
      { displayName: "Tool", appRoleAssignmentRequired: false, assignments: [] },
    ]);
  });

  it("has the same ids after every reset", async () => {
    const before = await sim.state();
    await sim.edit({ createGroup: "New", members: ["ada@contoso.com"] });
    expect((await sim.state()).groups).toHaveLength(5);
    await sim.http.post("/__sim/reset");
    expect(await sim.state()).toEqual(before);
  });

  it("has no mail at first", async () => {
    expect((await sim.http.get("/__sim/mail")).data).toEqual([]);
  });
});

describe("seed", () => {
  it("takes a world and uses its Entra half, and reset goes back to it", async () => {
    const entra: EntraSeed = { ...SEED, groups: [], applications: [] };
    expect((await sim.http.post("/__sim/seed", { entra, goto: {} })).status).toBe(200);
    await sim.edit({ createGroup: "New" });
    await sim.http.post("/__sim/reset");
    expect((await sim.state()).groups).toEqual([]);
    await sim.http.post("/__sim/seed", SEED);
  });

  const [group] = SEED.groups;
  const [application] = SEED.applications;
  it.each([
    [
      "an unknown key",
      { ...SEED, colour: "red" },
      "not a seed of the Entra simulator: / must NOT have additional properties (colour)",
    ],
    [
      "no tenant",
      { ...SEED, tenant: undefined },
      "not a seed of the Entra simulator: / must have required property 'tenant'",
    ],
    [
      "a member nobody is",
      { ...SEED, groups: [{ ...group, members: ["x@contoso.com"] }] },
      'x@contoso.com, a member of the group "Sales", is not in the seed',
    ],
    [
      "a template there is not",
      { ...SEED, applications: [{ ...application, template: "Zoom" }] },
      'there is no template "Zoom"',
    ],
    [
      "a role there is not",
      { ...SEED, applications: [{ ...application, assignments: [{ principal: "group:Sales", appRole: "Boss" }] }] },
      'the application "GoToMeeting" has no app role "Boss"',
    ],
    ["a user twice", { ...SEED, users: [...SEED.users, ...SEED.users] }, "the user ada@contoso.com is there twice"],
  ])("with %s is refused and changes nothing", async (_, seed, message) => {
    const before = await sim.state();
    const { status, data } = await sim.http.post("/__sim/seed", seed);
    expect(status).toBe(400);
    expect(data.error).toContain(message);
    expect(await sim.state()).toEqual(before);
  });
});

describe("edits", () => {
  const groups = async () =>
    (await sim.state()).groups.map(({ displayName, members }) => [displayName, members.length]);

  it("change groups", async () => {
    await sim.edit({ group: "Sales", add: ["olga@contoso.com", "group:Secret"], remove: ["ada@contoso.com"] });
    await sim.edit({ group: "Sales DACH", rename: "DACH" });
    await sim.edit([{ deleteGroup: "O'Brien's" }, { createGroup: "New", members: ["ada@contoso.com"] }]);
    expect(await groups()).toEqual([
      ["Sales", 4],
      ["DACH", 2],
      ["Secret", 3],
      ["New", 1],
    ]);
  });

  it("change people", async () => {
    await sim.edit({ user: "ada@contoso.com", set: { accountEnabled: false, mail: "a@contoso.com", surname: null } });
    await sim.edit({ createUser: "dora@contoso.com", set: { displayName: "Dora", mail: "dora@contoso.com" } });
    await sim.edit({ deleteUser: "bob@contoso.com" });
    const { users } = await sim.state();
    expect(users[0]).toMatchObject({ accountEnabled: false, mail: "a@contoso.com" });
    expect(users.map(({ userPrincipalName }) => userPrincipalName)).toEqual([
      "ada@contoso.com",
      "carol@contoso.com",
      "olga@contoso.com",
      "dora@contoso.com",
    ]);
    expect(await groups()).toEqual([
      ["Sales", 2],
      ["Sales DACH", 1],
      ["O'Brien's", 0],
      ["Secret", 2],
    ]);
  });

  it("delete an assignment and an application", async () => {
    await sim.edit({ unassign: "group:Sales", application: "GoToMeeting", appRole: "User" });
    expect((await sim.state()).servicePrincipals[0]?.assignments).toEqual([]);
    await sim.edit({ deleteApplication: "GoToMeeting" });
    const { applications, servicePrincipals } = await sim.state();
    expect([applications, servicePrincipals].map((rows) => rows.map(({ displayName }) => displayName))).toEqual([
      ["Tool"],
      ["Tool"],
    ]);
  });

  it("change what the next token may do; the old one stays as it is", async () => {
    const graph = await sim.graph();
    await sim.edit({ client: CLIENT, roles: [] });
    expect((await graph.get("/v1.0/users")).status).toBe(200);
    expect((await (await sim.graph([])).get("/v1.0/users")).status).toBe(403);
  });

  it.each([
    [{ group: "Nobody", add: [] }, 'there is no group "Nobody"'],
    [{ group: "Sales", add: ["x@contoso.com"] }, 'there is no user "x@contoso.com"'],
    [{ group: "Sales", remove: ["carol@contoso.com"] }, 'the group "Sales" does not have all of remove'],
    [{ group: "Sales", add: "ada@contoso.com" }, '"add" must be a list of texts'],
    [{ group: "Sales", colour: "red" }, 'the edit "group" knows no "colour"'],
    [{ paint: "Sales" }, "an edit begins with one of group, createGroup"],
    [{ user: "ada@contoso.com", set: { shoeSize: "44" } }, '"set" takes accountEnabled, mail'],
    [{ user: "ada@contoso.com", set: { accountEnabled: "no" } }, '"set" takes accountEnabled, mail'],
    [{ createUser: "ada@contoso.com", set: {} }, "there is a user ada@contoso.com already"],
    [{ unassign: "ada@contoso.com", application: "GoToMeeting" }, "ada@contoso.com has no such assignment"],
    [{ client: "nobody", roles: [] }, "there is no client nobody"],
    ["x", "an edit is an object or a list of them"],
  ])("refuse %j and change nothing", async (document, message) => {
    const before = await sim.state();
    const { status, data } = await sim.http.post("/__sim/edit", JSON.stringify(document));
    expect(status).toBe(400);
    expect(data.error).toContain(message);
    expect(await sim.state()).toEqual(before);
  });
});

describe("switches", () => {
  it.each([
    [{ "no.such": 1 }, 'there is no switch "no.such"; there are instantiate.owners'],
    [
      { "hiddenMembership.list": "long" },
      'the switch "hiddenMembership.list" takes short or empty or forbidden, not "long"',
    ],
    [{ "assignment.lagReads": -1 }, 'the switch "assignment.lagReads" takes a whole number from 0, not -1'],
    [{ "assignment.lagReads": "1" }, 'the switch "assignment.lagReads" takes a whole number from 0, not "1"'],
    [[], 'write an object: {"name": value}'],
  ])("refuse %j", async (document, message) => {
    const before = (await sim.http.get("/__sim/switches")).data;
    const { status, data } = await sim.http.put("/__sim/switches", document);
    expect([status, data.error.startsWith(message)]).toEqual([400, true]);
    expect((await sim.http.get("/__sim/switches")).data).toEqual(before);
  });

  it("go back with reset", async () => {
    await sim.switches({ "assignment.lagReads": 3 });
    await sim.http.post("/__sim/reset");
    expect((await sim.http.get("/__sim/switches")).data["assignment.lagReads"]).toBe(0);
  });
});

describe("scale", () => {
  it("a group of 50,000 among 100,000 people is read whole in 51 pages of 999, quickly", async () => {
    const users = Array.from({ length: 100_000 }, (_, i) => ({
      displayName: `Person ${i}`,
      mail: `p${i}@contoso.com`,
      userPrincipalName: `p${i}@contoso.com`,
    }));
    const seed: EntraSeed = {
      tenant: { id: TENANT, displayName: "Contoso" },
      clients: [{ clientId: CLIENT, secret: SECRET, roles: ALL_ROLES }],
      users,
      groups: [
        { displayName: "Half", members: users.slice(0, 50_000).map(({ userPrincipalName }) => userPrincipalName) },
      ],
      applications: [],
    };
    await sim.http.post("/__sim/seed", seed, { maxBodyLength: Number.POSITIVE_INFINITY });
    const graph = await sim.graph();
    const [half] = (await graph.get("/v1.0/groups?$filter=displayName eq 'Half'")).data.value;
    const seen = new Set<string>();
    let pages = 0;
    const query = "$select=id,mail,accountEnabled&$top=999&$count=true";
    let next = `/v1.0/groups/${half.id}/transitiveMembers/microsoft.graph.user?${query}`;
    for (; next !== undefined; pages++) {
      const { data } = await graph.get(next, { headers: { ConsistencyLevel: "eventual" } });
      for (const { mail } of data.value) seen.add(mail);
      next = data["@odata.nextLink"];
    }
    expect([pages, seen.size]).toEqual([51, 50_000]);
    for (let i = 0; i < 200; i++) await graph.get(`/v1.0/users?$filter=mail eq 'p${i}@contoso.com'`);
    await sim.http.post("/__sim/seed", SEED);
  });

  it("refuses a seed that is none when it is started", () => {
    expect(() => createEntraSimulator("https://localhost:1", {} as EntraSeed)).toThrow("not a seed");
  });
});
