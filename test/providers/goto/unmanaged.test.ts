import { describe, expect, it } from "vitest";
import type { UnmanagedAction } from "../../../providers/goto/policy";
import { account, names, person, planFor, record, SUSPENDED, told } from "./world";

function policy(byDefault: UnmanagedAction, ...patterns: [match: string, action: UnmanagedAction][]) {
  return { unmanaged: { default: byDefault, patterns: patterns.map(([match, action]) => ({ match, action })) } };
}

describe("an account that the roster does not name and never did (docs/behaviour.md §5)", () => {
  const users = [account("eve", { adminRoles: ["MANAGE_USERS"] })];
  const rows: [UnmanagedAction, string[], string[]][] = [
    ["ignore", [], []],
    ["report", [], ["eve@contoso.com"]],
    ["suspend", ["suspend unmanaged eve@contoso.com"], ["eve@contoso.com"]],
  ];
  it.each(rows)("under `%s`", (action, steps, listed) => {
    const planned = planFor({ users, policy: policy(action) });
    expect(told(planned)).toEqual(steps);
    expect(planned.unmanaged.map(({ email }) => email)).toEqual(listed);
    expect([planned.held, planned.settled]).toEqual([[], []]);
  });

  it("with nothing to lose is listed only, and not counted", () => {
    const planned = planFor({ users: [account("eve", SUSPENDED), account("sam")], policy: policy("suspend") });
    expect(told(planned)).toEqual(["suspend unmanaged sam@contoso.com"]);
    expect(planned.unmanaged).toHaveLength(2);
    expect(planned.verdicts.find(({ dimension }) => dimension === "unmanaged")).toMatchObject({ count: 1, of: 1 });
  });

  it("is none of the people of the roster and none who was recorded, whatever becomes of them", () => {
    const planned = planFor({
      people: [person("bob"), person("robert", { email: "new@contoso.com" })],
      unresolved: [{ directoryId: "dan", who: "dan", reason: "no e-mail" }],
      users: ["bob", "left", "dan", "robert", "new"].map((name) => account(name)),
      recorded: [record("left"), record("dan"), record("robert")],
      policy: policy("suspend"),
    });
    expect(told(planned)).toEqual(["suspend left@contoso.com", "suspend unmanaged new@contoso.com"]);
    expect(planned.failures.map(({ directoryId }) => directoryId)).toEqual(["robert"]);
  });

  const patterns: [string, string, boolean][] = [
    ["matches an address as a whole", "eve@contoso.com", true],
    ["matches without case", "EVE@Contoso.COM", true],
    ["takes a star for any characters", "*@contoso.com", true],
    ["takes a star for no character as well", "eve*@contoso.com", true],
    ["takes several stars", "e*@*.com", true],
    ["does not match part of an address", "eve@contoso", false],
    ["does not match the end of an address", "ve@contoso.com", false],
    ["takes a dot for a dot", "eve@contosoXcom", false],
    ["takes a dot for a dot only", "eve.contoso.com", false],
    ["takes no sign for more than itself", "e+ve@contoso.com", false],
  ];
  it.each(patterns)("a pattern %s", (_rule, match, isMatch) => {
    const planned = planFor({ users, policy: policy("report", [match, "suspend"]) });
    expect(planned.steps).toHaveLength(isMatch ? 1 : 0);
    expect(planned.unmanaged).toHaveLength(1);
  });

  it("a dot in a pattern stands for itself in the address as well", () => {
    const other = [account("eve", { email: "eve@contosoXcom" })];
    expect(planFor({ users: other, policy: policy("report", ["eve@contoso.com", "suspend"]) }).steps).toEqual([]);
  });

  it("is ruled by the first pattern that matches, and by the default without one", () => {
    const all = ["vip", "sam", "other"].map((name) => account(name));
    const ruled = policy("ignore", ["vip@*", "report"], ["*m@contoso.com", "suspend"], ["vip@contoso.com", "suspend"]);
    const planned = planFor({ users: all, policy: ruled });
    expect(told(planned)).toEqual(["suspend unmanaged sam@contoso.com"]);
    expect(planned.unmanaged.map(({ email }) => email)).toEqual(["sam@contoso.com", "vip@contoso.com"]);
  });

  it("is suspended in the order of the addresses, whatever the order of GoTo's list", () => {
    const all = names(3).map((name) => account(name));
    for (const list of [all, [...all].reverse()]) {
      const planned = planFor({ users: list, policy: policy("suspend") });
      expect(told(planned)).toEqual(names(3).map((name) => `suspend unmanaged ${name}@contoso.com`));
    }
  });
});
