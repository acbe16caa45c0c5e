import { describe, expect, it } from "vitest";
import { desk } from "./desk";
import { TOKEN } from "./scim-stand-in";

const tested = desk();
const { sim, target } = tested;
const HOUR = 3_600_000;
const notify = () => tested.secrets({ SyncNotificationSettings: '{"Enabled":true,"Recipients":"it@contoso.com"}' });
/** Hours from the last attempt to the next. */
const wait = async () => {
  const { quarantine, lastExecution } = await tested.status();
  return (Date.parse(String(quarantine?.nextAttempt)) - Date.parse(String(lastExecution.timeBegan))) / HOUR;
};

describe("a job goes into quarantine at once", () => {
  const list = (body: string, type = "application/scim+json") => ({ status: 200, body, type });
  it.each([
    ["for a 401", { status: 401, body: "{}" }, "InvalidCredentials"],
    ["for a 403", { status: 403, body: "{}" }, "InvalidCredentials"],
    ["for a list that is not JSON", list("<html>"), "NonConformingTarget"],
    ["for a list that is not called JSON", list('{"totalResults":0}', "text/html"), "NonConformingTarget"],
    ["for a list of SCIM 1", list('{"totalResults":0,"resources":[]}'), undefined],
    ["for a hit of SCIM 1", list('{"totalResults":1,"resources":[{"id":"1"}]}'), "NonConformingTarget"],
    ["for a list without a total", list('{"Resources":[]}'), "NonConformingTarget"],
    ["for a user without an id", list('{"totalResults":1,"Resources":[{}]}'), "NonConformingTarget"],
    ["for a list that is not found", { status: 404, body: "" }, "NonConformingTarget"],
  ])("%s", async (_, answer, code) => {
    target.interfere = (line) => (line.startsWith("GET /Users?") ? answer : undefined);
    await tested.cycle();
    const { quarantine, lastExecution, ...status } = await tested.status();
    if (code === undefined) return expect(status.code).toBe("Active");
    expect([status.code, status.countSuccessiveCompleteFailures, lastExecution.state]).toEqual([
      "Quarantine",
      1,
      "Failed",
    ]);
    expect(lastExecution.error).toMatchObject({ code, tenantActionable: true });
    expect(quarantine).toMatchObject({ reason: "EncounteredQuarantineException", seriesCount: 1, error: { code } });
    expect(tested.people()).toEqual({});
    expect(JSON.stringify([quarantine, await tested.log()])).not.toContain(TOKEN);
  });

  it.each([
    ["no credentials", { SecretToken: "" }, "CredentialsMissing"],
    ["no address", { BaseAddress: "" }, "AddressMissing"],
    ["another host than this machine", { BaseAddress: "https://scim.contoso.com" }, "InvalidAddress"],
    ["an address without TLS", { BaseAddress: "http://localhost:1" }, "InvalidAddress"],
    ["an address that is none", { BaseAddress: "nowhere" }, "InvalidAddress"],
  ])("for %s", async (_, secrets, code) => {
    await tested.secrets(secrets);
    expect(await tested.cycle()).toEqual([]);
    expect((await tested.status()).quarantine?.error).toMatchObject({ code });
  });

  it("when the back door says so, and a good cycle ends it", async () => {
    await sim.edit({ quarantine: "GoToMeeting", reason: "IngestionInterrupted", message: "Fictional." });
    expect(await tested.status()).toMatchObject({
      code: "Quarantine",
      quarantine: { reason: "IngestionInterrupted", error: { message: "Fictional." } },
    });
    await tested.later(5);
    expect((await tested.status()).code).toBe("Quarantine");
    await tested.later(2);
    expect(await tested.status()).toMatchObject({ code: "Active", quarantine: null });
    expect((await sim.edit({ quarantine: "GoToMeeting", reason: "Whim" })).status).toBe(400);
  });
});

