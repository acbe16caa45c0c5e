import { describe, expect, it } from "vitest";
import { account, MEETING, person, planFor, record, told, WEBINAR, type World } from "./world";

describe("one person (docs/behaviour.md §1)", () => {
  const suspended = { licenseKeys: [], adminRoles: [], status: "SUSPENDED" };
  const rows: [string, World, string[]][] = [
    ["in the roster, no account, not recorded: create", { people: [person("bob")] }, ["create bob@contoso.com"]],
    [
      "in the roster, account as it should be, not recorded: adopted without a request",
      { people: [person("bob")], users: [account("bob")] },
      [],
    ],
    [
      "an account is found by e-mail without case, and only what differs is changed",
      { people: [person("bob")], users: [account("bob", { email: "BOB@Contoso.com", licenseKeys: ["43", "44"] })] },
      ['adopt BOB@Contoso.com: {"licenseKeys":["43"]}'],
    ],
    [
      "recorded and all as desired: nothing",
      { people: [person("bob")], users: [account("bob")], recorded: [record("bob")] },
      [],
    ],
    [
      "recorded and something differs: just those fields",
      {
        people: [person("bob")],
        users: [account("bob", { lastName: "Old", adminRoles: ["RUN_REPORTS"], groupName: "Support" })],
        recorded: [record("bob")],
      },
      ['update bob@contoso.com: {"lastName":"Ray","adminRoles":[],"userGroup":"Sales"}'],
    ],
    [
      "suspended and recorded: resume with the role's licences",
      { people: [person("bob")], users: [account("bob", suspended)], recorded: [record("bob")] },
      ['resume bob@contoso.com: {"licenseKeys":["43"]}'],
    ],
    [
      "suspended and never recorded: resume as well",
      { people: [person("bob")], users: [account("bob", suspended)] },
      ['resume bob@contoso.com: {"licenseKeys":["43"]}'],
    ],
    [
      "the recorded key carries another e-mail: rename, never delete and create",
      {
        people: [person("bob", { email: "robert@contoso.com" })],
        users: [account("bob")],
        recorded: [record("bob")],
      },
      ['rename bob@contoso.com: {"email":"robert@contoso.com"}'],
    ],
    [
      "recorded key gone, e-mail gone: create again, said to be drift",
      { people: [person("bob")], recorded: [record("bob")] },
      ["create bob@contoso.com (drift)"],
    ],
    [
      "recorded key gone, but the e-mail has an account: that one",
      { people: [person("bob")], users: [account("bob", { key: "k-new" })], recorded: [record("bob")] },
      [],
    ],
    [
      "not in the roster, recorded, account there: suspend",
      { users: [account("bob")], recorded: [record("bob")] },
      ["suspend bob@contoso.com"],
    ],
    [
      "not in the roster, recorded, suspended already: nothing",
      { users: [account("bob", suspended)], recorded: [record("bob")] },
      [],
    ],
    ["not in the roster, recorded, account gone: forget", { recorded: [record("bob")] }, []],
    ["not in the roster, not recorded: nothing", { users: [account("bob")] }, []],
  ];
  it.each(rows)("%s", (_rule, world, steps) => {
    expect(told(planFor(world))).toEqual(steps);
  });

  it("a person whose new e-mail has a second account is an error for that person alone", () => {
    const planned = planFor({
      people: [person("bob", { email: "robert@contoso.com" }), person("eve")],
      users: [account("bob"), account("robert")],
      recorded: [record("bob")],
    });
    expect(told(planned)).toEqual(["create eve@contoso.com"]);
    expect(planned.failures.map((f) => f.directoryId)).toEqual(["bob"]);
    expect(planned.failures[0]?.reason).toContain("second account with the new address robert@contoso.com");
  });

  it("a rename that GoTo does not allow is a notice, and nothing is asked for", () => {
    for (const locked of [{ identityReadOnly: true }, { emailLocked: true }]) {
      const planned = planFor({
        people: [person("bob", { email: "robert@contoso.com" })],
        users: [account("bob", locked)],
        recorded: [record("bob")],
      });
      expect(told(planned)).toEqual([]);
      expect(planned.notices).toEqual([
        "bob@contoso.com is now robert@contoso.com in the directory, but GoTo does not let us rename it",
      ]);
    }
  });

  it("somebody re-created in the directory with the same e-mail keeps the account", () => {
    const planned = planFor({
      people: [person("bob", { directoryId: "bob-2" })],
      users: [account("bob")],
      recorded: [record("bob")],
    });
    expect(told(planned)).toEqual([]);
    expect(planned.settled).toEqual([record("bob", { directoryId: "bob-2" })]);
  });

  it("remembers who existed before us", () => {
    const { settled } = planFor({ people: [person("bob")], users: [account("bob")] });
    expect(settled).toEqual([record("bob", { adopted: true })]);
  });
});

