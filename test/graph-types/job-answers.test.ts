import { describe, expect, it } from "vitest";
import { complaints } from "./conformity";
import { AREAS } from "./paths";
import { pairs, SYNC, WatchedJob } from "./watched-job";

const watched = new WatchedJob();
const { tenant, target } = watched;
/** What the text `value` of an answer on demand holds (§6.7). */
const DETAILS = "{ provisioningSteps: ProvisioningStep[]; modifiedProperties: ModifiedProperty[] }";

describe("what the simulator answers about a provisioning job is as Microsoft defines it, and so are the bodies that it takes", () => {
  it("before the first cycle", async () => {
    expect((await watched.look()).status.code).toBe("NotRun");
  });

  it("after cycles that create, update and disable", async () => {
    await watched.cycle();
    await tenant.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    await watched.cycle();
    await tenant.edit({ group: "Sales", remove: ["ada@contoso.com"] });
    await watched.cycle();
    const { status, log } = await watched.look();
    expect(status).toMatchObject({ code: "Active", lastExecution: { state: "Succeeded" } });
    const actions = log.map((row: { provisioningAction: string }) => row.provisioningAction);
    expect(new Set(actions)).toEqual(new Set(["create", "update", "disable"]));
  });

  it("with failures in escrow", async () => {
    target.interfere = (line) => (line === "POST /Users" ? { status: 500, body: "{}" } : undefined);
    await watched.cycle();
    const { status, log } = await watched.look();
    expect(status.lastExecution).toMatchObject({ state: "EntryLevelErrors" });
    expect(log[0].provisioningStatusInfo).toMatchObject({ status: "failure" });
  });

  it.each([
    ["with bad credentials", badCredentials, "EncounteredQuarantineException"],
    ["after too many failures", tooManyFailures, "EncounteredBaseEscrowThreshold"],
    ["after a large share of failures", largeShare, "EncounteredEscrowProportionThreshold"],
    ["after too many deletions", tooManyDeletions, "TooManyDeletes"],
  ])("in quarantine %s", async (_, arrange, reason) => {
    await arrange();
    await watched.cycle();
    const { status } = await watched.look();
    expect([status.code, status.quarantine.reason]).toEqual(["Quarantine", reason]);
  });

  function badCredentials(): void {
    target.authorization = "Bearer another";
  }

  async function tooManyFailures(): Promise<void> {
    target.interfere = (line) => (line === "POST /Users" ? { status: 500, body: "{}" } : undefined);
    await tenant.door("PUT", "switches", { "quarantine.failures": 1 });
  }

  async function largeShare(): Promise<void> {
    target.interfere = (line) => (line === "POST /Users" ? { status: 500, body: "{}" } : undefined);
    await tenant.door("PUT", "switches", { "quarantine.shareFrom": 2, "quarantine.sharePercent": 40 });
  }

  async function tooManyDeletions(): Promise<void> {
    const settings = {
      Enabled: true,
      Recipients: "it@contoso.com",
      DeleteThresholdEnabled: true,
      DeleteThresholdValue: 1,
    };
    await watched.put("/secrets", pairs({ SyncNotificationSettings: JSON.stringify(settings), SyncAll: "false" }));
    await watched.cycle();
    await tenant.edit({ group: "Sales", remove: ["ada@contoso.com", "bob@contoso.com"] });
  }

  it("paused, restarted, disabled after four weeks, and deleted", async () => {
    await watched.cycle();
    await watched.post(`${watched.job}/pause`);
    expect((await watched.look()).status.code).toBe("Paused");
    await watched.post(`${watched.job}/restart`, { criteria: { resetScope: "Escrows, Watermark,QuarantineState" } });
    await watched.post(`${watched.job}/start`);
    await tenant.edit({ dropCredentials: "GoToMeeting" });
    for (let day = 0; day < 30; day += 1) await tenant.door("POST", "clock", { advance: 86_400 });
    await watched.signIn();
    expect((await watched.look()).status.code).toBe("Quarantine");
    expect((await watched.get(watched.job)).schedule.state).toBe("Disabled");
    expect((await watched.graph.delete(`${SYNC}${watched.job}`)).status).toBe(204);
  });

  it("on demand: done, skipped, failed", async () => {
    const { users } = (await tenant.door("GET", "state")) as { users: { id: string }[] };
    const results: string[] = [];
    const ask = async (user: number) => {
      const subjects = [{ objectId: users[user]?.id ?? "", objectTypeName: "User" }];
      const answer = (await watched.post(`${watched.job}/provisionOnDemand`, {
        parameters: [{ ruleId: "USER_OUTBOUND_USER", subjects }],
      })) as { key: string; value: string };
      results.push(JSON.parse(answer.key).result);
      expect(complaints(DETAILS, JSON.parse(answer.value))).toEqual([]);
    };
    await ask(0);
    await ask(2);
    target.interfere = (line) => (line === "POST /Users" ? { status: 500, body: "{}" } : undefined);
    await ask(1);
    expect(results).toEqual(["Success", "Skipped", "Failure"]);
    await watched.look();
  });

  it("and no path was left out", () => {
    expect(tenant.witness.unseen(AREAS.jobs)).toEqual([]);
  });
});