describe("a job in quarantine", () => {
  it("is tried again after 6, 12 and 24 hours, then daily, and is disabled after four weeks", async () => {
    await notify();
    await sim.edit({ dropCredentials: "GoToMeeting" });
    await tested.cycle();
    const waits = [await wait()];
    for (const hours of [6, 12, 24, 24]) {
      await tested.later(hours);
      waits.push(await wait());
    }
    expect(waits).toEqual([6, 12, 24, 24, 24]);
    expect(await tested.status()).toMatchObject({ quarantine: { seriesCount: 5 }, countSuccessiveCompleteFailures: 5 });
    for (let days = 0; days < 29; days++) await tested.later(24);
    expect((await tested.graph.get(tested.job)).data).toMatchObject({
      schedule: { state: "Disabled" },
      status: { code: "Quarantine" },
    });
    await tested.secrets({ SecretToken: TOKEN });
    expect(await tested.later(48)).toEqual([]);
    expect((await sim.http.get("/__sim/mail")).data).toHaveLength(1);
  });

  it("goes on where it was, once mended and restarted", async () => {
    target.authorization = "Bearer another";
    await tested.cycle();
    await tested.secrets({ SecretToken: "another" });
    await tested.restart();
    expect(await tested.status()).toMatchObject({ code: "NotRun", quarantine: null });
    await tested.later(0.01);
    expect(Object.keys(tested.people())).toHaveLength(2);
    expect(await tested.status()).toMatchObject({ code: "Active", countSuccessiveCompleteFailures: 0 });
  });

  it("does what it could not do in the first good cycle, an initial one included", async () => {
    target.authorization = "Bearer another";
    await tested.cycle();
    await tested.secrets({ SecretToken: "another" });
    await tested.cycle();
    expect(Object.keys(tested.people())).toHaveLength(2);
    await tested.remap(({ attributeMappings }) => attributeMappings.pop());
    await tested.secrets({ SecretToken: "wrong" });
    expect(await tested.cycle()).toEqual(["GET /Users/t1"]);
    await tested.secrets({ SecretToken: "another" });
    expect(await tested.cycle()).toEqual(["GET /Users/t1", "GET /Users/t2"]);
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    await tested.secrets({ SecretToken: "wrong" });
    await tested.cycle();
    await tested.secrets({ SecretToken: "another" });
    expect(await tested.cycle()).toEqual(["GET /Users/t1", "PATCH /Users/t1"]);
    expect((await tested.status()).code).toBe("Active");
  });

  it("stays there when it is merely started, or restarted with other scopes", async () => {
    await sim.edit({ quarantine: "GoToMeeting" });
    await tested.graph.post(`${tested.job}/start`);
    expect((await tested.status()).code).toBe("Quarantine");
    await tested.restart("Escrows, Watermark");
    expect((await tested.status()).code).toBe("Quarantine");
  });
});

