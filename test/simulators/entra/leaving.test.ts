import { describe, expect, it } from "vitest";
import { desk, mapped } from "./desk";

const tested = desk();
const { sim, target } = tested;
const DISABLED = { Operations: [{ op: "Replace", path: "active", value: "False" }] };
const leaveGroup = { group: "Sales", remove: ["ada@contoso.com"] };
const disable = { user: "ada@contoso.com", set: { accountEnabled: false } };
const enable = { user: "ada@contoso.com", set: { accountEnabled: true } };
const links = async () =>
  (await tested.memory()).links.map(({ source, disabled, managed }) => [source, disabled, managed]);

describe("somebody who leaves", () => {
  it.each([
    ["is out of the group", leaveGroup, false],
    ["is unassigned with the group", { unassign: "group:Sales", application: "GoToMeeting" }, false],
    ["has the account disabled", disable, true],
    ["is deleted", { deleteUser: "ada@contoso.com" }, true],
  ])("%s: is disabled, and followed further or not", async (_, edit, managed) => {
    await tested.cycle();
    await sim.edit(edit);
    expect((await tested.cycle()).slice(0, 2)).toEqual(["GET /Users/t1", "PATCH /Users/t1"]);
    expect(target.bodies[0]).toMatchObject(DISABLED);
    expect(tested.people()["ada@contoso.com"]).toBe(false);
    expect((await links())[0]).toEqual(["ada@contoso.com", true, managed]);
    expect((await tested.log()).find((row) => row.provisioningAction === "disable")).toMatchObject({
      sourceIdentity: { displayName: "Ada Example" },
      provisioningStatusInfo: { status: "success" },
      modifiedProperties: [{ displayName: "active", oldValue: "true", newValue: "False" }],
    });
    expect(await tested.cycle()).toEqual([]);
  });

  it("by a filter is disabled", async () => {
    await tested.cycle();
    await tested.remap((mapping) => {
      mapping.scope = { groups: [{ clauses: [{ sourceOperandName: "jobTitle", operatorName: "IS NOT NULL" }] }] };
    });
    await tested.cycle();
    expect(tested.people()).toEqual({ "ada@contoso.com": false, "bob@contoso.com": false });
  });

  it("and is disabled in the target already costs no write", async () => {
    await tested.cycle();
    Object.assign(target.users.get("t1") ?? {}, { active: false });
    await sim.edit(leaveGroup);
    expect(await tested.cycle()).toEqual(["GET /Users/t1"]);
  });

  it("and was never provisioned is not looked for", async () => {
    target.add({ userName: "carol@contoso.com", active: true });
    await sim.edit({ group: "Sales", remove: ["ada@contoso.com", "bob@contoso.com"] });
    expect(await tested.cycle()).toEqual([]);
    expect(tested.people()).toEqual({ "carol@contoso.com": true });
  });

  it("and comes back is matched again and active", async () => {
    await tested.cycle();
    await sim.edit(leaveGroup);
    await tested.cycle();
    await sim.edit({ group: "Sales", add: ["ada@contoso.com"] });
    expect(await tested.cycle()).toEqual(['GET /Users?filter=userName eq "ada@contoso.com"', "PATCH /Users/t1"]);
    expect(target.bodies[0]).toMatchObject({ Operations: [{ op: "Replace", path: "active", value: "True" }] });
    expect((await links())[0]).toEqual(["ada@contoso.com", false, true]);
  });

  it("with a disabled account, enabled again, is active again", async () => {
    await tested.cycle();
    await sim.edit(disable);
    await tested.cycle();
    await sim.edit(enable);
    await tested.cycle();
    expect(tested.people()["ada@contoso.com"]).toBe(true);
  });

  it("disabled is never created", async () => {
    await sim.edit(disable);
    await tested.cycle();
    expect(Object.keys(tested.people())).toEqual(["bob@contoso.com"]);
  });
});

