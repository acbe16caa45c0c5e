import { describe, expect, it } from "vitest";
import { account, MEETING, person, planFor, record, told, WEBINAR, type World } from "./world";

describe("never, whatever is approved", () => {
  const approvals = (["removals", "roleDowngrades", "licences", "unmanaged"] as const).map((dimension) => ({
    dimension,
    count: 100,
    until: "2027-01-01",
    reason: "all of them",
  }));
  const unmanaged = { default: "suspend" as const, patterns: [] };
  const leavers = { action: "delete" as const, deleteAfter: null, deleteAdopted: true };
  const policy = { approvals, unmanaged, leavers, minimumSuperUsers: 0 };
  const external = { ...WEBINAR, externallyManaged: true };
  const admin = { licenseKeys: ["43", "44"], adminRoles: ["SUPER_USER"] };

  const rows: [string, string, World, string][] = [
    ["the account whose token is used", "bot", {}, "the one whose token is used"],
    ["a protected person", "bob", { policy: { protected: ["BOB@Contoso.com"] } }, "protected by policy"],
    [
      "an account with a licence of another system",
      "bob",
      { licenses: [MEETING, external] },
      "managed by another system",
    ],
  ];
  it.each(rows)("%s is neither suspended nor deleted, as a leaver or unmanaged", (_rule, name, world, why) => {
    const users = [account(name, { ...admin, email: `${name}@CONTOSO.com` })];
    const all = { ...world, users, policy: { ...policy, ...world.policy } };
    const leaver = planFor({ ...all, recorded: [record(name)] });
    expect(leaver.steps).toEqual([]);
    expect(leaver.notices[0]).toBe(`${name}@CONTOSO.com left the roster but keeps the account: it is ${why}`);
    expect(leaver.settled).toEqual([record(name)]);
    expect(planFor(all).steps).toEqual([]);
    expect(planFor(all).unmanaged).toHaveLength(1);
  });

  it.each([
    ["as GoTo has it", "old@contoso.com"],
    ["as it is remembered", "before@contoso.com"],
    ["as the directory has it now", "bob@contoso.com"],
  ])("a protected person who is renamed loses nothing, protected by the address %s", (_which, address) => {
    const planned = planFor({
      people: [person("bob")],
      users: [account("bob", { ...admin, email: "old@contoso.com" })],
      recorded: [record("bob", { email: "before@contoso.com" })],
      policy: { ...policy, protected: [address] },
    });
    expect(told(planned)).toEqual(['rename old@contoso.com: {"email":"bob@contoso.com"}']);
  });

  it.each(["bot", "bob"])("%s, who is in the roster with less, loses nothing", (name) => {
    const all = { ...policy, protected: ["bob@contoso.com"] };
    const planned = planFor({ people: [person(name)], users: [account(name, admin)], policy: all });
    expect(planned.steps).toEqual([]);
    const other = planFor({ people: [person("eve")], users: [account("eve", admin)], policy: all });
    expect(told(other)).toEqual(['adopt eve@contoso.com: {"licenseKeys":["43"],"adminRoles":[]}']);
  });
});
