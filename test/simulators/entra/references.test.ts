import { beforeEach, describe, expect, it } from "vitest";
import { desk, filter } from "./desk";
import { SEED } from "./stand";

const SALES = [{ principal: "group:Sales", appRole: "User" }];
const tested = desk({ ...SEED, applications: [{ displayName: "GoToMeeting", assignments: SALES }] }, "scim");
const { sim, target } = tested;
const MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";
const ids = new Map<string, string>();
const managed = () => target.bodies.flatMap(({ Operations }) => (Operations ?? []) as { path: string }[]);
const ofManager = () => managed().filter(({ path }) => path === MANAGER);

beforeEach(async () => {
  for (const { id, userPrincipalName } of (await sim.state()).users) ids.set(userPrincipalName.split("@")[0] ?? "", id);
});

const setManager = async (of: string, manager: string) => {
  const link = { "@odata.id": `${sim.url}/v1.0/users/${ids.get(manager)}` };
  expect((await tested.graph.put(`/v1.0/users/${ids.get(of)}/manager/$ref`, link)).status).toBe(204);
};

describe("the manager of a user", () => {
  it("is written in the second pass, when both are in the target", async () => {
    await setManager("ada", "bob");
    const requests = await tested.cycle();
    expect(requests.indexOf("PATCH /Users/t1")).toBeGreaterThan(requests.lastIndexOf("POST /Users"));
    expect(ofManager()).toEqual([{ op: "Add", path: MANAGER, value: [{ $ref: null, value: "t2" }] }]);
    await tested.cycle();
    expect(ofManager()).toEqual([]);
  });

  it("is replaced by another, and goes with the last", async () => {
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"] });
    await setManager("ada", "bob");
    await tested.cycle();
    await setManager("ada", "carol");
    await tested.cycle();
    expect(ofManager()).toEqual([{ op: "Replace", path: MANAGER, value: [{ $ref: null, value: "t3" }] }]);
    await tested.graph.delete(`/v1.0/users/${ids.get("ada")}/manager/$ref`);
    await tested.cycle();
    expect(ofManager()).toEqual([{ op: "Remove", path: MANAGER }]);
  });

  it("who is not in scope is left out, and follows only after a restart", async () => {
    await setManager("ada", "carol");
    await tested.cycle();
    expect(ofManager()).toEqual([]);
    expect((await tested.memory()).escrows).toEqual([]);
    await sim.edit([
      { group: "Sales", add: ["carol@contoso.com"] },
      { user: "ada@contoso.com", set: { jobTitle: "Chief" } },
    ]);
    await tested.cycle();
    expect([Object.keys(tested.people()).length, ofManager()]).toEqual([3, []]);
    await tested.restart();
    await tested.cycle();
    expect(ofManager()).toEqual([{ op: "Add", path: MANAGER, value: [{ $ref: null, value: "t3" }] }]);
  });

  it("is of no interest for who leaves at the same time", async () => {
    await tested.cycle();
    await setManager("ada", "bob");
    await sim.edit({ group: "Sales", remove: ["ada@contoso.com"] });
    await tested.cycle();
    expect([tested.people()["ada@contoso.com"], ofManager()]).toEqual([false, []]);
  });

  it("is written once only where the mapping is for new users", async () => {
    await tested.remap((mapping) => {
      const [one] = mapping.attributeMappings.filter(({ targetAttributeName }) => targetAttributeName === MANAGER);
      Object.assign(one ?? {}, { flowType: "ObjectAddOnly" });
    });
    await setManager("ada", "bob");
    await tested.cycle();
    expect(ofManager().length).toBe(1);
    await tested.graph.delete(`/v1.0/users/${ids.get("ada")}/manager/$ref`);
    await tested.cycle();
    expect(ofManager()).toEqual([]);
  });
});

describe("a reference that cannot be resolved yet", () => {
  const failing = (line: string) => {
    target.interfere = (asked) => (asked === line ? { status: 500, body: "{}" } : undefined);
  };

  it("is that to a member who is in scope but could not be created; the group waits in escrow and gets the rest", async () => {
    let posts = 0;
    target.interfere = (line) => {
      posts += line === "POST /Users" ? 1 : 0;
      return line === "POST /Users" && posts === 1 ? { status: 500, body: "{}" } : undefined;
    };
    await tested.cycle();
    expect(target.groups.members()).toEqual({ Sales: ["t1"] });
    const { escrows } = await tested.memory();
    expect(escrows.map(({ source, code }) => [source, code])).toEqual([
      ["ada@contoso.com", "TargetFailed"],
      ["group:Sales", "ReferencesUnresolved"],
    ]);
    expect((await tested.status()).lastExecution).toMatchObject({ state: "EntryLevelErrors", countEscrowed: 2 });

    await tested.later(1);
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
    expect((await tested.memory()).escrows).toEqual([]);
  });

  it("is looked for again where the request failed, and nothing else with it", async () => {
    await tested.cycle();
    failing("PATCH /Groups/g1");
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"] });
    await tested.cycle();
    expect((await tested.memory()).escrows.map(({ source }) => source)).toEqual(["group:Sales"]);
    target.interfere = undefined;
    await tested.later(1);
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2", "t3"] });
    expect((await tested.memory()).escrows).toEqual([]);
  });

  it("is not lost where the group itself failed before", async () => {
    await tested.cycle();
    failing("GET /Groups/g1?excludedAttributes=members");
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"], remove: ["ada@contoso.com"] });
    await tested.cycle();
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
    target.interfere = undefined;
    await tested.later(1);
    expect(target.groups.members()).toEqual({ Sales: ["t2", "t3"] });
  });

  it("is told in the log as a failure of the group", async () => {
    failing("POST /Users");
    await tested.cycle();
    const row = (await tested.log()).findLast(({ sourceIdentity }) => sourceIdentity.displayName === "Sales");
    expect(row).toMatchObject({
      provisioningStatusInfo: { status: "failure", errorInformation: { errorCode: "ReferencesUnresolved" } },
    });
    expect(row?.provisioningSteps).toContainEqual(
      expect.objectContaining({ provisioningStepType: "referenceResolution", status: "warning" }),
    );
  });
});

describe("quarantine", () => {
  it.each([
    ["leaves out references where it counts failures", { "quarantine.failures": 2 }, null],
    [
      "counts them where the figure is of both",
      { "quarantine.failuresWithReferences": 2 },
      "EncounteredTotalEscrowThreshold",
    ],
  ])("%s", async (_, switches, reason) => {
    await sim.switches(switches);
    target.interfere = (line) => (line === "POST /Users" ? { status: 500, body: "{}" } : undefined);
    await tested.cycle();
    const { quarantine, lastExecution } = await tested.status();
    expect([lastExecution.countEscrowed, quarantine?.reason ?? null]).toEqual([3, reason]);
  });
});

describe("a member who leaves the scope but not the group", () => {
  it("is disabled, and stays a member", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { scope: filter(["accountEnabled", "IS TRUE"]) }));
    await tested.cycle();
    await sim.edit({ user: "ada@contoso.com", set: { accountEnabled: false } });
    await tested.cycle();
    expect([tested.people()["ada@contoso.com"], target.groups.members()]).toEqual([false, { Sales: ["t1", "t2"] }]);
  });
});
