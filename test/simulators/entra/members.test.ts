import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { ALL_ROLES, SEED, type State, stand } from "./stand";

const sim = stand();
const EVENTUAL = { headers: { ConsistencyLevel: "eventual" } };

let graph: AxiosInstance;
let state: State;
const group = (name: string) => state.groups.find(({ displayName }) => displayName === name)?.id ?? "";
const user = (name: string) =>
  state.users.find(({ userPrincipalName }) => userPrincipalName.startsWith(name))?.id ?? "";
const mails = (data: { value: { mail: string }[] }) => data.value.map(({ mail }) => mail);

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

describe("members", () => {
  it("are the direct ones, each with its type", async () => {
    const { data } = await graph.get(`/v1.0/groups/${group("Sales")}/members`);
    expect(data.value.map((one: Record<string, string>) => [one["@odata.type"], one.displayName])).toEqual([
      ["#microsoft.graph.user", "Ada Example"],
      ["#microsoft.graph.user", "Bob Example"],
      ["#microsoft.graph.group", "Sales DACH"],
    ]);
  });

  it("without $select show the eleven defaults of v1.0, and accountEnabled is not among them", async () => {
    const { data } = await graph.get(`/v1.0/groups/${group("Sales DACH")}/members/microsoft.graph.user`);
    expect(Object.keys(data.value[0])).toHaveLength(11);
    expect(data.value[0]).not.toHaveProperty("accountEnabled");
  });

  it("of one type only, with a cast, show exactly what $select names", async () => {
    const { data } = await graph.get(`/v1.0/groups/${group("Sales")}/members/microsoft.graph.user?$select=id,mail`);
    expect(data.value).toEqual([
      { id: user("ada"), mail: "ada@contoso.com" },
      { id: user("bob"), mail: "bob@contoso.com" },
    ]);
    const groups = await graph.get(`/v1.0/groups/${group("Sales")}/members/microsoft.graph.group?$select=displayName`);
    expect(groups.data.value).toEqual([{ displayName: "Sales DACH" }]);
  });

  it("nested count everybody once", async () => {
    const path = `/v1.0/groups/${group("Sales")}/transitiveMembers`;
    const { data } = await graph.get(`${path}/microsoft.graph.user?$select=mail&$count=true`, EVENTUAL);
    expect(mails(data).sort()).toEqual(["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]);
    expect(data["@odata.count"]).toBe(3);
    expect((await graph.get(`${path}/$count`, EVENTUAL)).data).toBe(4);
  });

  it("nested and cast need the count and the header, unless the switch says otherwise", async () => {
    const path = `/v1.0/groups/${group("Sales")}/transitiveMembers/microsoft.graph.user`;
    expect((await graph.get(path)).data.error.code).toBe("Request_UnsupportedQuery");
    expect((await graph.get(path, EVENTUAL)).status).toBe(400);
    expect((await graph.get(`${path}?$count=true`, EVENTUAL)).status).toBe(200);
    await sim.switches({ "transitive.castNeedsCount": "no" });
    expect((await graph.get(path)).status).toBe(200);
  });

  it("of groups inside each other come to an end", async () => {
    await sim.edit({ group: "Sales DACH", add: ["group:Sales"] });
    const { data } = await graph.get(`/v1.0/groups/${group("Sales DACH")}/transitiveMembers`);
    expect(data.value).toHaveLength(4);
    await sim.edit({ group: "Secret", add: ["group:Sales"] });
    const outside = await graph.get(`/v1.0/groups/${group("Secret")}/transitiveMembers`);
    expect(outside.data.value).toHaveLength(5);
  });

  it("are counted as plain text, and only with ConsistencyLevel", async () => {
    const path = `/v1.0/groups/${group("Sales")}/members`;
    const counted = await graph.get(`${path}/$count`, EVENTUAL);
    expect([counted.data, counted.headers["content-type"]]).toEqual([3, "text/plain"]);
    expect((await graph.get(`${path}/microsoft.graph.user/$count`, EVENTUAL)).data).toBe(2);
    expect((await graph.get(`${path}/$count`)).status).toBe(400);
    expect((await graph.get(`${path}?$count=true`)).status).toBe(400);
  });

  it("can be filtered by id, as azuread does", async () => {
    const { data } = await graph.get(`/beta/groups/${group("Sales")}/members?$filter=id+eq+'${user("bob")}'`);
    expect(mails(data)).toEqual(["bob@contoso.com"]);
  });

  it.each([
    ["an unknown property", "?$select=shoeSize"],
    ["an unknown option", "?$search=x"],
    ["an expansion", "?$expand=manager"],
    ["an option without its dollar", "?top=5"],
    ["a page of 1000", "?$top=1000"],
    ["a page of 0", "?$top=0"],
    ["a token nobody gave", "?$skiptoken=abc"],
    ["an unknown cast", "/microsoft.graph.printer"],
    ["an unsupported filter", "?$filter=jobTitle eq 'x'"],
    ["the same option twice", "?$top=1&$top=2"],
  ])("%s is 400", async (_, rest) => {
    expect((await graph.get(`/v1.0/groups/${group("Sales")}/members${rest}`)).status).toBe(400);
  });

  it("of an unknown group are 404", async () => {
    const { status, data } = await graph.get(`/v1.0/groups/${user("ada")}/members`);
    expect([status, data.error.code]).toEqual([404, "Request_ResourceNotFound"]);
  });
});

describe("pages", () => {
  const collect = async (first: string): Promise<string[]> => {
    const all: string[] = [];
    for (let next: string | undefined = first; next !== undefined; ) {
      expect(new URL(next, sim.url).origin).toBe(sim.url);
      const { status, data }: { status: number; data: { value: { mail: string }[]; "@odata.nextLink"?: string } } =
        await graph.get(next);
      expect(status).toBe(200);
      all.push(...mails(data));
      next = data["@odata.nextLink"];
    }
    return all;
  };

  it("follow each other by absolute links of the same origin that keep the query", async () => {
    const path = `/v1.0/groups/${group("Secret")}/members/microsoft.graph.user?$select=mail&$top=2`;
    const { data } = await graph.get(path);
    expect(data.value).toHaveLength(2);
    expect(data["@odata.nextLink"]).toContain("$select=mail&$top=2&$skiptoken=");
    expect(await collect(path)).toEqual(["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]);
  });

  it("have tokens that fit no other list", async () => {
    const { data } = await graph.get("/v1.0/users?$top=1");
    const token = new URL(data["@odata.nextLink"]).searchParams.get("$skiptoken");
    const { status, data: refused } = await graph.get(`/v1.0/groups?$skiptoken=${token}`);
    expect([status, refused.error.code]).toEqual([400, "Directory_ExpiredPageToken"]);
  });

  it("are capped by the switch, and repeat a row where the switch says so", async () => {
    const path = `/v1.0/groups/${group("Secret")}/members/microsoft.graph.user?$select=mail&$top=999`;
    await sim.switches({ "paging.maximum": 1 });
    expect(await collect(path)).toHaveLength(3);
    await sim.switches({ "paging.maximum": 2, "paging.duplicates": "yes" });
    expect(await collect(path)).toEqual(["ada@contoso.com", "bob@contoso.com", "bob@contoso.com", "carol@contoso.com"]);
  });

  it("have 100 rows unless $top says otherwise", async () => {
    const many = Array.from({ length: 250 }, (_, i) => `p${i}@contoso.com`);
    await sim.http.post("/__sim/seed", {
      tenant: { id: "11111111-2222-4333-8444-555555555555", displayName: "Contoso" },
      clients: [{ clientId: "c11e0000-0000-4000-8000-000000000001", secret: "fictional-secret", roles: ALL_ROLES }],
      users: many.map((mail) => ({ displayName: mail, mail, userPrincipalName: mail })),
      groups: [{ displayName: "All", members: many }],
      applications: [],
    });
    state = await sim.state();
    const first = await graph.get(`/v1.0/groups/${group("All")}/members`);
    expect(first.data.value).toHaveLength(100);
    expect(await collect(`/v1.0/groups/${group("All")}/members?$select=mail`)).toEqual(many);
    await sim.http.post("/__sim/seed", SEED);
  });
});

describe("hidden membership", () => {
  const path = () => `/v1.0/groups/${group("Secret")}/members`;
  const lowly = () => sim.graph(ALL_ROLES.filter((role) => role !== "Member.Read.Hidden"));

  it("is a short list without an error, while $count tells the true number", async () => {
    const other = await lowly();
    expect((await other.get(path())).data.value).toHaveLength(1);
    expect((await other.get(`${path()}/$count`, EVENTUAL)).data).toBe(3);
    const { data } = await other.get(`${path()}?$count=true`, EVENTUAL);
    expect([data["@odata.count"], data.value.length]).toEqual([3, 1]);
  });

  it("is whole for who has Member.Read.Hidden", async () => {
    expect((await graph.get(path())).data.value).toHaveLength(3);
  });

  it.each([
    ["empty", 200, 0],
    ["forbidden", 403, undefined],
  ])("behaves as the switch says: %s", async (value, status, length) => {
    await sim.switches({ "hiddenMembership.list": value });
    const answer = await (await lowly()).get(path());
    expect([answer.status, answer.data.value?.length]).toEqual([status, length]);
  });

  it("can be counted short too", async () => {
    await sim.switches({ "hiddenMembership.count": "short" });
    expect((await (await lowly()).get(`${path()}/$count`, EVENTUAL)).data).toBe(1);
  });
});

describe("changing members", () => {
  const link = (id: string) => ({ "@odata.id": `${sim.url}/beta/directoryObjects/${id}` });
  const members = async (name: string) => (await sim.state()).groups.find((one) => one.displayName === name)?.members;

  it("adds, refuses to add twice, and removes", async () => {
    const path = `/beta/groups/${group("O'Brien's")}/members`;
    expect((await graph.post(`${path}/$ref`, link(user("ada")))).status).toBe(204);
    expect(await members("O'Brien's")).toEqual(["ada@contoso.com"]);
    const again = await graph.post(`${path}/$ref`, link(user("ada")));
    expect([again.status, again.data.error.message]).toEqual([
      400,
      "One or more added object references already exist for the following modified properties: 'members'.",
    ]);
    expect((await graph.delete(`${path}/${user("ada")}/$ref`)).status).toBe(204);
    expect(await members("O'Brien's")).toEqual([]);
    expect((await graph.delete(`${path}/${user("ada")}/$ref`)).status).toBe(404);
  });

  it("refuses a link to nothing and one that is no link", async () => {
    const path = `/v1.0/groups/${group("Sales")}/members/$ref`;
    expect((await graph.post(path, link("99999999-9999-4999-8999-999999999999"))).status).toBe(404);
    expect((await graph.post(path, { "@odata.id": "ada" })).status).toBe(400);
    expect(await members("Sales")).toHaveLength(3);
  });
});