describe("leavers and accounts that keep all", () => {
  it("the account whose token is used is never suspended", () => {
    const planned = planFor({ users: [account("bot")], recorded: [record("bot")] });
    expect(told(planned)).toEqual([]);
    expect(planned.notices[0]).toContain("keeps the account");
  });

  it("a protected person loses neither licence nor admin role, but may gain", () => {
    const policy = { protected: ["BOB@contoso.com"] };
    expect(told(planFor({ users: [account("bob")], recorded: [record("bob")], policy }))).toEqual([]);
    const users = [account("bob", { licenseKeys: ["44"], adminRoles: ["SUPER_USER"] })];
    expect(told(planFor({ people: [person("bob")], users, policy }))).toEqual([
      'adopt bob@contoso.com: {"licenseKeys":["43","44"]}',
    ]);
  });

  it("somebody who is assigned but cannot be resolved is no leaver", () => {
    const unresolved = [{ directoryId: "bob", who: "bob", reason: "no e-mail" }];
    const planned = planFor({ unresolved, users: [account("bob")], recorded: [record("bob")] });
    expect(told(planned)).toEqual([]);
    expect(planned.settled).toEqual([record("bob")]);
  });

  it("externally managed licences are neither given nor taken", () => {
    const external = { ...WEBINAR, externallyManaged: true };
    const licenses = [MEETING, external];
    const users = [account("bob", { licenseKeys: ["43", "44"] })];
    expect(told(planFor({ people: [person("bob")], users, licenses }))).toEqual([]);
    const leaver = planFor({ users, licenses, recorded: [record("bob")] });
    expect(leaver.steps).toEqual([]);
    expect(leaver.notices).toEqual([
      "bob@contoso.com left the roster but keeps the account: it is managed by another system",
    ]);
  });
});

describe("unmanaged accounts", () => {
  it("are those that the roster does not name and never did", () => {
    const planned = planFor({
      people: [person("bob")],
      users: [account("bob"), account("eve"), account("gone")],
      recorded: [record("gone")],
    });
    expect(planned.unmanaged.map((u) => u.email)).toEqual(["eve@contoso.com"]);
  });

  it("are left out where policy ignores them, the first pattern that matches deciding", () => {
    const unmanaged = {
      default: "report" as const,
      patterns: [
        { match: "vip@contoso.com", action: "report" as const },
        { match: "*@Contoso.com", action: "ignore" as const },
      ],
    };
    const users = [account("eve"), account("vip"), account("sam", { email: "sam@contosoXcom" })];
    const planned = planFor({ users, policy: { unmanaged } });
    expect(planned.unmanaged.map((u) => u.email)).toEqual(["sam@contosoXcom", "vip@contoso.com"]);
  });
});

describe("roles", () => {
  it("a user group that is missing is made once", () => {
    const planned = planFor({ people: [person("bob"), person("eve")], groups: [] });
    expect(planned.newGroups).toEqual(["Sales"]);
  });

  it("without leave to make user groups the plan is refused, naming them", () => {
    expect(() => planFor({ people: [person("bob")], groups: [], policy: { createUserGroups: false } })).toThrow(
      'GoTo has no user group "Sales"',
    );
  });

  it.each([
    [
      "unknown",
      [WEBINAR],
      'Role "organizer": licence "GoToMeeting Business" is not in this GoTo account. It has: "GoToWebinar 500".',
    ],
    ["ambiguous", [MEETING, { ...MEETING, key: "49" }], "is ambiguous; name it by its key: 43 or 49."],
    ["disabled", [{ ...MEETING, enabled: false }], "is disabled in GoTo"],
    ["managed elsewhere", [{ ...MEETING, externallyManaged: true }], "is managed by another system"],
  ])("a licence that is %s is refused", (_why, licenses, message) => {
    expect(() => planFor({ people: [person("bob")], licenses })).toThrow(message);
  });
});

describe("the plan as a whole", () => {
  it("does not depend on the order of people, accounts or records", () => {
    const world = {
      people: ["a", "b", "c", "d"].map((name) => person(name)),
      users: [account("b", { licenseKeys: [] }), account("c"), account("x"), account("y")],
      recorded: [record("x"), record("y"), record("c")],
    };
    const reversed = {
      people: [...world.people].reverse(),
      users: [...world.users].reverse(),
      recorded: [...world.recorded].reverse(),
    };
    expect(told(planFor(reversed))).toEqual(told(planFor(world)));
  });
});
