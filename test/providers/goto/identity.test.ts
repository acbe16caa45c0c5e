import { describe, expect, it } from "vitest";
import { account, person, planFor, record, SUSPENDED, told, type World } from "./world";

const elsewhere = { email: "robert@contoso.com" };

describe("whose account is whose (docs/behaviour.md §1)", () => {
  const rows: [string, World, string[]][] = [
    [
      "the recorded key decides, whatever the case of the address",
      { users: [account("bob", { email: "BOB@contoso.com" })], recorded: [record("bob")], people: [person("bob")] },
      [],
    ],
    [
      "an address in other letters is the same, for who is adopted and for who is known",
      {
        users: [account("bob"), account("eve", { emailLocked: true })],
        recorded: [record("eve")],
        people: [person("bob", { email: "BOB@contoso.com" }), person("eve", { email: "EVE@contoso.com" })],
      },
      [],
    ],
    [
      "another address in the directory: renamed",
      { users: [account("bob")], recorded: [record("bob")], people: [person("bob", elsewhere)] },
      ['rename bob@contoso.com: {"email":"robert@contoso.com"}'],
    ],
    [
      "the recorded key is gone and another account has the address: that one is the successor",
      { users: [account("bob", { key: "k-2" })], recorded: [record("bob")], people: [person("bob")] },
      [],
    ],
    [
      "the recorded key is gone and nobody has the address: made again, said to be drift",
      { recorded: [record("bob")], people: [person("bob", elsewhere)] },
      ["create robert@contoso.com (drift)"],
    ],
    [
      "recorded without a key and without an account: a create that was cut short, no drift",
      { recorded: [record("bob", { accountKey: undefined })], people: [person("bob")] },
      ["create bob@contoso.com"],
    ],
    [
      "recorded without a key, found by the recorded address without case, then renamed",
      {
        users: [account("bob", { email: "Bob@contoso.com" })],
        recorded: [record("bob", { accountKey: undefined, email: "bOb@contoso.com" })],
        people: [person("bob", elsewhere)],
      },
      ['rename Bob@contoso.com: {"email":"robert@contoso.com"}'],
    ],
    [
      "nobody recorded, an account with the address: adopted",
      { users: [account("bob", { lastName: "Old" })], people: [person("bob")] },
      ['adopt bob@contoso.com: {"lastName":"Ray"}'],
    ],
    [
      "recorded, key gone, whose address another person gives up: made after the rename",
      {
        users: [account("eve", { email: "bob@contoso.com" })],
        recorded: [record("eve"), record("bob")],
        people: [person("eve"), person("bob")],
      },
      ['rename bob@contoso.com: {"email":"eve@contoso.com"}', "create bob@contoso.com (drift)"],
    ],
  ];
  it.each(rows)("%s", (_rule, world, steps) => {
    const planned = planFor(world);
    expect(told(planned)).toEqual(steps);
    expect([planned.failures, planned.unmanaged, planned.notices]).toEqual([[], [], []]);
  });

  it("a person's successor account is remembered under its own key, and as ours", () => {
    const world = { users: [account("bob", { key: "k-2" })], recorded: [record("bob")], people: [person("bob")] };
    expect(planFor(world).settled).toEqual([record("bob", { accountKey: "k-2" })]);
  });

  it("an account is adopted or ours for its successor as it was for who left", () => {
    for (const adopted of [true, false]) {
      const world = { users: [account("bob")], recorded: [record("bob", { adopted })] };
      const planned = planFor({ ...world, people: [person("bob", { directoryId: "bob-2" })] });
      expect(planned.settled).toEqual([record("bob", { directoryId: "bob-2", adopted })]);
    }
  });

  const conflicts: [string, World, RegExp][] = [
    [
      "a second account with the new address that nobody gives up",
      { users: [account("bob"), account("robert")], recorded: [record("bob")], people: [person("bob", elsewhere)] },
      /^the account of this person is bob@contoso.com, but GoTo has a second account with the new address robert@/,
    ],
    [
      "a second account that its owner keeps",
      {
        users: [account("bob"), account("robert")],
        recorded: [record("bob"), record("robert")],
        people: [person("bob", elsewhere), person("robert")],
      },
      /second account with the new address/,
    ],
    [
      "an account whose owner would move but may not be renamed",
      {
        users: [account("robert", { emailLocked: true })],
        recorded: [record("robert")],
        people: [person("bob", elsewhere), person("robert", { email: "rob@contoso.com" })],
      },
      /^GoTo's account robert@contoso.com belongs to another person of the roster$/,
    ],
    [
      "an account whose owner would move but whose identity is managed elsewhere",
      {
        users: [account("robert", { identityReadOnly: true })],
        recorded: [record("robert")],
        people: [person("bob", elsewhere), person("robert", { email: "rob@contoso.com" })],
      },
      /belongs to another person of the roster$/,
    ],
    [
      "an account whose owner keeps it under the same address in other letters",
      {
        users: [account("robert", { email: "Robert@contoso.com" })],
        recorded: [record("robert")],
        people: [person("bob", elsewhere), person("robert", { email: "ROBERT@contoso.com" })],
      },
      /belongs to another person of the roster$/,
    ],
    [
      "an account whose owner is assigned but cannot be resolved now",
      {
        users: [account("robert")],
        recorded: [record("robert")],
        people: [person("bob", elsewhere)],
        unresolved: [{ directoryId: "robert", who: "robert", reason: "no e-mail" }],
      },
      /belongs to another person of the roster$/,
    ],
  ];
  it.each(conflicts)("is an error for one person alone: %s", (_rule, world, reason) => {
    const planned = planFor({ ...world, people: [...(world.people ?? []), person("zoe")] });
    expect(planned.failures).toEqual([
      { directoryId: "bob", email: "robert@contoso.com", reason: expect.stringMatching(reason) },
    ]);
    expect(told(planned)).toEqual(["create zoe@contoso.com"]);
    const known = (world.recorded ?? []).map(({ directoryId }) => directoryId);
    expect(planned.settled.map(({ directoryId }) => directoryId).sort()).toEqual([...known].sort());
  });

  it("in a conflict the account stays the person's: neither a leaver nor unmanaged", () => {
    const unmanaged = { default: "suspend" as const, patterns: [] };
    const world = { users: [account("bob"), account("robert")], recorded: [record("bob")], policy: { unmanaged } };
    const planned = planFor({ ...world, people: [person("bob", elsewhere)] });
    expect(told(planned)).toEqual(["suspend unmanaged robert@contoso.com"]);
  });

  it("a role that is no longer defined leaves the person and the account alone", () => {
    const world = { users: [account("bob", { licenseKeys: ["44"] })], recorded: [record("bob")] };
    const planned = planFor({ ...world, people: [person("bob", { role: "gone" }), person("new", { role: "gone" })] });
    expect([planned.steps, planned.unmanaged, planned.settled]).toEqual([[], [], [record("bob")]]);
  });

  it("whoever has nothing and gets nothing is updated, not resumed", () => {
    const world = { users: [account("bob", SUSPENDED)], recorded: [record("bob")] };
    const planned = planFor({ ...world, people: [person("bob", { role: "guest", lastName: "New" })] });
    expect(told(planned)).toEqual(['update bob@contoso.com: {"lastName":"New"}']);
  });

  it("whoever comes back for an admin role alone is resumed", () => {
    const roles = { root: { licenses: [], adminRoles: ["MANAGE_USERS"], userGroup: "" } };
    const world = { users: [account("bob", SUSPENDED)], recorded: [record("bob")], roles };
    expect(told(planFor({ ...world, people: [person("bob", { role: "root" })] }))).toEqual([
      'resume bob@contoso.com: {"adminRoles":["MANAGE_USERS"]}',
    ]);
  });

  it("names that GoTo keeps locked stay, and are no notice", () => {
    const users = [account("bob", { firstName: "Rob", nameLocked: true })];
    const planned = planFor({ users, recorded: [record("bob")], people: [person("bob")] });
    expect([planned.steps, planned.notices]).toEqual([[], []]);
  });

  it("names stay as they are in GoTo where policy keeps them, and a new address is followed", () => {
    const users = [account("bob", { firstName: "Rob" })];
    const world = { users, recorded: [record("bob")], policy: { names: "keep" } } as const;
    expect(told(planFor({ ...world, people: [person("bob")] }))).toEqual([]);
    expect(told(planFor({ ...world, people: [person("bob", elsewhere)] }))).toEqual([
      'rename bob@contoso.com: {"email":"robert@contoso.com"}',
    ]);
  });
});
