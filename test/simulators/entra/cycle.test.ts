import { describe, expect, it } from "vitest";
import { desk } from "./desk";

const tested = desk();
const { sim, target } = tested;
const ADA = 'GET /Users?filter=userName eq "ada@contoso.com"';
const BOB = 'GET /Users?filter=userName eq "bob@contoso.com"';

describe("an initial cycle", () => {
  it("creates the direct members of an assigned group, with every value there is; nested members never", async () => {
    expect(await tested.cycle()).toEqual([ADA, "POST /Users", BOB, "POST /Users"]);
    expect(tested.people()).toEqual({ "ada@contoso.com": true, "bob@contoso.com": true });
    expect(target.bodies[0]).toEqual({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: "ada@contoso.com",
      active: true,
      displayName: "Ada Example",
      emails: [{ type: "work", value: "ada@contoso.com" }],
      name: { givenName: "Ada", familyName: "Example" },
      externalId: "ada",
    });
  });

  it("matches those whom the target has already, and writes nothing where all is right", async () => {
    await tested.cycle();
    await tested.restart("Full");
    expect(await tested.cycle()).toEqual([ADA, BOB]);
    expect((await tested.memory()).links).toMatchObject([
      { source: "ada@contoso.com", target: "t1", disabled: false, managed: true },
      { source: "bob@contoso.com", target: "t2" },
    ]);
  });

  it("mends what differs in whom it matches, with Add for what the target lacks", async () => {
    target.add({ userName: "ADA@contoso.com", active: false, displayName: "Old" });
    expect(await tested.cycle()).toEqual([ADA, "PATCH /Users/t1", BOB, "POST /Users"]);
    expect(target.bodies[0]).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [
        { op: "Replace", path: "userName", value: "ada@contoso.com" },
        { op: "Replace", path: "active", value: "True" },
        { op: "Replace", path: "displayName", value: "Ada Example" },
        { op: "Add", path: 'emails[type eq "work"].value', value: "ada@contoso.com" },
        { op: "Add", path: "name.givenName", value: "Ada" },
        { op: "Add", path: "name.familyName", value: "Example" },
        { op: "Add", path: "externalId", value: "ada" },
      ],
    });
    expect(tested.people()["ada@contoso.com"]).toBe(true);
  });

  it("writes booleans as booleans where the address has the flag", async () => {
    await tested.secrets({ BaseAddress: `${target.url}/?aadOptscim062020` });
    target.add({ userName: "ada@contoso.com", active: false });
    await tested.cycle();
    expect(target.bodies[0]).toMatchObject({
      Operations: expect.arrayContaining([{ op: "Replace", path: "active", value: true }]),
    });
  });

  it("takes people who are assigned directly, and everybody who is enabled with SyncAll", async () => {
    await tested.secrets({ SyncAll: "true" });
    await tested.cycle();
    expect(Object.keys(tested.people())).toEqual(["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]);
  });

  it("reads nothing but users whose mapping is on", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { enabled: false }));
    expect(await tested.cycle()).toEqual([]);
    expect((await tested.status()).code).toBe("Active");
  });
});

describe("an incremental cycle", () => {
  it("asks nothing of the target while nobody changes, and does not see what others change there", async () => {
    await tested.cycle();
    Object.assign(target.users.get("t1") ?? {}, { displayName: "Somebody else's" });
    expect(await tested.cycle()).toEqual([]);
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    expect(await tested.cycle()).toEqual(["GET /Users/t1", "PATCH /Users/t1"]);
    expect(target.bodies[0]).toMatchObject({
      Operations: [
        { op: "Replace", path: "displayName", value: "Ada Example" },
        { op: "Add", path: "title", value: "Chief" },
      ],
    });
    expect(await tested.cycle()).toEqual([]);
  });

  it("takes up who came into a group, and a change of scope to everybody at once", async () => {
    await tested.cycle();
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"] });
    expect(await tested.cycle()).toEqual(['GET /Users?filter=userName eq "carol@contoso.com"', "POST /Users"]);
    expect((await tested.status()).lastExecution).toMatchObject({ countImportedReferenceDeltas: 1, countExports: 1 });
  });

  it("goes back from everybody to assigned people only after a restart", async () => {
    await tested.secrets({ SyncAll: "true" });
    await tested.cycle();
    await tested.secrets({ SyncAll: "false" });
    expect(await tested.cycle()).toEqual([]);
    await tested.restart();
    await tested.cycle();
    expect(tested.people()["carol@contoso.com"]).toBe(false);
  });

  it("creates again whom somebody deleted in the target, once the source changes", async () => {
    await tested.cycle();
    target.users.delete("t1");
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    expect(await tested.cycle()).toEqual(["GET /Users/t1", ADA, "POST /Users"]);
  });

  it("becomes an initial one after the mapping changed", async () => {
    await tested.cycle();
    await tested.remap(({ attributeMappings }) => attributeMappings.splice(2, 1));
    expect(await tested.cycle()).toEqual(["GET /Users/t1", "GET /Users/t2"]);
    expect((await tested.status()).lastExecution).toMatchObject({ countImported: 2, countImportedDeltas: 0 });
  });
});

