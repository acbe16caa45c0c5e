import { describe, expect, it } from "vitest";
import { desk, filter } from "./desk";
import { SEED } from "./stand";

const SALES = [{ principal: "group:Sales", appRole: "User" }];
const tested = desk({ ...SEED, applications: [{ displayName: "GoToMeeting", assignments: SALES }] }, "scim");
const { sim, target } = tested;
const FIND = 'GET /Groups?excludedAttributes=members&filter=displayName eq "Sales"';
const ofGroups = (requests: readonly string[]) => requests.filter((line) => line.includes("/Groups"));
const cycle = async () => ofGroups(await tested.cycle());
const lastBody = () => target.bodies.at(-1);
const members = (...ids: readonly string[]) => ids.map((value) => ({ $ref: null, value }));
const threshold = (DeleteThresholdValue: number) =>
  tested.secrets({
    SyncNotificationSettings: JSON.stringify({ Enabled: false, DeleteThresholdEnabled: true, DeleteThresholdValue }),
  });

describe("an initial cycle", () => {
  it("creates an assigned group after its people and without members, which follow in a second pass", async () => {
    const requests = await tested.cycle();
    expect(requests.slice(-3)).toEqual([FIND, "POST /Groups", "PATCH /Groups/g1"]);
    expect(requests.lastIndexOf("POST /Users")).toBeLessThan(requests.indexOf(FIND));
    const [created, patched] = target.bodies.slice(-2);
    expect(created).toEqual({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
      displayName: "Sales",
      externalId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(patched).toMatchObject({ Operations: [{ op: "Add", path: "members", value: members("t1", "t2") }] });
  });

  it("leaves out groups inside the group, their people, and groups that nobody assigned", async () => {
    await cycle();
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
    expect(Object.keys(tested.people())).toEqual(["ada@contoso.com", "bob@contoso.com"]);
  });

  it("matches a group that is there, and changes only what differs", async () => {
    target.groups.all.set("g7", { displayName: "Sales", members: [] });
    expect(await cycle()).toEqual([FIND, "PATCH /Groups/g7", "PATCH /Groups/g7"]);
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
    expect((await tested.memory()).links.at(-1)).toMatchObject({
      source: "group:Sales",
      target: "g7",
      references: { members: ["ada@contoso.com", "bob@contoso.com"] },
    });
  });

  it("writes nothing where the group and its members are as it left them", async () => {
    await cycle();
    await tested.restart();
    expect(await cycle()).toEqual(["GET /Groups/g1?excludedAttributes=members"]);
  });

  it("takes all groups when everybody is in scope", async () => {
    await tested.secrets({ SyncAll: "true" });
    await cycle();
    expect(Object.keys(target.groups.members())).toEqual(["Sales", "Sales DACH", "O'Brien's", "Secret"]);
    expect(target.groups.members().Secret).toEqual(["t1", "t2", "t3"]);
  });

  it("takes only groups that a filter of theirs lets in, and none where their mapping is off", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { scope: filter(["displayName", "EQUALS", "x"]) }), 1);
    expect(await cycle()).toEqual([]);
    await tested.remap((mapping) => Object.assign(mapping, { scope: null, enabled: false }), 1);
    expect(await cycle()).toEqual([]);
  });

  it("writes only so many members at once as the switch says", async () => {
    await sim.switches({ "references.perRequest": 1 });
    expect(await cycle()).toEqual([FIND, "POST /Groups", "PATCH /Groups/g1", "PATCH /Groups/g1"]);
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
  });

  it("counts groups beside users", async () => {
    await cycle();
    const status = await tested.status();
    expect(status.synchronizedEntryCountByType).toEqual([
      { key: "User to User", value: 2 },
      { key: "Group to Group", value: 1 },
    ]);
    expect(status.lastExecution).toMatchObject({
      countEntitled: 3,
      countEntitledForProvisioning: 3,
      countExported: 3,
      countExports: 4,
    });
    expect(await cycle()).toEqual([]);
  });
});

describe("an incremental cycle", () => {
  it("adds who came into the group, and removes who left it", async () => {
    await cycle();
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"], remove: ["ada@contoso.com"] });
    expect(await cycle()).toEqual([
      "GET /Groups/g1?excludedAttributes=members",
      "PATCH /Groups/g1",
      "PATCH /Groups/g1",
    ]);
    expect(target.groups.members()).toEqual({ Sales: ["t2", "t3"] });
    expect(target.bodies.slice(-2)).toMatchObject([
      { Operations: [{ op: "Remove", path: "members", value: members("t1") }] },
      { Operations: [{ op: "Add", path: "members", value: members("t3") }] },
    ]);
    expect(await cycle()).toEqual([]);
  });

  it("removes from the group who is deleted, though the account is disabled in the same cycle", async () => {
    await cycle();
    await sim.edit({ deleteUser: "ada@contoso.com" });
    const requests = await tested.cycle();
    expect(requests.indexOf("PATCH /Users/t1")).toBeLessThan(requests.findIndex((line) => line.includes("/Groups")));
    expect(target.groups.members()).toEqual({ Sales: ["t2"] });
    expect(tested.people()["ada@contoso.com"]).toBe(false);
  });

  it("renames the group in place", async () => {
    await cycle();
    await sim.edit({ group: "Sales", rename: "Sales EMEA" });
    expect(await cycle()).toEqual(["GET /Groups/g1?excludedAttributes=members", "PATCH /Groups/g1"]);
    expect(lastBody()).toMatchObject({ Operations: [{ op: "Replace", path: "displayName", value: "Sales EMEA" }] });
  });

  it("leaves out of the group who comes into scope later; a restart puts them in", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { scope: filter(["mail", "EQUALS", "ada@contoso.com"]) }));
    await cycle();
    expect(target.groups.members()).toEqual({ Sales: ["t1"] });
    await sim.edit({ user: "bob@contoso.com", set: { mail: "ada@contoso.com" } });
    await sim.edit({ group: "Sales", rename: "Sales EMEA" });
    expect(await cycle()).toEqual(["GET /Groups/g1?excludedAttributes=members", "PATCH /Groups/g1"]);
    expect([Object.keys(tested.people()).length, target.groups.members()]).toEqual([2, { "Sales EMEA": ["t1"] }]);
    expect((await tested.memory()).escrows).toEqual([]);
    await tested.restart();
    await cycle();
    expect(target.groups.members()).toEqual({ "Sales EMEA": ["t1", "t2"] });
  });
});

