import { describe, expect, it } from "vitest";
import { UntrustworthyAnswerError } from "../../../providers/errors";
import type { Fault } from "../../../simulators/stage/faults";
import { desired, people, record } from "./company";
import { run } from "./runs";
import { Site } from "./site";

const site = new Site();
const _CAROL = "4100000000000000102";
const EVE = "4100000000000000103";

function addUsers(count: number): void {
  const users = Array.from({ length: count }, (_, i) => `u${String(i).padStart(3, "0")}@contoso.com`);
  site.edit(users.map((email) => ({ addUser: { email, firstName: "U", lastName: "Ser" } })));
}

describe("lists", () => {
  it("are read to the end, over several pages", async () => {
    addUsers(2_050);
    const users = await (await site.connect()).listUsers();
    expect(new Set(users.map(({ key }) => key)).size).toBe(2_054);
    expect(site.count("GET", /users$/)).toBe(3);
  });

  it.each([
    { "list.toIndex": "inclusive" },
    { "list.order": "shuffled" },
    { "list.order": "withinPage" },
    { "list.maxPageSize": 100 },
    { "list.maxPageSize": 999, "list.overMaxPageSize": "refuse" },
    { "list.maxPageSize": 100, "list.overMaxPageSize": "refuse" },
    { "keys.type": "number" },
  ])("are whole with %j", async (switches) => {
    addUsers(250);
    site.turn(switches);
    const users = await (await site.connect()).listUsers();
    const everybody = site.world().users.map(({ key }) => key);
    expect(users.map(({ key }) => key).sort()).toEqual(everybody.sort());
  });

  it.each([
    ["groups", { "list.order": "shuffled", "list.maxPageSize": 2 }, undefined],
    ["groups", { "list.order": "shuffled", "list.maxPageSize": 2 }, "ascending=name"],
    ["licences", { "list.order": "shuffled", "list.maxPageSize": 2 }, undefined],
    ["licences", { "list.order": "withinPage", "list.maxPageSize": 2 }, undefined],
  ])("of %s are whole with %j and small pages (sort refused: %s)", async (what, switches, refused) => {
    const names = Array.from({ length: 12 }, (_, i) => `Thing ${i}`);
    site.edit(
      names.map((name) =>
        what === "groups" ? { addGroup: name } : { addLicence: { description: name, products: ["G2M"], seats: 1 } },
      ),
    );
    site.turn(switches);
    site.before = ({ rawQuery }) =>
      refused !== undefined && rawQuery.includes(refused) ? { status: 400, body: {} } : undefined;
    const client = await site.connect();
    const found = what === "groups" ? await client.listGroups() : await client.listLicenses();
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
    const told = found.map((one) => ("name" in one ? one.name : one.description));
    expect(told.filter((name) => name.startsWith("Thing")).sort()).toEqual(names.sort());
  });

  it.each([
    [1_000, ["1000"]],
    [999, ["1000", "200", "200"]],
    [199, ["1000", "200", ...Array<string>(11).fill("25")]],
  ])("are asked for in the largest pages that a server with at most %d does not refuse", async (most, asked) => {
    addUsers(250);
    site.turn({ "list.maxPageSize": most, "list.overMaxPageSize": "refuse" });
    await (await site.connect()).listUsers();
    const pages = site.requests("GET", /users$/);
    expect(pages.map(({ query }) => new URLSearchParams(query).get("pageSize"))).toEqual(asked);
  });

  it("leave out the pseudo-users of devices", async () => {
    site.turn({ "users.devices": 2 });
    const users = await (await site.connect()).listUsers();
    expect(users.map(({ email }) => email.split("@")[0]).sort()).toEqual(["carol", "eve", "goto-admin", "sam"]);
  });

  it.each(["noResults", "emptyResults", 404])("of groups may be empty (list.noHits %s)", async (noHits) => {
    site.edit({ group: "Support", delete: true });
    site.turn({ "list.noHits": noHits });
    expect(await (await site.connect()).listGroups()).toEqual([]);
  });
});