describe("a mapping that is changed while a cycle runs", () => {
  it("makes the next cycle an initial one", async () => {
    let changed = false;
    target.interfere = async (line) => {
      if (line === ADA && !changed) {
        changed = true;
        await tested.remap(({ attributeMappings }) => attributeMappings.pop());
      }
      return undefined;
    };
    await tested.cycle();
    expect(await tested.cycle()).toEqual(["GET /Users/t1", "GET /Users/t2"]);
    expect(await tested.cycle()).toEqual([]);
  });
});

describe("the clock", () => {
  it("runs a started job at once and every 40 minutes, each cycle at its time", async () => {
    await tested.later(0.01);
    expect(Object.keys(tested.people())).toHaveLength(2);
    const first = (await tested.status()).lastExecution.activityIdentifier;
    await tested.later(0.5);
    expect((await tested.status()).lastExecution.activityIdentifier).toBe(first);
    const due = (await tested.memory()).nextRun;
    await tested.later(0.3);
    const { lastExecution } = await tested.status();
    expect(lastExecution.activityIdentifier).not.toBe(first);
    expect(lastExecution.timeBegan).toBe(due);
  });

  it("moved by months runs a bounded number of cycles, the last one now", async () => {
    await tested.later(24 * 90);
    const { data } = await sim.http.get("/__sim/clock");
    const last = Date.parse(String((await tested.status()).lastExecution.timeBegan));
    expect(data.now - last).toBeLessThan(5000);
  });

  it("runs nothing of a job that is paused", async () => {
    await tested.graph.post(`${tested.job}/pause`);
    expect(await tested.later(2)).toEqual([]);
    const refused = await sim.edit({ runCycle: "GoToMeeting" });
    expect([refused.status, refused.data.error]).toEqual([400, expect.stringContaining("is not started")]);
    expect((await sim.edit({ runCycle: "all" })).data).toEqual({ cycles: [] });
  });
});

describe("the job tells", () => {
  it("what its last cycle did", async () => {
    expect((await tested.status()).code).toBe("NotRun");
    await tested.cycle();
    const status = await tested.status();
    expect(status).toMatchObject({
      code: "Active",
      quarantine: null,
      progress: [],
      countSuccessiveCompleteFailures: 0,
      synchronizedEntryCountByType: [{ key: "User to User", value: 2 }],
      lastExecution: {
        state: "Succeeded",
        error: null,
        countEntitled: 2,
        countEntitledForProvisioning: 2,
        countEscrowed: 0,
        countExported: 2,
        countExports: 2,
        countImported: 2,
      },
    });
    expect(status.lastSuccessfulExecutionWithExports).toEqual(status.lastExecution);
    expect(status.steadyStateFirstAchievedTime).toBe(status.lastExecution.timeEnded);
    await tested.cycle();
    const after = await tested.status();
    expect(after.steadyStateFirstAchievedTime).toBe(status.steadyStateFirstAchievedTime);
    expect(after.lastSuccessfulExecutionWithExports).toEqual(status.lastExecution);
    expect(after.lastExecution).toMatchObject({ countExports: 0, countEntitledForProvisioning: 2 });
  });

  it("its progress while a cycle runs, which goes on when the job is stopped", async () => {
    let progress: unknown;
    target.interfere = async (line) => {
      if (line !== ADA) return undefined;
      await tested.graph.post(`${tested.job}/pause`);
      progress = (await tested.status()).progress;
      return undefined;
    };
    await tested.cycle();
    expect(progress).toMatchObject([{ completedUnits: 0, totalUnits: 2, units: "Users" }]);
    expect(Object.keys(tested.people())).toHaveLength(2);
    expect(await tested.status()).toMatchObject({
      code: "Paused",
      progress: [],
      lastExecution: { state: "Succeeded" },
    });
  });

  it("for 30 days what happened to whom", async () => {
    await tested.cycle();
    await tested.later(24 * 29);
    expect(await tested.log()).toHaveLength(2);
    await tested.later(24 * 2);
    expect(await tested.log()).toEqual([]);
  });

  it("person by person in the provisioning log", async () => {
    await tested.cycle();
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief" } });
    await tested.cycle();
    const rows = await tested.log();
    expect(rows.map((row) => [row.provisioningAction, row.sourceIdentity.displayName])).toEqual([
      ["create", "Ada Example"],
      ["create", "Bob Example"],
      ["update", "Ada Example"],
    ]);
    expect(rows[2]).toMatchObject({
      jobId: tested.job.split("/").at(-1),
      cycleId: (await tested.status()).lastExecution.activityIdentifier,
      servicePrincipal: { displayName: "GoToMeeting" },
      sourceIdentity: { identityType: "User", details: { UserPrincipalName: "ada@contoso.com" } },
      targetIdentity: { id: "t1" },
      provisioningStatusInfo: { status: "success", errorInformation: null },
      modifiedProperties: [{ displayName: "title", oldValue: null, newValue: "Chief" }],
    });
    const steps = rows[0]?.provisioningSteps as { name: string; provisioningStepType: string }[];
    expect(steps.map(({ name, provisioningStepType }) => [name, provisioningStepType])).toEqual([
      ["EntryImport", "import"],
      ["EntrySynchronizationScoping", "scoping"],
      ["EntryMatch", "matching"],
      ["EntryExportAdd", "export"],
    ]);
  });
});
