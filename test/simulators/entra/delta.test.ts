import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();

let graph: AxiosInstance;
let state: State;
const link = (data: Record<string, string>) => data["@odata.deltaLink"] ?? "";

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

describe("users/delta", () => {
  it("gives everybody, then what changed since, deleted ones included", async () => {
    const first = await graph.get("/v1.0/users/delta?$select=displayName");
    expect(first.data.value).toHaveLength(4);
    expect(Object.keys(first.data.value[0])).toEqual(["displayName", "id"]);
    expect((await graph.get(link(first.data))).data.value).toEqual([]);
    await sim.edit([{ user: "bob@contoso.com", set: { displayName: "Robert" } }, { deleteUser: "ada@contoso.com" }]);
    const next = await graph.get(link(first.data));
    expect(next.data.value).toEqual([
      { displayName: "Robert", id: state.users[1]?.id },
      { id: state.users[0]?.id, "@removed": { reason: "changed" } },
    ]);
    expect((await graph.get(link(next.data))).data.value).toEqual([]);
  });

  it("tells of who is gone for good that nothing can be restored", async () => {
    const first = await graph.get("/v1.0/users/delta?$select=displayName");
    await sim.edit({ deleteUserForGood: "ada@contoso.com" });
    const { data } = await graph.get(link(first.data));
    expect(data.value).toEqual([{ id: state.users[0]?.id, "@removed": { reason: "deleted" } }]);
  });

  it("comes in pages, and only the last has a delta link", async () => {
    const first = await graph.get("/v1.0/users/delta?$top=3");
    expect([first.data.value.length, first.data["@odata.deltaLink"]]).toEqual([3, undefined]);
    const last = await graph.get(first.data["@odata.nextLink"]);
    expect(last.data.value).toHaveLength(1);
    expect(link(last.data)).toContain("$deltatoken=");
  });

  it("starts now with latest", async () => {
    const { data } = await graph.get("/v1.0/users/delta?$deltatoken=latest");
    expect(data.value).toEqual([]);
    await sim.edit({ user: "bob@contoso.com", set: { mail: "b@contoso.com" } });
    expect((await graph.get(link(data))).data.value).toMatchObject([{ mail: "b@contoso.com" }]);
  });

  it("after seven days is 410 with the place to start anew", async () => {
    const { data } = await graph.get("/v1.0/users/delta");
    await sim.switches({ "token.lifetime": 9_000_000 });
    graph = await sim.graph();
    await sim.http.post("/__sim/clock", { advance: 7 * 86_400 - 60 });
    expect((await graph.get(link(data))).status).toBe(200);
    await sim.http.post("/__sim/clock", { advance: 120 });
    const gone = await graph.get(link(data));
    expect([gone.status, gone.headers.location]).toEqual([410, `${sim.url}/v1.0/users/delta`]);
    expect((await graph.get("/v1.0/users/delta?$deltatoken=nonsense")).status).toBe(410);
  });

  it("can be limited to ids, at most 50, and to nothing else", async () => {
    const id = state.users[1]?.id;
    const { data } = await graph.get(`/v1.0/users/delta?$filter=id eq '${id}'`);
    expect(data.value).toHaveLength(1);
    const many = Array.from({ length: 51 }, () => `id eq '${id}'`).join(" or ");
    expect((await graph.get(`/v1.0/users/delta?$filter=${many}`)).status).toBe(400);
    expect((await graph.get("/v1.0/users/delta?$filter=mail eq 'x'")).status).toBe(400);
  });
});

describe("groups/delta", () => {
  it("tells who came and who left", async () => {
    const first = await graph.get("/v1.0/groups/delta?$select=displayName,members");
    expect(first.data.value[0]["members@delta"]).toHaveLength(3);
    await sim.edit({ group: "Sales", add: ["carol@contoso.com"], remove: ["ada@contoso.com"] });
    await sim.edit({ deleteGroup: "Secret" });
    const { data } = await graph.get(link(first.data));
    expect(data.value).toEqual([
      {
        displayName: "Sales",
        id: state.groups[0]?.id,
        "members@delta": [
          { "@odata.type": "#microsoft.graph.user", id: state.users[2]?.id },
          { "@odata.type": "#microsoft.graph.user", id: state.users[0]?.id, "@removed": { reason: "deleted" } },
        ],
      },
      { id: state.groups[3]?.id, "@removed": { reason: "deleted" } },
    ]);
  });

  it("tells a large group several times, each time with some of its members, as the switch says", async () => {
    await sim.switches({ "delta.membersPerRow": 2 });
    const { data } = await graph.get("/v1.0/groups/delta?$select=displayName,members");
    const rows = data.value.map((row: { displayName: string; "members@delta"?: unknown[] }) => [
      row.displayName,
      row["members@delta"]?.length ?? 0,
    ]);
    expect(rows).toEqual([
      ["Sales", 2],
      ["Sales", 1],
      ["Sales DACH", 2],
      ["O'Brien's", 0],
      ["Secret", 2],
      ["Secret", 1],
    ]);
  });
});
