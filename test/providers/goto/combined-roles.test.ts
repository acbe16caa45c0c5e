import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinedRole, type ResolvedRole, rolesIn, rolesTogether } from "../../../providers/goto/roles";

const role = (
  licenseKeys: readonly string[],
  adminRoles: readonly string[] = [],
  userGroup?: string,
): ResolvedRole => ({
  licenseKeys,
  adminRoles,
  userGroup,
});

const ROLES = new Map([
  ["admin", role(["43"], ["MANAGE_USERS"], "Sales")],
  ["recording", role(["45"])],
  ["webinar", role(["44", "43"])],
  // More than an additive role may have, to see that it is not given.
  ["greedy", role(["46"], ["SUPER_USER"], "Webinars")],
]);

describe("the roles of one person together", () => {
  it.each([
    ["one role alone", "admin", role(["43"], ["MANAGE_USERS"], "Sales")],
    [
      "the licences of all, each once",
      "admin + recording + webinar",
      role(["43", "44", "45"], ["MANAGE_USERS"], "Sales"),
    ],
    [
      "the admin roles and the group of the first alone",
      "admin + greedy",
      role(["43", "46"], ["MANAGE_USERS"], "Sales"),
    ],
    ["licences alone when the first has nothing else", "recording + webinar", role(["43", "44", "45"])],
  ])("are %s", (_, together, expected) => {
    expect(combinedRole(ROLES, together)).toEqual(expected);
  });

  it.each(["nobody", "admin + nobody", "nobody + admin", ""])("are unknown when one is: %j", (together) => {
    expect(combinedRole(ROLES, together)).toBeUndefined();
  });

  it("are the same in whatever order the additions come, and are told apart again", () => {
    const additions = fc.shuffledSubarray(["recording", "webinar", "greedy"]);
    fc.assert(
      fc.property(additions, (names) => {
        const all = ["admin", ...names];
        expect(rolesIn(rolesTogether(all))).toEqual(all);
        expect(combinedRole(ROLES, rolesTogether(all))).toEqual(
          combinedRole(ROLES, rolesTogether(["admin", ...[...names].sort()])),
        );
      }),
    );
  });
});
