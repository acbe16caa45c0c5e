import { describe, expect, it } from "vitest";
import type { Fault } from "../../../simulators/stage/faults";
import { desired, people, person, record } from "./company";
import { refusals, run, SMALL } from "./runs";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const HOST = desired([person("carol", { role: "host" })]);

describe("a lost answer", () => {
  const lost: Fault[] = [
    { kind: "resetAfter" },
    { kind: "statusAfter", status: 503 },
    { kind: "truncate" },
    { kind: "statusAfter", status: 200, body: '[{"key' },
  ];

  it.each(lost)("of a create doubles nobody and is finished in the same run ($kind $status)", async (fault) => {
    await site.fail({ ...fault, method: "POST", path: "/users" });
    const result = await run(site, desired(people("bob", "zoe")));
    expect([result.failures, result.stopped]).toEqual([[], undefined]);
    expect(site.everybody().filter((line) => /^(bob|zoe)/.test(line))).toHaveLength(2);
    expect(site.count("POST", /users$/)).toBe(1);
  });

  it.each(lost)("of a change is asked for again ($kind $status)", async (fault) => {
    site.turn({ "update.status": 200 });
    await site.fail({ ...fault, method: "PUT", path: "/users/" });
    const result = await run(site, HOST, { recorded: [record("carol", CAROL)] });
    expect([result.failures, result.counts.updated]).toEqual([[], 1]);
    expect(site.account("carol@contoso.com")?.licences).toHaveLength(2);
    expect(site.count("PUT", /users/)).toBe(2);
  });

  it.each([{}, [], [{ key: "1" }], "[]"])(
    "of a create that names nobody (%j) is looked up, not sent again",
    async (body) => {
      await site.fail({ kind: "statusAfter", status: 200, body, method: "POST", path: "/users" });
      const result = await run(site, desired(people("bob", "zoe")));
      expect(result.failures).toEqual([]);
      expect(result.records).toHaveLength(2);
      expect(site.count("POST", /users$/)).toBe(1);
    },
  );

  it.each([{ status: 503 }, { status: 200, body: [] }])(
    "of a create that was not made is sent again (%j)",
    async (fault) => {
      await site.fail({ kind: "status", ...fault, method: "POST", path: "/users" });
      const { failures, counts } = await run(site, desired(people("bob")));
      expect([failures, counts.created]).toEqual([[], 1]);
    },
  );

  it("that never comes is a failure that says so, not a success", async () => {
    await site.fail({ kind: "empty", method: "POST", path: "/users", times: 0 });
    const result = await run(site, desired(people("bob")));
    expect(refusals(result)).toEqual([expect.stringContaining("bob@contoso.com: GoTo answered")]);
    expect([result.records, result.counts.created]).toEqual([[], 0]);
  });
});

describe("a list that lags behind the writes", () => {
  it("is read again before anything is sent again", async () => {
    site.turn({ "lag.ms": 15 });
    const settings = site.settings({ backoffMs: 10 });
    const result = await run(site, SMALL.wanted, { ...SMALL, settings });
    expect([result.failures, result.counts]).toEqual([[], { created: 3, updated: 1, suspended: 1, deleted: 0 }]);
    expect(site.writes.map(({ what }) => what).filter((what) => what === "POST users")).toHaveLength(2);
    expect(site.everybody()).toEqual(SMALL.end);
  });
});

describe("a change that GoTo accepts without making it", () => {
  it("is asked for twice and then a failure of that person", async () => {
    await site.fail({ kind: "empty", method: "PUT", path: "/users/", times: 0 });
    const result = await run(site, desired([...HOST.people, person("bob")]));
    expect(refusals(result)).toEqual([
      expect.stringContaining("carol@contoso.com: GoTo accepted the change, but it is"),
    ]);
    expect(result.counts).toEqual({ created: 1, updated: 0, suspended: 0, deleted: 0 });
    expect(site.count("PUT", /users/)).toBe(2);
  });
});

describe("somebody who comes back under an old name that GoTo does not change", () => {
  it("counts as created and is a failure, and the account is remembered", async () => {
    site.edit({ user: CAROL, set: { lastName: "Old" } });
    site.edit({ user: CAROL, delete: true });
    await site.fail({ kind: "empty", method: "PUT", path: "/users/", times: 0 });
    const result = await run(site, desired(people("carol")));
    expect(result.counts).toEqual({ created: 1, updated: 0, suspended: 0, deleted: 0 });
    expect(refusals(result)).toEqual([expect.stringContaining("carol@contoso.com: GoTo accepted the change")]);
    expect(result.records).toMatchObject([{ accountKey: CAROL }]);
  });
});

