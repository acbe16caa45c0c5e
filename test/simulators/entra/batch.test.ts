import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();

let graph: AxiosInstance;
let state: State;

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

const batch = (requests: unknown) => graph.post("/v1.0/$batch", { requests });
const get = (id: string, url: string, rest: object = {}) => ({ id, method: "GET", url, ...rest });

describe("$batch", () => {
  it("answers each request with its own status and body", async () => {
    const { status, data } = await batch([
      get("1", `/users/${state.users[0]?.id}?$select=mail`),
      get("2", "groups?$filter=displayName%20eq%20'Sales'&$select=displayName"),
      get("3", "/users/nobody"),
      get("4", `/groups/${state.groups[0]?.id}/members/$count`, { headers: { ConsistencyLevel: "eventual" } }),
      {
        id: "5",
        method: "PATCH",
        url: `/users/${state.users[1]?.id}`,
        headers: { "Content-Type": "application/json" },
        body: { mail: "b@contoso.com" },
      },
      get("6", "/sites"),
    ]);
    expect(status).toBe(200);
    expect(data.responses.map((one: { id: string; status: number }) => [one.id, one.status])).toEqual([
      ["1", 200],
      ["2", 200],
      ["3", 404],
      ["4", 200],
      ["5", 204],
      ["6", 404],
    ]);
    expect(data.responses[0].body).toEqual({ mail: "ada@contoso.com" });
    expect(data.responses[1].body.value).toEqual([{ displayName: "Sales" }]);
    expect(data.responses[2].body.error.code).toBe("Request_ResourceNotFound");
    expect(data.responses[3].body).toBe("3");
    expect((await sim.state()).users[1]?.mail).toBe("b@contoso.com");
  });

  it("gives next links that can be followed outside", async () => {
    const { data } = await batch([get("1", `/groups/${state.groups[0]?.id}/members?$top=2`)]);
    const next = await graph.get(data.responses[0].body["@odata.nextLink"]);
    expect(next.data.value).toHaveLength(1);
  });

  it("does not run what depends on a failure: 424", async () => {
    const remove = { method: "DELETE", url: `/users/${state.users[0]?.id}` };
    const { data } = await batch([
      get("1", "/users/nobody"),
      { id: "2", ...remove, dependsOn: ["1"] },
      get("3", "/users/ada@contoso.com", { dependsOn: ["2"] }),
    ]);
    expect(data.responses.map((one: { status: number }) => one.status)).toEqual([404, 424, 424]);
    expect((await sim.state()).users).toEqual(state.users);
  });

  it("may answer in another order, and text in base64, where the switches say so", async () => {
    await sim.switches({ "batch.order": "reversed", "batch.textBody": "base64" });
    const counted = get("1", `/groups/${state.groups[0]?.id}/members/$count`, {
      headers: { ConsistencyLevel: "eventual" },
    });
    const { data } = await batch([counted, get("2", "/users/ada@contoso.com")]);
    expect(data.responses.map((one: { id: string }) => one.id)).toEqual(["2", "1"]);
    expect(data.responses[1].body).toBe("Mw==");
  });

  it("throttles the requests inside one by one", async () => {
    await sim.switches({ "throttle.every": 2, "throttle.retryAfter": 7 });
    // The first request to be counted is the batch itself.
    const { data } = await batch([get("1", "/users/ada@contoso.com"), get("2", "/users/ada@contoso.com")]);
    expect(data.responses.map((one: { status: number }) => one.status)).toEqual([429, 200]);
    expect(data.responses[0].headers["Retry-After"]).toBe("7");
  });

  it.each([
    ["21 requests", Array.from({ length: 21 }, (_, i) => get(String(i), "/users"))],
    ["no list", "x"],
    ["one id twice", [get("1", "/users"), get("1", "/users")]],
    ["an absolute url", [get("1", "https://localhost/v1.0/users")]],
    ["a batch in a batch", [{ id: "1", method: "POST", url: "/$batch" }]],
    ["a request without url", [{ id: "1", method: "GET" }]],
    ["an unknown method", [{ id: "1", method: "BREW", url: "/users" }]],
    ["a dependency on nothing", [get("1", "/users", { dependsOn: ["0"] })]],
  ])("with %s is refused whole", async (_, requests) => {
    const { status, data } = await batch(requests);
    expect([status, data.error.code]).toEqual([400, "Request_BadRequest"]);
  });

  it("takes 20, needs a token, and checks permissions inside", async () => {
    const twenty = Array.from({ length: 20 }, (_, i) => get(String(i), "/users/ada@contoso.com"));
    expect((await batch(twenty)).data.responses).toHaveLength(20);
    expect((await sim.http.post("/v1.0/$batch", { requests: [] })).status).toBe(401);
    const lowly = await sim.graph(["Group.Read.All"]);
    const { data } = await lowly.post("/v1.0/$batch", { requests: [get("1", "/users"), get("2", "/groups")] });
    expect(data.responses.map((one: { status: number }) => one.status)).toEqual([403, 200]);
  });
});

describe("throttling", () => {
  it("answers every n-th request to Graph with 429 and Retry-After, and no login", async () => {
    await sim.switches({ "throttle.every": 2, "throttle.retryAfter": 3 });
    const first = await graph.get("/v1.0/users");
    const second = await graph.get("/v1.0/users");
    expect([first.status, second.status].sort()).toEqual([200, 429]);
    const refused = first.status === 429 ? first : second;
    expect([refused.headers["retry-after"], refused.data.error.code]).toEqual(["3", "TooManyRequests"]);
    for (let i = 0; i < 3; i++) expect(await sim.token()).toContain(".");
  });
});