describe("a deleted user", () => {
  it("is deleted in the target after 30 days, not before", async () => {
    await tested.cycle();
    await sim.edit({ deleteUser: "ada@contoso.com" });
    await tested.later(24 * 29);
    expect(tested.people()["ada@contoso.com"]).toBe(false);
    expect(await tested.later(24 * 2)).toEqual(["DELETE /Users/t1"]);
    expect((await links()).map(([source]) => source)).toEqual(["bob@contoso.com"]);
    expect(await tested.later(2)).toEqual([]);
  });

  it("by an administrator for good is deleted at once, also when it was deleted before", async () => {
    await tested.cycle();
    await sim.edit({ deleteUserForGood: "ada@contoso.com" });
    expect(await tested.cycle()).toEqual(["DELETE /Users/t1"]);
    await sim.edit({ deleteUser: "bob@contoso.com" });
    await tested.cycle();
    await sim.edit({ deleteUserForGood: "bob@contoso.com" });
    expect(await tested.cycle()).toEqual(["DELETE /Users/t2"]);
  });

  it("who was unassigned before is no longer followed", async () => {
    await tested.cycle();
    await sim.edit(leaveGroup);
    await tested.cycle();
    await sim.edit({ deleteUser: "ada@contoso.com" });
    expect(await tested.later(24 * 40)).toEqual([]);
    await tested.restart();
    expect(await tested.later(1)).toEqual(["GET /Users/t2"]);
    expect(tested.people()["ada@contoso.com"]).toBe(false);
  });

  it("restored is in the groups again and active", async () => {
    await tested.cycle();
    await sim.edit({ deleteUser: "ada@contoso.com" });
    await tested.cycle();
    await sim.edit({ restoreUser: "ada@contoso.com" });
    await tested.cycle();
    expect(tested.people()["ada@contoso.com"]).toBe(true);
    expect((await sim.edit({ restoreUser: "ada@contoso.com" })).status).toBe(400);
  });

  it("can be restored for 30 days only", async () => {
    await sim.edit({ deleteUser: "ada@contoso.com" });
    await tested.later(24 * 31);
    expect((await sim.edit({ restoreUser: "ada@contoso.com" })).status).toBe(400);
  });
});

describe("SkipOutOfScopeDeletions", () => {
  it("leaves alone what is out of scope, but not who is deleted", async () => {
    await tested.secrets({ SkipOutOfScopeDeletions: "True" });
    await tested.cycle();
    await sim.edit(leaveGroup);
    expect(await tested.cycle()).toEqual([]);
    await sim.edit({ deleteUser: "ada@contoso.com" });
    await tested.cycle();
    expect(tested.people()["ada@contoso.com"]).toBe(false);
  });
});

describe("without a mapping of active from IsSoftDeleted", () => {
  const constant = mapped("active", '"True"');
  it.each([
    ["no mapping of active", []],
    ["active as a constant", [constant]],
  ])("(%s) who is out of scope is deleted", async (_, more) => {
    await tested.remap((mapping) => {
      mapping.attributeMappings = [mapped("userName", "[userPrincipalName]", { matchingPriority: 1 }), ...more];
    });
    await tested.cycle();
    await sim.edit(leaveGroup);
    expect(await tested.cycle()).toEqual(["DELETE /Users/t1"]);
  });

  it.each([
    ["deletes", ["DELETE /Users/t1"]],
    ["nothing", []],
  ])("a disabled account means, by the switch: %s", async (choice, requests) => {
    await sim.switches({ "cycle.disableWithoutActive": choice });
    await tested.remap((mapping) => {
      mapping.attributeMappings = [mapped("userName", "[userPrincipalName]", { matchingPriority: 1 })];
    });
    await tested.cycle();
    await sim.edit(disable);
    expect(await tested.cycle()).toEqual(requests);
  });
});

describe("flow types leave out", () => {
  const only = (flowTypes: string) => tested.remap((mapping) => Object.assign(mapping, { flowTypes }));

  it("creating", async () => {
    target.add({ userName: "bob@contoso.com" });
    await only("Update, Delete");
    await tested.cycle();
    expect(tested.people()).toEqual({ "bob@contoso.com": true });
  });

  it("updating, and with it disabling", async () => {
    target.add({ userName: "ada@contoso.com", active: true });
    await only("Add, Delete");
    expect(await tested.cycle()).not.toContain("PATCH /Users/t1");
    await sim.edit(leaveGroup);
    expect(await tested.cycle()).toEqual([]);
    expect(tested.people()).toEqual({ "ada@contoso.com": true, "bob@contoso.com": true });
  });

  it("deleting", async () => {
    await only("Add, Update");
    await tested.cycle();
    await sim.edit({ deleteUserForGood: "ada@contoso.com" });
    expect(await tested.cycle()).toEqual([]);
    expect(tested.people()["ada@contoso.com"]).toBe(true);
    expect(await tested.cycle()).toEqual([]);
  });
});