describe("too many requests, or a service that is away for a moment", () => {
  it.each([
    ["429 without Retry-After", { kind: "status", status: 429, times: 3 }],
    ["429 with Retry-After", { kind: "status", status: 429, times: 3, retryAfter: 0 }],
    ["429 with a page", { kind: "html", status: 429, times: 3 }],
    ["503 before the change", { kind: "status", status: 503, times: 3 }],
    ["a gateway's page", { kind: "html", times: 3 }],
    ["a connection that is cut", { kind: "reset", times: 3 }],
  ] as const)("%s: the run waits and finishes", async (_name, fault) => {
    for (const at of [{ method: "GET", path: "/users\\?" }, { method: "POST", path: "/users" }, { method: "PUT" }]) {
      await site.reset();
      await site.fail({ ...fault, ...at });
      const result = await run(site, SMALL.wanted, SMALL);
      expect([result.failures, result.stopped]).toEqual([[], undefined]);
      expect(site.everybody()).toEqual(SMALL.end);
    }
  });

  it("one account on which GoTo keeps failing does not stop the others", async () => {
    await site.fail({ kind: "status", status: 503, path: `/users/${CAROL}`, times: 0 });
    const result = await run(site, SMALL.wanted, SMALL);
    expect(refusals(result)).toEqual([expect.stringMatching(/^carol@contoso.com: .*status 503/)]);
    expect(result.stopped).toBeUndefined();
    expect(site.account("eve@contoso.com")?.status).toBe("SUSPENDED");
  });
});

describe("a token", () => {
  it("revoked in the middle of a run is renewed once, and the run goes on", async () => {
    site.before = ({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/users")) return undefined;
      site.before = undefined;
      return site.edit({ revokeTokens: true });
    };
    const result = await run(site, SMALL.wanted, SMALL);
    expect([result.failures, result.stopped, site.signIns()]).toEqual([[], undefined, 2]);
    expect(site.everybody()).toEqual(SMALL.end);
  });

  it("that cannot be renewed stops the run, which keeps what was done; the next run finishes it", async () => {
    site.before = ({ method }) => {
      if (method !== "PUT") return undefined;
      site.before = undefined;
      return site.edit({ revokeTokens: "all" });
    };
    const cut = await run(site, SMALL.wanted, SMALL);
    expect(cut.stopped?.message).toContain("goto-access:gotoPersonalAccessToken is not accepted");
    expect(cut.counts).toEqual({ created: 3, updated: 0, suspended: 0, deleted: 0 });
    expect(cut.records.map(({ email, accountKey }) => [email, accountKey !== undefined])).toEqual([
      ["zoe@contoso.com", true],
      ["bob@contoso.com", true],
      ["dan@contoso.com", true],
      ["eve@contoso.com", true],
    ]);
    expect(cut.failures).toEqual([]);
  });
});

describe("a service that is gone", () => {
  it.each([401, 429])("for creates (%i) stops the run instead of trying each person alone", async (status) => {
    await site.fail({ kind: "status", status, method: "POST", path: "/users", times: 0 });
    const cut = await run(site, desired(people("ann", "bob", "dan", "zoe")));
    expect(cut.stopped?.message).toContain(`${status}`);
    expect(cut.failures).toEqual([]);
    expect(site.count("POST", /users$/)).toBe(status === 401 ? 2 : 6);
  });

  it("stops the run, which keeps what was done; the next run finishes it", async () => {
    await site.fail({ kind: "status", status: 503, skip: 7, times: 0, path: "/admin/" });
    const cut = await run(site, SMALL.wanted, SMALL);
    expect(cut.stopped?.message).toContain("status 503, 6 times");
    expect(cut.counts.created).toBe(3);
    await site.fail();
    const next = await run(site, SMALL.wanted, { recorded: cut.records });
    expect([next.failures, site.everybody()]).toEqual([[], SMALL.end]);
    expect(site.writes.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
  });

  it("is given up after three accounts, not tried for each", async () => {
    const many = Array.from({ length: 9 }, (_, i) => `x${i}`);
    for (const name of many) site.edit({ addUser: { email: `${name}@contoso.com`, firstName: "X", lastName: "Old" } });
    await site.fail({ kind: "status", status: 503, method: "PUT", times: 0 });
    const cut = await run(site, desired(people(...many)));
    expect(cut.stopped?.message).toContain("503");
    expect(site.count("PUT", /users/)).toBe(3 * 6);
  });
});
