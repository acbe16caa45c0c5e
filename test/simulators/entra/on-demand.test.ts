import { beforeEach, describe, expect, it } from "vitest";
import { desk, filter } from "./desk";

const tested = desk();
const { sim, target } = tested;
const ids = new Map<string, string>();
const subject = (objectId: unknown, ruleId = "USER_OUTBOUND_USER") => ({
  parameters: [{ ruleId, subjects: [{ objectId, objectTypeName: "User" }] }],
});
const ask = async (name: string) => {
  target.forget();
  const { status, data } = await tested.graph.post(`${tested.job}/provisionOnDemand`, subject(ids.get(name)));
  return status === 200
    ? { ...JSON.parse(data.key), ...JSON.parse(data.value), requests: [...target.requests] }
    : data.error;
};

beforeEach(async () => {
  for (const { id, userPrincipalName } of (await sim.state()).users) ids.set(userPrincipalName.split("@")[0] ?? "", id);
});

describe("provisioning on demand", () => {
  it("does for one person what a cycle does, and tells it in two texts that hold JSON", async () => {
    const first = await ask("ada");
    expect(first).toMatchObject({ result: "Success", details: "" });
    expect(first.requests).toEqual(['GET /Users?filter=userName eq "ada@contoso.com"', "POST /Users"]);
    expect(
      first.provisioningSteps.map(({ provisioningStepType }: { provisioningStepType: string }) => provisioningStepType),
    ).toEqual(["import", "scoping", "matching", "export"]);
    expect(first.modifiedProperties).toContainEqual({
      displayName: "userName",
      oldValue: null,
      newValue: "ada@contoso.com",
    });
    expect(tested.people()).toEqual({ "ada@contoso.com": true });
    expect(await ask("ada")).toMatchObject({ result: "Skipped", requests: ["GET /Users/t1"] });
    expect((await tested.log()).map((row) => row.provisioningAction)).toEqual(["create", "other"]);
  });

  it("is followed by a cycle that does the rest", async () => {
    await ask("ada");
    expect(await tested.cycle()).toEqual([
      "GET /Users/t1",
      'GET /Users?filter=userName eq "bob@contoso.com"',
      "POST /Users",
    ]);
  });

  it.each([
    ["carol", "The user is not assigned."],
    ["olga", "The user is not assigned."],
  ])("skips %s, who is not in scope", async (name, details) => {
    expect(await ask(name)).toMatchObject({ result: "Skipped", details, requests: [] });
  });

  it("skips whom a filter leaves out, and whose account is disabled", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { scope: filter(["jobTitle", "IS NOT NULL"]) }));
    expect(await ask("ada")).toMatchObject({ result: "Skipped", details: "A scoping filter leaves the user out." });
    await sim.edit({ user: "ada@contoso.com", set: { jobTitle: "Chief", accountEnabled: false } });
    expect(await ask("ada")).toMatchObject({ result: "Skipped", details: "The user's account is disabled." });
  });

  it("disables who has left", async () => {
    await tested.cycle();
    await sim.edit({ group: "Sales", remove: ["ada@contoso.com"] });
    expect(await ask("ada")).toMatchObject({ result: "Success", requests: ["GET /Users/t1", "PATCH /Users/t1"] });
    expect(tested.people()["ada@contoso.com"]).toBe(false);
  });

  it("tells a failure of the target as a result", async () => {
    target.interfere = () => ({ status: 401, body: "{}" });
    expect(await ask("ada")).toMatchObject({ result: "Failure", details: expect.stringContaining("401") });
    expect((await tested.status()).quarantine).toBe(null);
  });

  it("does not look at app roles", async () => {
    await tested.remap(({ attributeMappings }) =>
      attributeMappings.push({
        targetAttributeName: "nickName",
        source: { expression: "SingleAppRoleAssignment([appRoleAssignments])", type: "Function" },
      }),
    );
    await ask("ada");
    expect(target.bodies[0]?.nickName).toBeUndefined();
  });

  it("does not see an assignment that is younger than the switch says", async () => {
    await tested.graph.post(`${tested.job}/pause`);
    await sim.switches({ "onDemand.assignmentSeconds": 120 });
    expect(await ask("ada")).toMatchObject({ result: "Skipped", details: "The user is not assigned." });
    await sim.http.post("/__sim/clock", { advance: 121 });
    expect((await ask("ada")).result).toBe("Success");
  });

  it("is refused for nobody, a rule there is not, and a body that is none", async () => {
    const post = async (body: unknown) => (await tested.graph.post(`${tested.job}/provisionOnDemand`, body)).status;
    expect(await post(subject("99999999-9999-4999-8999-999999999999"))).toBe(404);
    expect(await post(subject(ids.get("ada"), "OTHER"))).toBe(400);
    expect(await post({})).toBe(400);
    expect(
      await post({
        parameters: [
          { ruleId: "USER_OUTBOUND_USER", subjects: [{ objectId: ids.get("ada"), objectTypeName: "Group" }] },
        ],
      }),
    ).toBe(400);
    await sim.edit({ dropCredentials: "GoToMeeting" });
    expect((await ask("ada")).code).toBe("CredentialsMissing");
  });

  it("is answered five times in ten seconds, then with 429", async () => {
    for (let times = 0; times < 5; times++) expect((await ask("carol")).result).toBe("Skipped");
    expect((await ask("carol")).code).toBe("TooManyRequests");
    await sim.http.post("/__sim/clock", { advance: 10 });
    expect((await ask("carol")).result).toBe("Skipped");
  });
});