describe("a list that does not add up", () => {
  const row = (key: string) => ({ key, email: `${key}@contoso.com`, firstName: "A", lastName: "B" });
  const answer = (body: unknown): Fault => ({ kind: "status", status: 200, path: "/users\\?", times: 0, body });
  const cases: [string, Fault, RegExp][] = [
    ["the same page again and again", answer({ results: [row("1")], total: 2 }), /names 1 twice \(read 3 times\)/],
    ["more rows than its total", answer({ results: [row("1"), row("2")], total: 1 }), /2 rows, but its total is 1/],
    ["a key twice", answer({ results: [row("1"), row("1")], total: 2 }), /names 1 twice/],
    ["no total", answer({ results: [row("1")] }), /without its total/],
    ["a total of null", answer({ results: [], total: null }), /without its total/],
    ["nobody at all", answer({ results: [], total: 0 }), /list of users is empty/],
    ["no body", { kind: "empty", path: "/users\\?", times: 0 }, /without its total/],
    ["an entry that is no object", answer({ results: ["x"], total: 1 }), /a user that is not an object/],
    ["somebody without a key", answer({ results: [{ email: "a@contoso.com" }], total: 1 }), /a user without key/],
  ];

  it.each(cases)("because it has %s is refused, and nothing is written", async (_why, fault, reason) => {
    await site.fail(fault);
    const recorded = [record("eve", EVE)];
    const error = await run(site, desired(people("bob")), { recorded }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UntrustworthyAnswerError);
    expect((error as Error).message).toMatch(reason);
    expect(site.writes).toEqual([]);
  });

  it("because a page of licences comes again and again is refused in the end", async () => {
    const body = { results: [{ key: "1", description: "GoToMeeting" }], total: 2 };
    await site.fail({ kind: "status", status: 200, path: "/licenses", times: 0, body });
    await expect((await site.connect()).listLicenses()).rejects.toThrow("names 1 twice");
    expect(site.count("GET", /licenses$/)).toBeLessThanOrEqual(3 * 20 * 2);
  });

  it("because its total changes between two pages is read again", async () => {
    addUsers(250);
    site.turn({ "list.maxPageSize": 200 });
    site.before = ({ path, rawQuery }) => {
      if (!path.endsWith("/users") || !rawQuery.includes("offset=200")) return undefined;
      site.before = undefined;
      return site.edit({ addUser: { email: "zz@contoso.com", firstName: "Z", lastName: "Z" } });
    };
    expect(await (await site.connect()).listUsers()).toHaveLength(255);
    expect(site.count("GET", /users$/)).toBe(4);
  });

  it("because it is short is read three times and no more", async () => {
    const client = await site.connect();
    site.before = ({ path, rawQuery }) => {
      if (!path.endsWith("/users")) return undefined;
      const results = rawQuery.includes("offset=0") ? [row("1")] : [];
      return { status: 200, body: { results, total: 2 } };
    };
    await expect(client.listUsers()).rejects.toThrow(
      "does not add up: it has 1 rows, but its total is 2 (read 3 times)",
    );
    expect(site.count("GET", /users$/)).toBe(6);
  });

  it("because it gives the same rows for ever ends all the same", async () => {
    const client = await site.connect();
    site.before = ({ path }) =>
      path.endsWith("/users") ? { status: 200, body: { results: [row("1")], total: 1e15 } } : undefined;
    await expect(client.listUsers()).rejects.toThrow(
      "does not add up: 20 of its pages in a row repeat what was read before (read 3 times)",
    );
    expect(site.count("GET", /users$/)).toBe(63);
  });

  it("whose total is no number is not believed", async () => {
    const client = await site.connect();
    const total = { toString: 1, valueOf: 1 };
    site.before = ({ path }) => (path.endsWith("/users") ? { status: 200, body: { results: [], total } } : undefined);
    await expect(client.listUsers()).rejects.toThrow("a page came without its total");
  });
});
