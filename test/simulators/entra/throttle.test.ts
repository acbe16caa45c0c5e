import type { AxiosInstance, AxiosResponse } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();
let graph: AxiosInstance;
let state: State;

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

const group = () => `/v1.0/groups/${state.groups[0]?.id}`;
const refusal = ({ status, headers }: AxiosResponse) => [
  status,
  headers["x-ms-throttle-information"],
  Number(headers["retry-after"]) > 0,
];
const advance = (seconds: number) => sim.http.post("/__sim/clock", { advance: seconds });

describe("an answer tells what it cost in resource units", () => {
  it.each([
    ["people", () => "/v1.0/users", "2"],
    ["people by name", () => "/v1.0/users?$select=id,mail", "1"],
    ["one of them, never below one", () => `/v1.0/users/${state.users[0]?.id}?$select=id`, "1"],
    ["members", () => `${group()}/members`, "3"],
    ["members by name on a small page", () => `${group()}/members?$select=id&$top=5`, "1"],
    ["members by name on a large page", () => `${group()}/members/microsoft.graph.user?$select=id&$top=999`, "2"],
    ["members of groups inside", () => `${group()}/transitiveMembers`, "5"],
    ["applications under beta", () => "/beta/applications", "2"],
    ["assignments", () => `/v1.0/servicePrincipals/${state.servicePrincipals[0]?.id}/appRoleAssignedTo`, "2"],
    ["anything else, also when it is not there", () => "/v1.0/groups/none", "1"],
  ])("%s", async (_, path, units) => {
    expect((await graph.get(path())).headers["x-ms-resource-unit"]).toBe(units);
  });
});

describe("a limit of resource units", () => {
  it("refuses what goes over it, until ten seconds have passed", async () => {
    await sim.switches({ "throttle.unitsPer10s": 5 });
    expect((await graph.get(`${group()}/members`)).status).toBe(200);
    expect(refusal(await graph.get(`${group()}/members`))).toEqual([429, "ResourceUnitLimitExceeded", true]);
    expect((await graph.get("/v1.0/users")).status).toBe(200);
    expect((await graph.get(group())).status).toBe(429);
    await advance(10);
    expect((await graph.get(`${group()}/members`)).status).toBe(200);
  });

  it("is told once four fifths of it are used", async () => {
    await sim.switches({ "throttle.unitsPer10s": 5 });
    const told = async () => (await graph.get("/v1.0/users")).headers["x-ms-throttle-limit-percentage"];
    expect([await told(), await told()]).toEqual([undefined, "0.80"]);
  });

  it("counts each request of a batch by itself", async () => {
    await sim.switches({ "throttle.unitsPer10s": 4 });
    const requests = ["1", "2", "3"].map((id) => ({ id, method: "GET", url: "/users" }));
    const { status, data } = await graph.post("/v1.0/$batch", { requests });
    expect([status, data.responses.map((one: AxiosResponse) => one.status)]).toEqual([200, [200, 200, 429]]);
  });
});

it("a limit of writes refuses the next one for two and a half minutes, and no reads", async () => {
  await sim.switches({ "throttle.writesPer150s": 1 });
  const write = () => graph.patch(`/v1.0/users/${state.users[0]?.id}`, { jobTitle: "Chief" });
  expect((await write()).status).toBe(204);
  expect(refusal(await write())).toEqual([429, "WriteLimitExceeded", true]);
  expect((await graph.get("/v1.0/users")).status).toBe(200);
  await advance(149);
  expect((await write()).status).toBe(429);
  await advance(2);
  expect((await write()).status).toBe(204);
});

it("limits start anew with a reset", async () => {
  await sim.switches({ "throttle.unitsPer10s": 2 });
  expect([(await graph.get("/v1.0/users")).status, (await graph.get("/v1.0/users")).status]).toEqual([200, 429]);
  await sim.http.post("/__sim/reset");
  await sim.switches({ "throttle.unitsPer10s": 2 });
  expect((await graph.get("/v1.0/users")).status).toBe(200);
});
