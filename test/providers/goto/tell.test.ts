import { expect, it } from "vitest";
import { planLines } from "../../../providers/goto/tell";
import {
  account,
  license,
  MEETING,
  names,
  POLICY,
  person,
  planFor,
  record,
  SUSPENDED,
  WEBINAR,
  type World,
} from "./world";

function lines(world: World): string[] {
  return planLines(planFor(world), world.licenses ?? [MEETING, WEBINAR]);
}

it("a plan with nothing to do says nothing", () => {
  expect(lines({ people: [person("bob")], users: [account("bob")], recorded: [record("bob")] })).toEqual([]);
});

it("a plan says of every step who, what and why, in the order of the steps", () => {
  const world: World = {
    people: [
      person("new"),
      person("gone"),
      person("bob", { firstName: "Rob", lastName: "Tan", email: "robert@contoso.com" }),
      person("eve"),
      person("sam"),
      person("zoe", { role: "admin" }),
    ],
    users: [
      account("bob"),
      account("eve", { licenseKeys: ["44", "99"], groupName: "Support" }),
      account("sam", SUSPENDED),
      account("zoe"),
      account("left"),
      account("old", SUSPENDED),
      account("nobody"),
    ],
    recorded: [
      ...["gone", "bob", "eve", "sam", "zoe", "left"].map((name) => record(name)),
      record("old", { suspendedOn: "2026-01-01" }),
    ],
    groups: [],
    policy: {
      unmanaged: { default: "suspend", patterns: [] },
      leavers: { action: "suspend", deleteAfter: 90, deleteAdopted: false },
    },
  };
  expect(lines(world)).toEqual([
    "GoTo: 2 to create, 2 to update, 1 to rename, 1 to resume, 1 to suspend, 1 unmanaged to suspend, 1 to delete, user groups to make: Sales",
    "  rename bob@contoso.com: e-mail robert@contoso.com, first name Rob, last name Tan (organizer, via Sales)",
    "  create gone@contoso.com (organizer, via Sales), whose account is gone",
    "  create new@contoso.com (organizer, via Sales)",
    "  update eve@contoso.com: + GoToMeeting Business, - GoToWebinar 500, - 99, group Sales (organizer, via Sales)",
    "  resume sam@contoso.com: + GoToMeeting Business (organizer, via Sales)",
    "  update zoe@contoso.com: + MANAGE_USERS (admin, via Sales)",
    "  suspend left@contoso.com, who is no longer assigned",
    "  suspend nobody@contoso.com, whom no assignment names",
    "  delete old@contoso.com: suspended since 2026-01-01, 90 days or more",
    "GoTo: seats",
    "  GoToMeeting Business: 1 → 3 of 10",
    "  GoToWebinar 500: 1 → 0 of 10",
  ]);
});

it("a plan names who is adopted, held and waiting, and the seats that are missing", () => {
  const none = { share: 0, minimum: 0 };
  const world: World = {
    people: [person("new"), person("bob", { lastName: "Tan" })],
    users: [account("bob"), account("left")],
    recorded: [record("left")],
    licenses: [license("43", "GoToMeeting Business", { seats: 1 })],
    policy: { limits: { ...POLICY.limits, removals: none } },
  };
  expect(lines(world)).toEqual([
    "GoTo: 1 to adopt",
    "  adopt bob@contoso.com: last name Tan (organizer, via Sales)",
    "GoTo: 1 held until they are approved (removals: 1 of 1, 0 may at once)",
    "  left@contoso.com: too many people at once would lose their account",
    "GoTo: 1 waiting for a seat",
    "  new@contoso.com (GoToMeeting Business)",
    "GoTo: seats",
    "  GoToMeeting Business: 1 → 1 of 1, 1 missing",
  ]);
});

it.each([
  [100, undefined],
  [101, "  … and 1 more"],
  [150, "  … and 50 more"],
])("of %i steps at most a hundred are shown, and the rest counted", (count, more) => {
  const licenses = [license("43", "GoToMeeting Business", { seats: 1000 })];
  const [title, ...rest] = lines({ people: names(count).map((name) => person(name)), licenses });
  expect(title).toBe(`GoTo: ${count} to create`);
  expect(rest.filter((line) => line.startsWith("  create "))).toHaveLength(100);
  expect(rest.find((line) => line.includes("more"))).toBe(more);
});
