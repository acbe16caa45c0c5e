import { describe, expect, it } from "vitest";
import type { Dimension } from "../../../providers/goto/approvals";
import type { Limit } from "../../../providers/goto/guard";
import { account, heldIn, names, POLICY, person, planFor, record, told, WEBINAR, type World } from "./world";

/** So many people with an account, of whom the first `losing` lose something in one dimension. */
const LOSERS: Readonly<Record<Dimension, (losing: number, of: number) => World>> = {
  removals: (losing, of) => {
    const everybody = names(of);
    const via = (name: string) => `u-${name}`;
    return {
      people: everybody.slice(losing).map((name) => person(name, { via: via(name) })),
      users: everybody.map((name) => account(name)),
      recorded: everybody.map((name) => record(name, { via: via(name) })),
    };
  },
  roleDowngrades: (losing, of) => staying(of, (n) => ({ adminRoles: n < losing ? ["MANAGE_USERS"] : [] })),
  licences: (losing, of) => staying(of, (n) => ({ licenseKeys: n < losing ? ["43", "44"] : ["43"] })),
  unmanaged: (losing, of) => ({
    users: names(of).map((name, n) => account(name, { email: `${name}@${n < losing ? "old" : "new"}.example` })),
    policy: { unmanaged: { default: "report", patterns: [{ match: "*@old.example", action: "suspend" }] } },
  }),
};

function staying(of: number, change: (n: number) => Parameters<typeof account>[1]): World {
  const everybody = names(of);
  return {
    people: everybody.map((name) => person(name)),
    users: everybody.map((name, n) => account(name, change(n))),
    recorded: everybody.map((name) => record(name)),
  };
}

function limited(world: World, dimension: Dimension, limit: Limit, approval?: { count: number; until: string }): World {
  const approvals = approval === undefined ? [] : [{ dimension, reason: "moved", ...approval }];
  const limits = { ...POLICY.limits, [dimension]: limit };
  return { ...world, policy: { ...world.policy, limits, approvals } };
}

const DIMENSIONS = ["removals", "roleDowngrades", "licences", "unmanaged"] as const;

describe.each(DIMENSIONS)("the limit of %s", (dimension) => {
  const none = { share: 0, minimum: 0 };
  const rows: [string, number, number, Limit, boolean][] = [
    ["0 of 0 pass", 0, 0, none, true],
    ["0 of 3 pass though nothing is allowed", 0, 3, none, true],
    ["1 of 1 is held when nothing is allowed", 1, 1, none, false],
    ["1 of 1 is held by a share", 1, 1, { share: 0.5, minimum: 0 }, false],
    ["1 of 1 passes by the minimum", 1, 1, { share: 0, minimum: 1 }, true],
    ["1 of 1 passes by a share of all", 1, 1, { share: 1, minimum: 0 }, true],
    ["1 of 3 passes by the minimum", 1, 3, { share: 0.2, minimum: 5 }, true],
    ["1 of 3 is held by a share", 1, 3, { share: 0.2, minimum: 0 }, false],
    ["1 of 3 passes by a share of a third", 1, 3, { share: 0.34, minimum: 0 }, true],
    ["exactly at the minimum passes", 5, 20, { share: 0.2, minimum: 5 }, true],
    ["one over the minimum is held", 6, 20, { share: 0.2, minimum: 5 }, false],
    ["exactly at the share passes", 6, 30, { share: 0.2, minimum: 5 }, true],
    ["one over the share is held", 7, 30, { share: 0.2, minimum: 5 }, false],
    ["a decimal share at its limit passes", 29, 100, { share: 0.29, minimum: 0 }, true],
    ["a decimal share over its limit is held", 30, 100, { share: 0.29, minimum: 0 }, false],
    ["half a person is nobody", 3, 20, { share: 0.125, minimum: 0 }, false],
  ];
  it.each(rows)("%s", (_rule, losing, of, limit, passes) => {
    const planned = planFor(limited(LOSERS[dimension](losing, of), dimension, limit));
    expect(planned.held.map((held) => held.dimension)).toEqual(passes ? [] : Array(losing).fill(dimension));
    expect(planned.steps).toHaveLength(passes ? losing : 0);
    expect(planned.verdicts.find((verdict) => verdict.dimension === dimension)).toMatchObject({ count: losing, of });
  });

  const approvals: [string, { count: number; until: string }, boolean, RegExp | undefined][] = [
    ["of as many lets them through", { count: 7, until: "2026-12-01" }, true, undefined],
    ["is valid through its last day", { count: 7, until: "2026-11-24" }, true, undefined],
    ["that has ended does not, and is pointed out", { count: 7, until: "2026-11-23" }, false, /ended on 2026-11-23/],
    ["of too few lets nobody through", { count: 6, until: "2026-12-01" }, false, undefined],
  ];
  it.each(approvals)("an approval %s", (_rule, approval, passes, notice) => {
    const planned = planFor(limited(LOSERS[dimension](7, 30), dimension, { share: 0.2, minimum: 5 }, approval));
    expect(planned.held).toHaveLength(passes ? 0 : 7);
    expect(planned.notices).toEqual(notice === undefined ? [] : [expect.stringMatching(notice)]);
  });
});

