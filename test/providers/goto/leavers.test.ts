import { describe, expect, it } from "vitest";
import { account, person, planFor, record, SUSPENDED, told, type World } from "./world";

type Leavers = NonNullable<NonNullable<World["policy"]>["leavers"]>;

const SUSPEND: Leavers = { action: "suspend", deleteAfter: null, deleteAdopted: false };
const AFTER_90: Leavers = { ...SUSPEND, deleteAfter: 90 };
const DELETE: Leavers = { ...SUSPEND, action: "delete" };
const active = {};

describe("a leaver (docs/behaviour.md §4)", () => {
  const rows: [string, Leavers, Parameters<typeof account>[1], Parameters<typeof record>[1], string[]][] = [
    ["is suspended", SUSPEND, active, {}, ["suspend bob@contoso.com"]],
    [
      "is suspended for an admin role alone",
      SUSPEND,
      { ...SUSPENDED, adminRoles: ["MANAGE_USERS"] },
      {},
      ["suspend bob@contoso.com"],
    ],
    ["is suspended for a role set alone", SUSPEND, { ...SUSPENDED, roleSets: ["r"] }, {}, ["suspend bob@contoso.com"]],
    ["suspended already: nothing", SUSPEND, SUSPENDED, { suspendedOn: "2020-01-01" }, []],
    ["is suspended first, though deleted later", AFTER_90, active, {}, ["suspend bob@contoso.com"]],
    ["89 days after we suspended: nothing", AFTER_90, SUSPENDED, { suspendedOn: "2026-08-27" }, []],
    [
      "90 days after we suspended: deleted",
      AFTER_90,
      SUSPENDED,
      { suspendedOn: "2026-08-26" },
      ["delete bob@contoso.com"],
    ],
    [
      "long after we suspended: deleted",
      AFTER_90,
      SUSPENDED,
      { suspendedOn: "2025-01-01" },
      ["delete bob@contoso.com"],
    ],
    [
      "resumed by somebody else since: suspended again, not deleted",
      AFTER_90,
      active,
      { suspendedOn: "2025-01-01" },
      ["suspend bob@contoso.com"],
    ],
    ["suspended by somebody else: never deleted", AFTER_90, SUSPENDED, {}, []],
    ["adopted: not deleted after the days", AFTER_90, SUSPENDED, { suspendedOn: "2025-01-01", adopted: true }, []],
    [
      "adopted, with deleteAdopted: deleted after the days",
      { ...AFTER_90, deleteAdopted: true },
      SUSPENDED,
      { suspendedOn: "2025-01-01", adopted: true },
      ["delete bob@contoso.com"],
    ],
    ["under action delete: deleted at once", DELETE, active, {}, ["delete bob@contoso.com"]],
    ["under action delete, suspended by others: deleted", DELETE, SUSPENDED, {}, ["delete bob@contoso.com"]],
    ["under action delete, adopted: suspended only", DELETE, active, { adopted: true }, ["suspend bob@contoso.com"]],
    ["under action delete, adopted and suspended: nothing", DELETE, SUSPENDED, { adopted: true }, []],
    [
      "under action delete with deleteAdopted: deleted",
      { ...DELETE, deleteAdopted: true },
      active,
      { adopted: true },
      ["delete bob@contoso.com"],
    ],
  ];
  it.each(rows)("%s", (_rule, leavers, account_, record_, steps) => {
    const known = record("bob", record_);
    const planned = planFor({ users: [account("bob", account_)], recorded: [known], policy: { leavers } });
    expect(told(planned)).toEqual(steps);
    expect(planned.settled).toEqual(steps.length === 0 ? [known] : []);
    expect([planned.unmanaged, planned.notices]).toEqual([[], []]);
  });

  it("is told why they are deleted", () => {
    const why = (leavers: Leavers, suspendedOn?: string) =>
      planFor({
        users: [account("bob", SUSPENDED)],
        recorded: [record("bob", { suspendedOn })],
        policy: { leavers },
      }).steps[0];
    expect(why(AFTER_90, "2026-08-26")).toMatchObject({ why: "suspended since 2026-08-26, 90 days or more" });
    expect(why(DELETE)).toMatchObject({ why: "left the roster, and policy says leavers: delete" });
  });

  it("is suspended on the day of the plan", () => {
    const planned = planFor({ users: [account("bob")], recorded: [record("bob")] });
    expect(planned.steps).toEqual([
      { kind: "suspend", user: account("bob"), record: record("bob"), today: "2026-11-24" },
    ]);
  });

  it("is deleted only as far as the guard allows", () => {
    const users = ["a", "b"].map((name) => account(name, SUSPENDED));
    const recorded = ["a", "b"].map((name) => record(name, { suspendedOn: "2025-01-01", via: name }));
    const limits = { share: 0, minimum: 1 };
    const all = { removals: limits, roleDowngrades: limits, licences: limits, unmanaged: limits };
    const planned = planFor({ users, recorded, policy: { leavers: AFTER_90, limits: all } });
    expect(planned.steps).toEqual([]);
    expect(planned.held.map(({ email }) => email)).toEqual(["a@contoso.com", "b@contoso.com"]);
  });

  it("comes back to the same account and is remembered as before", () => {
    const planned = planFor({
      people: [person("bob")],
      users: [account("bob", SUSPENDED)],
      recorded: [record("bob", { suspendedOn: "2026-11-01", adopted: true })],
    });
    expect(planned.steps).toMatchObject([{ kind: "resume", user: { key: "k-bob" }, adopted: true }]);
  });

  it("whose account is gone is forgotten", () => {
    expect(planFor({ recorded: [record("bob")] }).settled).toEqual([]);
  });

  it("whose account is another person's now is forgotten", () => {
    const planned = planFor({
      people: [person("new", { email: "bob@contoso.com", firstName: "bob" })],
      users: [account("bob")],
      recorded: [record("bob")],
    });
    expect(planned.steps).toEqual([]);
    expect(planned.settled).toEqual([record("new", { email: "bob@contoso.com", accountKey: "k-bob" })]);
  });

  it("is one, though two records name the account", () => {
    const planned = planFor({
      users: [account("bob")],
      recorded: [record("bob"), record("bob", { directoryId: "bob-2" })],
    });
    expect(told(planned)).toEqual(["suspend bob@contoso.com"]);
  });

  it("of two with one address leaves in the order of their directory ids", () => {
    const users = ["1", "2"].map((n) => account(n, { email: n === "1" ? "bob@contoso.com" : "BOB@contoso.com" }));
    const recorded = ["2", "1"].map((n) => record(n, { email: "bob@contoso.com" }));
    for (const list of [recorded, [...recorded].reverse()])
      expect(told(planFor({ users, recorded: list }))).toEqual(["suspend bob@contoso.com", "suspend BOB@contoso.com"]);
  });

  it("leaves in the order of the addresses", () => {
    const users = ["c", "a", "b"].map((name) => account(name));
    const recorded = ["c", "a", "b"].map((name) => record(name, { via: name }));
    expect(told(planFor({ users, recorded }))).toEqual(["a", "b", "c"].map((name) => `suspend ${name}@contoso.com`));
  });

  it("outside the pilot stays as they are, and remembered even when the account is gone", () => {
    const pilot = { ids: new Set(["bob"]), others: [] };
    const recorded = [record("bob"), record("eve"), record("gone")];
    const planned = planFor({ pilot, users: [account("bob"), account("eve")], recorded });
    expect(told(planned)).toEqual(["suspend bob@contoso.com"]);
    expect(planned.settled).toEqual([record("eve"), record("gone")]);
  });

  it("is nobody who is assigned but cannot be resolved now; whose account is gone is forgotten", () => {
    const unresolved = ["bob", "gone"].map((name) => ({ directoryId: name, who: name, reason: "no e-mail" }));
    const planned = planFor({ unresolved, users: [account("bob")], recorded: [record("bob"), record("gone")] });
    expect([planned.steps, planned.settled]).toEqual([[], [record("bob")]]);
  });
});