describe("somebody who fails", () => {
  const failing = (answer: { status: number; body?: string }) => {
    target.interfere = (line) => (line === "POST /Users" && target.users.size === 0 ? answer : undefined);
  };

  it.each([
    [429, "TargetThrottled"],
    [500, "TargetFailed"],
    [400, "TargetRefused"],
    [409, "DuplicateTargetEntries"],
    [302, "TargetRefused"],
  ])("with %i is kept in escrow, the others go on", async (status, code) => {
    let first = true;
    target.interfere = (line) => {
      if (line !== "POST /Users" || !first) return undefined;
      first = false;
      return { status, body: `{"detail":"you sent ${TOKEN}"}` };
    };
    await tested.cycle();
    expect(Object.keys(tested.people())).toEqual(["bob@contoso.com"]);
    expect((await tested.memory()).escrows).toMatchObject([{ source: "ada@contoso.com", tries: 1, code }]);
    expect(await tested.status()).toMatchObject({
      code: "Active",
      quarantine: null,
      lastExecution: { state: "EntryLevelErrors", countEscrowed: 1, countExports: 1 },
      steadyStateFirstAchievedTime: "0001-01-01T00:00:00Z",
    });
    expect((await tested.log())[0]).toMatchObject({
      provisioningAction: "create",
      provisioningStatusInfo: {
        status: "failure",
        errorInformation: { errorCode: code, errorCategory: "nonServiceFailure" },
      },
    });
    expect(JSON.stringify([await tested.log(), await tested.memory()])).not.toContain(TOKEN);
    await tested.later(0.7);
    expect(Object.keys(tested.people())).toHaveLength(2);
    expect((await tested.memory()).escrows).toEqual([]);
  });

  it("is tried ever more rarely", async () => {
    await sim.edit({ group: "Sales", remove: ["bob@contoso.com"] });
    failing({ status: 500, body: "{}" });
    const tries = [(await tested.cycle()).length > 0];
    for (let cycle = 1; cycle < 8; cycle++) tries.push((await tested.later(0.667)).length > 0);
    // After 1, 2 and 4 intervals.
    expect(tries).toEqual([true, true, false, true, false, false, false, true]);
  });

  it("is tried at once when the source changes", async () => {
    failing({ status: 500, body: "{}" });
    await tested.cycle();
    await tested.later(0.7);
    target.interfere = undefined;
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    await tested.cycle();
    expect(Object.keys(tested.people())).toContain("ada@contoso.com");
  });

  it.each([
    ["failure", "EntryLevelErrors", 2],
    ["quarantine", "Failed", 0],
  ])("for an unreachable target is a %s, as the switch says", async (choice, state, escrows) => {
    await sim.switches({ "target.unreachable": choice });
    await tested.secrets({ BaseAddress: "https://localhost:1/scim" });
    await tested.cycle();
    expect((await tested.status()).lastExecution.state).toBe(state);
    expect((await tested.memory()).escrows).toHaveLength(escrows);
    expect(JSON.stringify(await tested.log())).toContain("TargetUnreachable");
  });

  it.each([
    [
      "a share of many",
      { "quarantine.shareFrom": 2, "quarantine.sharePercent": 40 },
      "EncounteredEscrowProportionThreshold",
    ],
    ["a number", { "quarantine.failures": 1 }, "EncounteredBaseEscrowThreshold"],
    ["fewer than that", { "quarantine.failures": 2, "quarantine.shareFrom": 3 }, undefined],
    ["a smaller share", { "quarantine.shareFrom": 2, "quarantine.sharePercent": 100 }, undefined],
  ])("with %s puts the job into quarantine, or not: %j", async (_, switches, reason) => {
    await sim.switches(switches);
    failing({ status: 500, body: "{}" });
    await tested.cycle();
    expect((await tested.status()).quarantine?.reason).toBe(reason);
  });
});

describe("a restart", () => {
  it.each<[string | undefined, readonly string[], number, number]>([
    // scope, requests of the next cycle, links and escrows before it
    [undefined, ['GET /Users?filter=userName eq "ada@contoso.com"', "POST /Users", "GET /Users/t1"], 1, 0],
    ["Watermark", ['GET /Users?filter=userName eq "ada@contoso.com"', "POST /Users", "GET /Users/t1"], 1, 1],
    ["Escrows", [], 1, 0],
    ["QuarantineState", [], 1, 1],
    ["ConnectorDataStore", [], 0, 1],
    ["ForceDeletes", [], 1, 1],
    [
      "Full",
      [
        'GET /Users?filter=userName eq "ada@contoso.com"',
        "POST /Users",
        'GET /Users?filter=userName eq "bob@contoso.com"',
      ],
      0,
      0,
    ],
  ])("with the scope %s", async (scope, requests, links, escrows) => {
    let first = true;
    target.interfere = (line) => {
      if (line !== "POST /Users" || !first) return undefined;
      first = false;
      return { status: 500, body: "{}" };
    };
    await tested.cycle();
    await tested.restart(scope);
    const memory = await tested.memory();
    expect([memory.links.length, memory.escrows.length]).toEqual([links, escrows]);
    expect(await tested.later(0.01)).toEqual(requests);
  });
});
