import { describe, expect, it } from "vitest";
import type { SentBody } from "../../../simulators/entra/sent-bodies";
import { stand } from "./stand";

const sim = stand();

async function sent(): Promise<SentBody[]> {
  return (await sim.http.get("/__sim/bodies")).data;
}

describe("the door to sent bodies", () => {
  it("shows what changes something, in order and under either version, and neither reads nor sign-ins", async () => {
    const graph = await sim.graph();
    await graph.get("/v1.0/users?$top=1");
    const { data } = await graph.post("/v1.0/applications", { displayName: "Bare" });
    const path = `/applications/${data.id}`;
    await graph.patch(`/beta${path}?x=1`, { notes: null });
    await graph.delete(`/v1.0${path}`);
    expect(await sent()).toEqual([
      { method: "POST", path: "/v1.0/applications", body: { displayName: "Bare" } },
      { method: "PATCH", path: `/beta${path}`, body: { notes: null } },
      { method: "DELETE", path: `/v1.0${path}` },
    ]);
  });

  it("shows secrets as they were sent", async () => {
    const graph = await sim.graph();
    const { servicePrincipals } = await sim.state();
    const path = `/v1.0/servicePrincipals/${servicePrincipals[0]?.id}/synchronization/secrets`;
    const body = { value: [{ key: "SecretToken", value: "fictional" }] };
    expect((await graph.put(path, body)).status).toBe(204);
    expect(await sent()).toEqual([{ method: "PUT", path, body }]);
  });

  it("shows a batch and each change in it", async () => {
    const graph = await sim.graph();
    const change = { method: "PATCH", url: "/users/ada@contoso.com", body: { department: "Sales" } };
    const requests = [
      { id: "1", method: "GET", url: "/users/ada@contoso.com" },
      { id: "2", ...change, headers: { "Content-Type": "application/json" } },
    ];
    await graph.post("/v1.0/$batch", { requests });
    expect(await sent()).toEqual([
      { method: "POST", path: "/v1.0/$batch", body: { requests } },
      { method: "PATCH", path: `/v1.0${change.url}`, body: change.body },
    ]);
  });

  it.each<[what: string, path: string, body: string, shown: unknown, status: number]>([
    ["leads nowhere", "/v1.0/teams", '{"a":1}', { a: 1 }, 404],
    ["has no version", "/applications", "{}", {}, 404],
    ["is no JSON", "/v1.0/applications", "{oops", "{oops", 400],
  ])("shows what %s", async (_, path, body, shown, status) => {
    const graph = await sim.graph();
    const headers = { "Content-Type": "application/json" };
    expect((await graph.post(path, body, { headers, transformRequest: [] })).status).toBe(status);
    expect(await sent()).toEqual([{ method: "POST", path, body: shown }]);
  });

  it("shows the body of a read, which should have none", async () => {
    await (await sim.graph()).request({ method: "GET", url: "/v1.0/users", data: { a: 1 } });
    expect(await sent()).toEqual([{ method: "GET", path: "/v1.0/users", body: { a: 1 } }]);
  });

  it("shows what was turned away, each time", async () => {
    const graph = await sim.graph();
    await sim.switches({ "throttle.every": 1 });
    for (let time = 0; time < 2; time++) {
      expect((await graph.post("/v1.0/applications", { displayName: "Bare" })).status).toBe(429);
    }
    expect(await sent()).toHaveLength(2);
  });

  it("is empty after a reset", async () => {
    await (await sim.graph()).post("/v1.0/applications", { displayName: "Bare" });
    expect(await sent()).toHaveLength(1);
    await sim.http.post("/__sim/reset");
    expect(await sent()).toEqual([]);
  });
});
