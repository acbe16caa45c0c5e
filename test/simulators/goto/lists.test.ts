import { describe, expect, it } from "vitest";
import { ADAM, FINN, MIRA, OTTO, RHEA } from "./seed";
import { type Answer, codeIn, type Json, Site } from "./site";

const site = new Site();
const keys = ({ body }: Answer): string[] => (body.results ?? []).map(({ key }: Json) => key);
const firstNames = ({ body }: Answer): string[] => (body.results ?? []).map(({ firstName }: Json) => firstName);
const ALL = [RHEA, MIRA, OTTO, FINN, ADAM];

describe("paging", () => {
  it("goes by record offset, ordered by key, with toIndex exclusive", async () => {
    const first = await site.get("users?pageSize=2");
    expect([keys(first), first.body.fromIndex, first.body.toIndex, first.body.total]).toEqual([[RHEA, MIRA], 0, 2, 5]);
    const last = await site.get("users?pageSize=2&offset=4");
    expect([keys(last), last.body.fromIndex, last.body.toIndex]).toEqual([[ADAM], 4, 5]);
    expect((await site.get("users?pageSize=2&offset=9")).body).toEqual({
      results: [],
      fromIndex: 9,
      toIndex: 9,
      total: 5,
    });
  });

  it("has toIndex inclusive where the switch says so", async () => {
    await site.turn({ "list.toIndex": "inclusive" });
    expect((await site.get("users?pageSize=2")).body.toIndex).toBe(1);
  });

  it("has 25 on a page by default and at most 1000", async () => {
    await site.turn({ "users.devices": 1500 });
    expect(keys(await site.get("users"))).toHaveLength(25);
    expect(keys(await site.get("users?pageSize=5000"))).toHaveLength(1000);
    await site.turn({ "list.defaultPageSize": 3, "list.maxPageSize": 10, "list.overMaxPageSize": "refuse" });
    expect(keys(await site.get("users"))).toHaveLength(3);
    expect(codeIn(await site.get("users?pageSize=11"))).toBe("400 parameter.invalid");
  });

  it.each(["pageSize=0", "pageSize=-1", "pageSize=x", "offset=-1", "offset=1.5", "ascending=shoeSize"])(
    "%s is a 400",
    async (query) => {
      expect(codeIn(await site.get(`users?${query}`))).toBe("400 parameter.invalid");
    },
  );

  it("no hits: total 0 without results, an empty list, or a 404", async () => {
    const query = "users?filter=email%20eq%20%22nobody@example.org%22";
    expect((await site.get(query)).body).toEqual({ fromIndex: 0, toIndex: 0, total: 0 });
    await site.turn({ "list.noHits": "emptyResults" });
    expect((await site.get(query)).body.results).toEqual([]);
    await site.turn({ "list.noHits": 404 });
    expect((await site.get(query)).status).toBe(404);
    expect((await site.get("rolesets")).status).toBe(404);
  });
});

describe("order", () => {
  it.each([
    ["ascending=email", ["Adam", "Finn", "Mira", "Otto", "Rhea"]],
    ["descending=firstName", ["Rhea", "Otto", "Mira", "Finn", "Adam"]],
    ["ascending=status,lastName", ["Rhea", "Adam", "Finn", "Mira", "Otto"]],
    ["descending=status&pageSize=1", ["Otto"]],
  ])("%s", async (query, expected) => {
    expect(firstNames(await site.get(`users?${query}`))).toEqual(expected);
  });

  it("a kept order follows a change", async () => {
    expect(firstNames(await site.get("users?ascending=email"))[0]).toBe("Adam");
    await site.put(`users/${ADAM}`, { email: "zoe@example.org" });
    expect(firstNames(await site.get("users?ascending=email")).at(-1)).toBe("Adam");
  });

  it("is another one for each request where the switch says shuffled, unless a sort is sent", async () => {
    await site.turn({ "list.order": "shuffled", "users.devices": 20 });
    const [one, two] = [await site.get("users"), await site.get("users")];
    expect(keys(one)).not.toEqual(keys(two));
    expect(keys(one).sort()).toEqual(keys(two).sort());
    expect(keys(await site.get("users?ascending=key"))).toEqual(keys(one).sort());
  });

  it("is mixed only within a page where the switch says withinPage", async () => {
    await site.turn({ "list.order": "withinPage", "users.devices": 20 });
    const page = keys(await site.get("users?pageSize=10"));
    await site.turn({ "list.order": "byKey" });
    const plain = keys(await site.get("users?pageSize=10"));
    expect(page).not.toEqual(plain);
    expect(page.sort()).toEqual(plain);
  });
});

describe("selected members", () => {
  it("both spellings work, or only one", async () => {
    const query = (name: string) => site.get(`users?pageSize=1&${name}=key,email`);
    const full = { key: RHEA, email: "root@example.org" };
    expect((await query("attributes")).body.results).toEqual([full]);
    expect((await query("attributeNames")).body.results).toEqual([full]);
    await site.turn({ "list.attrParam": "attributeNames" });
    expect((await query("attributes")).body.results[0]).toHaveProperty("status");
    await site.turn({ "list.attrParam": "attributes" });
    expect((await query("attributes")).body.results).toEqual([full]);
  });
});

it("device pseudo-users are in the list, as many as the switch says", async () => {
  await site.turn({ "users.devices": 2 });
  const emails = (await site.get("users")).body.results.map(({ email }: Json) => email);
  expect(emails.filter((email: string) => email.endsWith("@devices.logmein.com"))).toHaveLength(2);
  const room = emails.indexOf("room-1@devices.logmein.com");
  await site.delete(`users/${keys(await site.get("users"))[room]}`);
  await site.turn({ "users.devices": 3 });
  expect(keys(await site.get("users"))).toHaveLength(8);
  await site.turn({ "users.devices": 0 });
  expect(keys(await site.get("users"))).toEqual(ALL);
});

describe("reads behind the writes", () => {
  it("show the world of lag.ms ago, by the simulator's clock; writes always see the present", async () => {
    await site.turn({ "lag.ms": 5000 });
    await site.put(`users/${MIRA}`, { firstName: "Maria" });
    await site.delete(`users/${OTTO}`);
    await site.post("groups", { name: "New" });
    expect(keys(await site.get("users"))).toEqual(ALL);
    expect((await site.get(`users/${MIRA}`)).body.firstName).toBe("Mira");
    expect((await site.get(`users/${OTTO}`)).status).toBe(200);
    expect((await site.get("groups")).body.total).toBe(2);
    expect(codeIn(await site.delete(`users/${OTTO}`))).toBe("404 user.not.found");
    await site.advance(5 / 86_400);
    expect(keys(await site.get("users"))).toEqual(ALL.filter((key) => key !== OTTO));
    expect((await site.get(`users/${MIRA}`)).body.firstName).toBe("Maria");
    expect((await site.get("groups")).body.total).toBe(3);
  });
});
