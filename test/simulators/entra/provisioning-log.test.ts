import { describe, expect, it } from "vitest";
import { desk } from "./desk";
import { ALL_ROLES } from "./stand";

const tested = desk();
const { sim } = tested;
const PATH = "/v1.0/auditLogs/provisioning";
const found = async (filter: string) =>
  (await tested.graph.get(PATH, { params: { $filter: filter } })).data.value.length;

describe("the provisioning log", () => {
  it.each([
    ["eq", (name: string) => `sourceIdentity/displayName eq '${name}'`],
    ["contains", (name: string) => `contains(sourceIdentity/displayName, '${name}')`],
  ])("compares texts with case: %s", async (_, filter) => {
    await tested.cycle();
    expect([await found(filter("Ada Example")), await found(filter("ada example"))]).toEqual([1, 0]);
  });

  it("answers one application so many times in ten seconds as the switch says, then 429 with the seconds to wait", async () => {
    await sim.switches({ "provisioningLog.per10s": 2 });
    const ask = async () => (await tested.graph.get(PATH)).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    const refused = await tested.graph.get(PATH);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    await sim.http.post("/__sim/clock", { advance: Number(refused.headers["retry-after"]) + 1 });
    expect(await ask()).toBe(200);
  });

  it("answers without end where there is no limit", async () => {
    const client = await sim.graph(ALL_ROLES);
    for (let asked = 0; asked < 7; asked += 1) expect((await client.get(PATH)).status).toBe(200);
  });
});