describe("what is held", () => {
  const tight = { ...POLICY.limits, licences: { share: 0, minimum: 0 }, roleDowngrades: { share: 0, minimum: 0 } };
  const bob = (change: Parameters<typeof account>[1], limits: Partial<typeof tight>) =>
    planFor({
      people: [person("bob", { lastName: "New" })],
      users: [account("bob", change)],
      recorded: [record("bob")],
      policy: { limits: { ...POLICY.limits, ...limits } },
    });

  it("keeps what there is, while the rest of the change goes on", () => {
    const planned = bob({ licenseKeys: ["44"], adminRoles: ["MANAGE_USERS"] }, { licences: tight.licences });
    expect(told(planned)).toEqual([
      'update bob@contoso.com: {"lastName":"New","adminRoles":[],"licenseKeys":["43","44"]}',
    ]);
    expect(heldIn(planned)).toEqual(["licences bob"]);
  });

  it("says nothing of a list in which nothing but the loss was to change", () => {
    const planned = bob({ licenseKeys: ["43", "44"], adminRoles: ["MANAGE_USERS"] }, tight);
    expect(told(planned)).toEqual(['update bob@contoso.com: {"lastName":"New"}']);
    expect(heldIn(planned)).toEqual(["roleDowngrades bob", "licences bob"]);
  });

  it("holds admin roles alone when only those go too far", () => {
    const planned = bob(
      { licenseKeys: ["43", "44"], adminRoles: ["MANAGE_USERS"] },
      { roleDowngrades: tight.licences },
    );
    expect(told(planned)).toEqual(['update bob@contoso.com: {"lastName":"New","licenseKeys":["43"]}']);
    expect(heldIn(planned)).toEqual(["roleDowngrades bob"]);
  });

  it("leaves nothing to do when the loss was all; the record stays as it was", () => {
    const before = record("bob", { role: "host", adopted: true });
    const planned = planFor({
      people: [person("bob")],
      users: [account("bob", { licenseKeys: ["43", "44"] })],
      recorded: [before],
      policy: { limits: tight },
    });
    expect([planned.steps, planned.settled]).toEqual([[], [before]]);
  });

  it("names everybody, and others go on", () => {
    const world = LOSERS.removals(7, 30);
    const planned = planFor({ ...world, people: [...(world.people ?? []), person("zoe")] });
    expect(told(planned)).toEqual(["create zoe@contoso.com"]);
    expect(planned.held[0]).toEqual({
      directoryId: "p1",
      email: "p1@contoso.com",
      dimension: "removals",
      reason: "too many people at once would lose their account",
    });
    expect(heldIn(planned)).toEqual(names(7).map((name) => `removals ${name}`));
    expect(planned.settled.map(({ directoryId }) => directoryId).sort()).toEqual(names(30).sort());
  });

  it.each([
    ["roleDowngrades", "too many people at once would lose an admin role"],
    ["licences", "too many people at once would lose a licence"],
    ["unmanaged", "too many unmanaged accounts at once would be suspended"],
  ] as const)("says of %s what would be lost, in words that are the same in the next run", (dimension, reason) => {
    expect(planFor(LOSERS[dimension](7, 20)).held[0]?.reason).toBe(reason);
    expect(planFor(LOSERS[dimension](8, 21)).held[0]?.reason).toBe(reason);
  });

  it("stays held in a later look of the same run, whatever has been done since", () => {
    const before = planFor(LOSERS.licences(7, 20)).held;
    const relaxed = {
      ...LOSERS.licences(7, 20),
      policy: { limits: { ...POLICY.limits, licences: { share: 1, minimum: 99 } } },
    };
    expect(planFor(relaxed).held).toEqual([]);
    expect(planFor({ ...relaxed, held: before }).held).toEqual(before);
  });

  it("counts recorded people only who have something to lose", () => {
    const world = LOSERS.removals(6, 30);
    const users = (world.users ?? []).map((user, n) => (n < 29 ? user : { ...user, licenseKeys: [] }));
    const planned = planFor({ ...world, users, people: (world.people ?? []).slice(0, -1) });
    expect(planned.verdicts[0]).toEqual({ dimension: "removals", count: 6, of: 29, allowed: 5 });
    const gone = planFor({ ...world, users: users.slice(0, 29), people: (world.people ?? []).slice(0, -1) });
    expect(gone.verdicts[0]?.of).toBe(29);
  });

  it("is no gain: whoever gets an admin role or a licence is not counted", () => {
    const planned = planFor({
      people: [person("bob", { role: "admin" })],
      users: [account("bob", { licenseKeys: [] })],
      recorded: [record("bob")],
      policy: { limits: tight },
    });
    expect(told(planned)).toEqual(['resume bob@contoso.com: {"licenseKeys":["43"],"adminRoles":["MANAGE_USERS"]}']);
    expect(planned.held).toEqual([]);
  });

  it("keeps every dimension of its own", () => {
    const planned = planFor({
      people: [person("bob"), person("eve")],
      users: [
        account("bob", { licenseKeys: ["43", WEBINAR.key] }),
        account("eve", { adminRoles: ["MANAGE_USERS"] }),
        account("leaver"),
      ],
      recorded: [record("bob"), record("eve"), record("leaver")],
      policy: { limits: { ...POLICY.limits, licences: { share: 0, minimum: 0 } } },
    });
    expect(heldIn(planned)).toEqual(["licences bob"]);
    expect(told(planned)).toEqual(['update eve@contoso.com: {"adminRoles":[]}', "suspend leaver@contoso.com"]);
  });
});
