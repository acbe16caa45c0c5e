import { beforeEach, describe, expect, it } from "vitest";
import { desk } from "./desk";
import { SEED } from "./stand";

const SALES = [{ principal: "group:Sales", appRole: "User" }];
const tested = desk({ ...SEED, applications: [{ displayName: "GoToMeeting", assignments: SALES }] }, "scim");
const { sim, target } = tested;
const ids = new Map<string, string>();
const user = (name: string) => ({ objectId: ids.get(name), objectTypeName: "User" });

beforeEach(async () => {
  const { users, groups } = await sim.state();
  for (const { id, userPrincipalName } of users) ids.set(userPrincipalName.split("@")[0] ?? "", id);
  for (const { id, displayName } of groups) ids.set(displayName, id);
});

const post = (subject: object, ruleId = "GROUP_OUTBOUND_GROUP") =>
  tested.graph.post(`${tested.job}/provisionOnDemand`, { parameters: [{ ruleId, subjects: [subject] }] });
const ask = async (name: string, members?: readonly object[]) => {
  target.forget();
  const links = members === undefined ? {} : { links: { members } };
  const { status, data } = await post({ objectId: ids.get(name), objectTypeName: "Group", ...links });
  expect([status, data.error]).toEqual([200, undefined]);
  return { ...JSON.parse(data.key), ...JSON.parse(data.value), requests: [...target.requests] };
};
const FIND = 'GET /Groups?excludedAttributes=members&filter=displayName eq "Sales"';

describe("provisioning a group on demand", () => {
  it("creates it with those of the named members who are in the target", async () => {
    await tested.remap((mapping) => Object.assign(mapping, { enabled: false }), 1);
    await tested.cycle();
    await tested.remap((mapping) => Object.assign(mapping, { enabled: true }), 1);
    const told = await ask("Sales", [user("ada")]);
    expect(told.requests).toEqual([FIND, "POST /Groups", "PATCH /Groups/g1"]);
    expect(told).toMatchObject({ result: "Success", details: "" });
    expect(told.provisioningSteps).toContainEqual(
      expect.objectContaining({ provisioningStepType: "referenceResolution", status: "success" }),
    );
    expect(told.modifiedProperties).toContainEqual({ displayName: "members", oldValue: null, newValue: "t1" });
    expect(target.groups.members()).toEqual({ Sales: ["t1"] });
    expect((await tested.log()).at(-1)).toMatchObject({ provisioningAction: "create" });
  });

  it("makes no people, and says who of the members is not in the target", async () => {
    const { provisioningSteps } = await ask("Sales", [user("ada"), user("bob")]);
    expect(provisioningSteps).toContainEqual(
      expect.objectContaining({ status: "warning", description: "members: 0 resolved, 2 not in the target." }),
    );
    expect([tested.people(), target.groups.members()]).toEqual([{}, { Sales: [] }]);
  });

  it("looks at no member when none is named, and takes out one who has left the group", async () => {
    await tested.cycle();
    await sim.edit({ group: "Sales", remove: ["ada@contoso.com"] });
    expect((await ask("Sales")).result).toBe("Skipped");
    expect(target.groups.members()).toEqual({ Sales: ["t1", "t2"] });
    expect((await ask("Sales", [user("ada")])).result).toBe("Success");
    expect(target.groups.members()).toEqual({ Sales: ["t2"] });
  });

  it("skips a group that is not assigned", async () => {
    expect(await ask("Sales DACH")).toMatchObject({
      result: "Skipped",
      details: "The group is not assigned.",
      requests: [],
    });
  });

  it("does not find a user who is in the target when asked for a group", async () => {
    await tested.cycle();
    expect((await post({ objectId: ids.get("ada"), objectTypeName: "Group" })).status).toBe(404);
  });

  it("is refused for more than five members, members that are no users, a rule of users, and nobody's group", async () => {
    const six = Array.from({ length: 6 }, () => user("ada"));
    const refusals: readonly (readonly [object, number, string?])[] = [
      [{ objectId: ids.get("Sales"), objectTypeName: "Group", links: { members: six } }, 400],
      [
        {
          objectId: ids.get("Sales"),
          objectTypeName: "Group",
          links: { members: [{ objectId: ids.get("Sales DACH"), objectTypeName: "Group" }] },
        },
        400,
      ],
      [{ objectId: ids.get("Sales"), objectTypeName: "Group" }, 400, "USER_OUTBOUND_USER"],
      [{ objectId: ids.get("Sales"), objectTypeName: "Device" }, 400],
      [{ objectId: ids.get("ada"), objectTypeName: "Group" }, 404],
    ];
    for (const [subject, status, rule] of refusals) expect((await post(subject, rule)).status).toBe(status);
    expect(target.requests).toEqual([]);
    const five = { objectId: ids.get("Sales"), objectTypeName: "Group", links: { members: six.slice(1) } };
    expect((await post(five)).status).toBe(200);
  });
});

describe("provisioning a user on demand", () => {
  it("writes the manager only when the request names one", async () => {
    await tested.cycle();
    const link = { "@odata.id": `${sim.url}/v1.0/users/${ids.get("bob")}` };
    await tested.graph.put(`/v1.0/users/${ids.get("ada")}/manager/$ref`, link);
    target.forget();
    await post(user("ada"), "USER_OUTBOUND_USER");
    expect(target.bodies).toEqual([]);
    await post({ ...user("ada"), links: { manager: user("bob") } }, "USER_OUTBOUND_USER");
    expect(target.bodies).toMatchObject([{ Operations: [{ op: "Add", value: [{ value: "t2" }] }] }]);
  });
});
