import { describe, expect, it } from "vitest";
import { account, heldIn, names, person, planFor, record, told } from "./world";

describe("minimumSuperUsers", () => {
  const roots = (count: number) => names(count, "root").map((name) => account(name, { adminRoles: ["SUPER_USER"] }));
  const known = (count: number) => names(count, "root").map((name) => record(name, { via: name }));
  const approvals = (["removals", "roleDowngrades"] as const).map((dimension) => ({
    dimension,
    count: 100,
    until: "2027-01-01",
    reason: "all of them",
  }));
  const policy = { minimumSuperUsers: 2, approvals };

  it("holds those who would leave too few super users, whatever is approved", () => {
    const planned = planFor({ users: roots(3), recorded: known(2), policy });
    expect(heldIn(planned)).toEqual(["removals root1", "removals root2"]);
    expect(planned.held[0]?.reason).toBe("super users left in GoTo would be 1; policy wants 2 (minimumSuperUsers)");
    expect(planned.steps).toEqual([]);
  });

  it("lets them go when just as many are left", () => {
    expect(told(planFor({ users: roots(4), recorded: known(2), policy }))).toEqual([
      "suspend root1@contoso.com",
      "suspend root2@contoso.com",
    ]);
  });

  it("counts those who lose the role and those who leave together, and holds nobody else", () => {
    const planned = planFor({
      people: [person("root1"), person("bob")],
      users: [...roots(3), account("bob", { adminRoles: ["MANAGE_USERS"] }), account("eve")],
      recorded: [...known(2), record("eve")],
      policy,
    });
    expect(heldIn(planned)).toEqual(["roleDowngrades root1", "removals root2"]);
    expect(told(planned)).toEqual(['adopt bob@contoso.com: {"adminRoles":[]}', "suspend eve@contoso.com"]);
  });

  it("takes no account of an admin role that is not the super user's", () => {
    const users = [account("root1", { adminRoles: ["MANAGE_USERS", "SUPER_USER"] }), ...roots(2).slice(1)];
    const roles = { root: { licenses: ["43"], adminRoles: ["SUPER_USER"], userGroup: "" } };
    const planned = planFor({ people: [person("root1", { role: "root" })], users, roles, policy });
    expect(told(planned)).toEqual(['adopt root1@contoso.com: {"adminRoles":["SUPER_USER"]}']);
  });

  it("does not count a super user whose licence alone is lost", () => {
    const users = roots(2).map((user) => ({ ...user, licenseKeys: ["43", "44"] }));
    const roles = { root: { licenses: ["43"], adminRoles: ["SUPER_USER"], userGroup: "" } };
    const people = names(2, "root").map((name) => person(name, { role: "root" }));
    expect(planFor({ people, users, roles, policy }).held).toEqual([]);
  });

  it("does not count on somebody who becomes one in this run", () => {
    const roles = { root: { licenses: ["43"], adminRoles: ["SUPER_USER"], userGroup: "" } };
    const planned = planFor({
      people: [person("new", { role: "root" })],
      users: roots(2),
      recorded: known(1),
      roles,
      policy,
    });
    expect(heldIn(planned)).toEqual(["removals root1"]);
    expect(told(planned)).toEqual(["create new@contoso.com"]);
  });

  it("holds unmanaged super users as well", () => {
    const unmanaged = { default: "suspend" as const, patterns: [] };
    const planned = planFor({ users: roots(2), policy: { ...policy, unmanaged } });
    expect(heldIn(planned)).toEqual(["unmanaged account:k-root1", "unmanaged account:k-root2"]);
  });
});
