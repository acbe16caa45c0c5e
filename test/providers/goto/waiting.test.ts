import { describe, expect, it } from "vitest";
import { account, license, person, planFor, record, SUSPENDED, told, WITH_WEBINARS, type World } from "./world";

/** A world with so many free seats for meetings and none for webinars. */
function scarce(free: number, world: World): World {
  const licenses = [
    license("43", "GoToMeeting Business", { userCount: 10 - free }),
    license("44", "GoToWebinar 500", { userCount: 10 }),
  ];
  return { licenses, roles: WITH_WEBINARS, ...world };
}

describe("who waits for a seat", () => {
  it("is decided by the order of the assignments, then by e-mail", () => {
    const people = [
      person("d", { via: "via Sales" }),
      person("c", { via: "via Sales" }),
      person("b", { via: "c", directoryId: "by-user-line" }),
      person("a", { via: "via Support" }),
      person("0", { via: "via Nowhere" }),
    ];
    const order = ["via Sales", "by-user-line", "via Support"];
    for (const list of [people, [...people].reverse()]) {
      const planned = planFor(scarce(2, { people: list, order }));
      expect(told(planned)).toEqual(["create c@contoso.com", "create d@contoso.com"]);
      expect(planned.waiting.map(({ email }) => email)).toEqual(["b@contoso.com", "a@contoso.com", "0@contoso.com"]);
    }
  });

  it("gets everything but the licences: an admin role is not kept for want of a seat", () => {
    const planned = planFor(
      scarce(0, {
        people: [person("bob", { role: "webinar", lastName: "New" })],
        users: [account("bob", { adminRoles: ["MANAGE_USERS"] })],
        recorded: [record("bob")],
      }),
    );
    expect(told(planned)).toEqual(['update bob@contoso.com: {"lastName":"New","adminRoles":[]}']);
    expect(planned.waiting).toEqual([{ directoryId: "bob", email: "bob@contoso.com", licence: "GoToWebinar 500" }]);
    expect(planned.seats).toEqual([{ name: "GoToWebinar 500", seats: 10, before: 10, after: 10, missing: 1 }]);
  });

  it("keeps what there is, and the record, when nothing but licences was to change", () => {
    const planned = planFor(
      scarce(0, {
        people: [person("bob"), person("eve")],
        users: [account("bob", SUSPENDED), account("eve", { lastName: "Old" })],
        recorded: [record("bob", { adopted: true })],
      }),
    );
    expect(told(planned)).toEqual(['adopt eve@contoso.com: {"lastName":"Ray"}']);
    expect(planned.settled).toEqual([record("bob", { adopted: true })]);
  });

  it("gets the address that the directory has, before somebody else takes the old one", () => {
    const planned = planFor(
      scarce(1, {
        people: [
          person("bob", { email: "robert@contoso.com", role: "host" }),
          person("new", { email: "bob@contoso.com" }),
        ],
        users: [account("bob")],
        recorded: [record("bob")],
      }),
    );
    expect(told(planned)).toEqual(['rename bob@contoso.com: {"email":"robert@contoso.com"}', "create bob@contoso.com"]);
    expect(planned.waiting.map(({ directoryId }) => directoryId)).toEqual(["bob"]);
  });

  it("does not change the order in which addresses become free", () => {
    const planned = planFor(
      scarce(1, {
        people: [
          person("a-new", { email: "bob@contoso.com", role: "guest" }),
          person("bob", { email: "zoe@contoso.com" }),
          person("zoe", { email: "zara@contoso.com", role: "webinar" }),
        ],
        users: [account("bob", SUSPENDED), account("zoe")],
        recorded: [record("bob"), record("zoe")],
      }),
    );
    expect(told(planned)).toEqual([
      'rename zoe@contoso.com: {"email":"zara@contoso.com"}',
      'resume bob@contoso.com: {"email":"zoe@contoso.com","licenseKeys":["43"]}',
      "create bob@contoso.com",
    ]);
  });
});

describe("the usual order", () => {
  it("puts people of one role together, whatever their addresses", () => {
    const people = [person("a"), person("b", { role: "guest" }), person("c"), person("d", { role: "guest" })];
    expect(told(planFor({ people }))).toEqual(["b", "d", "a", "c"].map((name) => `create ${name}@contoso.com`));
  });

  it("is renames, creates, changes, suspensions, deletions, also when somebody comes back under another address", () => {
    const planned = planFor({
      people: [
        person("eve", { lastName: "New" }),
        person("bob", { email: "robert@contoso.com" }),
        person("new", { email: "bob@contoso.com" }),
      ],
      users: [account("bob", SUSPENDED), account("eve"), account("old"), account("gone", SUSPENDED)],
      recorded: [record("bob"), record("eve"), record("old"), record("gone", { suspendedOn: "2026-01-01" })],
      policy: { leavers: { action: "suspend", deleteAfter: 90, deleteAdopted: false } },
    });
    expect(told(planned)).toEqual([
      'resume bob@contoso.com: {"email":"robert@contoso.com","licenseKeys":["43"]}',
      "create bob@contoso.com",
      'update eve@contoso.com: {"lastName":"New"}',
      "suspend old@contoso.com",
      "delete gone@contoso.com",
    ]);
  });
});