describe("a group that leaves", () => {
  it.each([
    ["is deleted", { deleteGroup: "Sales" }],
    ["is no longer assigned", { unassign: "group:Sales", application: "GoToMeeting" }],
  ])("when it %s is deleted in the target, for there is nothing to disable it with", async (_, change) => {
    await cycle();
    await sim.edit(change);
    expect(await cycle()).toEqual(["DELETE /Groups/g1"]);
    expect(target.groups.members()).toEqual({});
    expect((await tested.memory()).links.map(({ source }) => source)).not.toContain("group:Sales");
  });

  it("stays where what is out of scope is skipped, or where the mapping does not delete", async () => {
    await cycle();
    await tested.secrets({ SkipOutOfScopeDeletions: "True" });
    await sim.edit({ unassign: "group:Sales", application: "GoToMeeting" });
    expect(await cycle()).toEqual([]);
    await tested.secrets({ SkipOutOfScopeDeletions: "" });
    await tested.remap((mapping) => Object.assign(mapping, { flowTypes: "Add, Update" }), 1);
    expect(await cycle()).toEqual([]);
    expect(Object.keys(target.groups.members())).toEqual(["Sales"]);
  });

  it("counts against the deletion threshold like people", async () => {
    await threshold(2);
    await cycle();
    await sim.edit({ unassign: "group:Sales", application: "GoToMeeting" });
    await cycle();
    const { staged } = await tested.memory();
    expect(staged).toEqual(["group:Sales"]);
    expect((await tested.status()).quarantine).toMatchObject({ reason: "TooManyDeletes" });
    expect(Object.keys(target.groups.members())).toEqual(["Sales"]);
  });
});

describe("the flow types of groups", () => {
  it("without Update leave members of a group that is followed alone", async () => {
    await cycle();
    await tested.remap((mapping) => Object.assign(mapping, { flowTypes: "Add, Delete" }), 1);
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"] });
    await cycle();
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
  });

  it("without Add make no group, and so no members", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { flowTypes: "Update" }), 1);
    expect(await cycle()).toEqual([FIND]);
    expect(target.groups.members()).toEqual({});
  });
});

describe("Test Connection", () => {
  it.each([
    ["no", []],
    [
      "yes",
      [expect.stringMatching(/^GET \/Groups\?excludedAttributes=members&filter=displayName eq "[0-9a-f-]{36}"$/)],
    ],
  ])("asks for a group that does not exist as well: %s", async (choice, asked) => {
    await sim.switches({ "credentials.testGroups": choice });
    target.forget();
    const { status } = await tested.graph.post(`${tested.job}/validateCredentials`, { useSavedCredentials: true });
    expect([status, ofGroups(target.requests)]).toEqual([204, asked]);
  });

  it("fails when the target finds that group", async () => {
    await sim.switches({ "credentials.testGroups": "yes" });
    target.interfere = (line) =>
      line.startsWith("GET /Groups") ? { status: 200, body: '{"totalResults":1,"Resources":[{"id":"g"}]}' } : undefined;
    const { status, data } = await tested.graph.post(`${tested.job}/validateCredentials`, {
      useSavedCredentials: true,
    });
    expect([status, data.error.code]).toEqual([400, "NonConformingTarget"]);
  });
});

describe("the log of a group", () => {
  it("tells its creation and, in a row of its own, its members", async () => {
    await cycle();
    const rows = (await tested.log()).filter((row) => (row.sourceIdentity as unknown as Row).identityType === "Group");
    expect(rows.map(({ provisioningAction }) => provisioningAction)).toEqual(["create", "update"]);
    expect(rows[0]).toMatchObject({
      sourceIdentity: { displayName: "Sales", identityType: "Group", details: {} },
      targetIdentity: { id: "g1", identityType: "Group" },
    });
    const steps = (rows[1]?.provisioningSteps ?? []) as Row[];
    expect(steps.map(({ provisioningStepType }) => provisioningStepType)).toEqual([
      "import",
      "scoping",
      "referenceResolution",
      "export",
    ]);
    expect(rows[1]?.modifiedProperties).toEqual([{ displayName: "members", oldValue: null, newValue: "t1, t2" }]);
  });

  interface Row {
    readonly identityType?: string;
    readonly provisioningStepType?: string;
  }
});
