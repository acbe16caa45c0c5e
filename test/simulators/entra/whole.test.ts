import { expect, it } from "vitest";
import { SEED, stand } from "./stand";

const sim = stand();
const EMPTY = { ...SEED, users: [], groups: [], applications: [] };

it("a tenant that was kept whole comes back with the same ids, jobs and secrets, and everything that points to another", async () => {
  const graph = await sim.graph();
  const { servicePrincipals } = await sim.state();
  const sp = `/v1.0/servicePrincipals/${servicePrincipals[0]?.id}`;
  await graph.post(`${sp}/synchronization/jobs`, { templateId: "goToMeetingInvented" });
  await graph.put(`${sp}/synchronization/secrets`, { value: [{ key: "SecretToken", value: "fictional" }] });
  const owner = `${sim.url}/v1.0/directoryObjects/${(await sim.state()).users[0]?.id}`;
  await graph.post(`${sp}/owners/$ref`, { "@odata.id": owner });
  const definition = [JSON.stringify({ ClaimsMappingPolicy: { Version: 1 } })];
  const { data: policy } = await graph.post("/v1.0/policies/claimsMappingPolicies", { displayName: "P", definition });
  const link = { "@odata.id": `${sim.url}/v1.0/policies/claimsMappingPolicies/${policy.id}` };
  await graph.post(`${sp}/claimsMappingPolicies/$ref`, link);

  const [state, whole] = [await sim.state(), (await sim.http.get("/__sim/whole")).data];
  expect(state.servicePrincipals[0]).toMatchObject({ jobs: [{}], secrets: [{}], owners: [{}], assignments: [{}] });
  await sim.http.post("/__sim/seed", EMPTY);
  expect((await sim.http.put("/__sim/whole", whole)).status).toBe(200);

  const after = await sim.state();
  const withoutRuns = (one: typeof state) => ({
    ...one,
    servicePrincipals: one.servicePrincipals.map(({ jobs, ...sp }) => ({
      ...sp,
      jobs: jobs.map(({ nextRun: _nextRun, ...job }) => job),
    })),
  });
  expect(withoutRuns(after)).toEqual(withoutRuns(state));
  expect((await sim.http.get("/__sim/whole")).data).toEqual(whole);
  expect((await (await sim.graph()).get(`${sp}/claimsMappingPolicies`)).data.value).toMatchObject([{ id: policy.id }]);
});
