import { describe, expect, it } from "vitest";
import { desk } from "./desk";

const tested = desk();
const { sim } = tested;
const settings = (more: object = {}) =>
  tested.secrets({
    SyncNotificationSettings: JSON.stringify({
      Enabled: true,
      Recipients: "it@contoso.com; boss@contoso.com",
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 1,
      ...more,
    }),
  });
const bothLeave = { group: "Sales", remove: ["ada@contoso.com", "bob@contoso.com"] };
const active = () => Object.values(tested.people());

describe("the deletion threshold", () => {
  it("lets as many deletions through as it says", async () => {
    await settings({ DeleteThresholdValue: 2 });
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    expect(active()).toEqual([false, false]);
    expect((await tested.status()).code).toBe("Active");
  });

  it.each([
    ["excess", [false, true], ["bob@contoso.com"]],
    ["all", [true, true], ["ada@contoso.com", "bob@contoso.com"]],
  ])("holds the %s of more, puts the job into quarantine and tells the recipients", async (choice, left, staged) => {
    await sim.switches({ "cycle.threshold": choice });
    await settings();
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    expect(active()).toEqual(left);
    expect((await tested.memory()).staged).toEqual(staged);
    const status = await tested.status();
    expect([status.code, status.quarantine?.reason, status.lastExecution.state]).toEqual([
      "Quarantine",
      "TooManyDeletes",
      "Succeeded",
    ]);
    expect((await tested.log()).filter((row) => row.provisioningAction === "stagedDelete")).toHaveLength(staged.length);
    expect((await sim.http.get("/__sim/mail")).data).toMatchObject([
      { kind: "quarantine", from: "azure-noreply@microsoft.com", to: "it@contoso.com", reason: "TooManyDeletes" },
      { to: "boss@contoso.com" },
    ]);
  });

  it("goes on holding in later cycles, says so once, and counts each cycle anew", async () => {
    await settings();
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    expect(await tested.cycle()).toEqual([]);
    expect(active()).toEqual([false, true]);
    expect((await tested.log()).filter((row) => row.provisioningAction === "stagedDelete")).toHaveLength(1);
    expect((await sim.http.get("/__sim/mail")).data).toHaveLength(2);
  });

  it("is passed by after a restart with ForceDeletes, in one cycle", async () => {
    await settings();
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    await tested.restart("ForceDeletes");
    expect(await tested.cycle()).toEqual(["GET /Users/t2", "PATCH /Users/t2"]);
    expect(active()).toEqual([false, false]);
    expect((await tested.memory()).staged).toEqual([]);
    expect(await tested.status()).toMatchObject({ code: "Active", quarantine: null });
    await sim.edit({ ...bothLeave, add: bothLeave.remove, remove: undefined });
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    expect((await tested.memory()).staged).toHaveLength(1);
  });

  it("forgets who was assigned again", async () => {
    await settings();
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    await sim.edit({ group: "Sales", add: ["bob@contoso.com"] });
    await tested.restart();
    await tested.cycle();
    expect(active()).toEqual([false, true]);
    expect(await tested.memory()).toMatchObject({ staged: [], status: { code: "Active" } });
  });

  it("counts a disabled account, and is off unless enabled", async () => {
    await settings({ DeleteThresholdValue: 0 });
    await tested.cycle();
    await sim.edit({ user: "ada@contoso.com", set: { accountEnabled: false } });
    await tested.cycle();
    expect((await tested.memory()).staged).toEqual(["ada@contoso.com"]);
    await settings({ DeleteThresholdEnabled: false });
    await tested.cycle();
    expect(active()).toEqual([false, true]);
  });

  it("sends no mail where notifications are not enabled", async () => {
    await settings({ Enabled: false });
    await tested.cycle();
    await sim.edit(bothLeave);
    await tested.cycle();
    expect((await tested.status()).code).toBe("Quarantine");
    expect((await sim.http.get("/__sim/mail")).data).toEqual([]);
  });
});
