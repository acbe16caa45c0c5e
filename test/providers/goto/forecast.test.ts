import { describe, expect, it } from "vitest";
import { account, license, names, person, planFor, record, SUSPENDED, told, WITH_WEBINARS, type World } from "./world";

function seats(meetings: [used: number, of: number], webinars: [used: number, of: number] = [0, 10]) {
  return [
    license("43", "GoToMeeting Business", { userCount: meetings[0], seats: meetings[1] }),
    license("44", "GoToWebinar 500", { userCount: webinars[0], seats: webinars[1] }),
  ];
}

/** `name: before → after of seats, missing`. */
function table(world: World): string[] {
  return planFor(world).seats.map((row) => `${row.name}: ${row.before} → ${row.after} of ${row.seats}, ${row.missing}`);
}

function waiting(world: World): string[] {
  return planFor(world).waiting.map(({ email, licence }) => `${email}: ${licence}`);
}

describe("seats (docs/behaviour.md §6)", () => {
  it("are enough: creates come first and removals last", () => {
    const world = {
      people: [person("new"), person("zoe")],
      users: [account("zoe", { licenseKeys: ["43", "44"] }), account("old")],
      recorded: [record("old")],
      licenses: seats([2, 3], [1, 10]),
    };
    expect(told(planFor(world))).toEqual([
      "create new@contoso.com",
      'adopt zoe@contoso.com: {"licenseKeys":["43"]}',
      "suspend old@contoso.com",
    ]);
    expect(table(world)).toEqual(["GoToWebinar 500: 1 → 0 of 10, 0"]);
  });

  it("are enough to the last one", () => {
    const world = { people: names(3).map((name) => person(name)), licenses: seats([7, 10]) };
    expect(waiting(world)).toEqual([]);
    expect(table(world)).toEqual(["GoToMeeting Business: 7 → 10 of 10, 0"]);
  });

  it("are too few: whoever finds none waits, is named and not remembered", () => {
    const world = { people: names(3).map((name) => person(name)), licenses: seats([9, 10]) };
    expect(told(planFor(world))).toEqual(["create p1@contoso.com"]);
    expect(waiting(world)).toEqual(["p2@contoso.com: GoToMeeting Business", "p3@contoso.com: GoToMeeting Business"]);
    expect(planFor(world).waiting[0]?.directoryId).toBe("p2");
    expect(planFor(world).settled).toEqual([]);
    expect(table(world)).toEqual(["GoToMeeting Business: 9 → 10 of 10, 2"]);
  });

  it("are too few now, but removals that are allowed free them: removals first, nobody waits", () => {
    const world = {
      people: [person("new")],
      users: [account("old")],
      recorded: [record("old")],
      licenses: seats([10, 10]),
    };
    expect(told(planFor(world))).toEqual(["suspend old@contoso.com", "create new@contoso.com"]);
    expect([waiting(world), table(world)]).toEqual([[], []]);
  });

  it("are not freed by a removal that is held", () => {
    const world = {
      people: [person("new")],
      users: names(3).map((name) => account(name)),
      recorded: names(3).map((name) => record(name)),
      licenses: seats([10, 10]),
    };
    expect(waiting({ ...world, people: [person("new", { via: "via Other" })] })).toEqual([
      "new@contoso.com: GoToMeeting Business",
    ]);
  });

  it("are freed by people who lose the licence, before anybody is given it", () => {
    const world = {
      people: [person("a-new"), person("bob", { role: "guest" })],
      users: [account("bob")],
      recorded: [record("bob")],
      licenses: seats([10, 10]),
    };
    expect(told(planFor(world))).toEqual(['update bob@contoso.com: {"licenseKeys":[]}', "create a-new@contoso.com"]);
  });

  it("are freed by somebody who changes one licence for another and comes later", () => {
    const world = {
      people: [person("a-new", { role: "webinar" }), person("bob")],
      users: [account("bob", { licenseKeys: ["44"] })],
      recorded: [record("bob")],
      licenses: seats([9, 10], [10, 10]),
      roles: WITH_WEBINARS,
    };
    expect(told(planFor(world))).toEqual([
      'update bob@contoso.com: {"licenseKeys":["43"]}',
      "create a-new@contoso.com",
    ]);
    expect(waiting(world)).toEqual([]);
  });

  it("of several licences are all needed: whoever lacks one takes none of the others", () => {
    const world = {
      people: [person("a-host", { role: "host" }), person("bob")],
      licenses: seats([9, 10], [10, 10]),
      roles: WITH_WEBINARS,
    };
    expect(told(planFor(world))).toEqual(["create bob@contoso.com"]);
    expect(waiting(world)).toEqual(["a-host@contoso.com: GoToMeeting Business, GoToWebinar 500"]);
    expect(table(world)).toEqual(["GoToMeeting Business: 9 → 10 of 10, 1", "GoToWebinar 500: 10 → 10 of 10, 1"]);
  });

  it("missing are those in use beyond what there is, too", () => {
    expect(table({ people: [person("new")], licenses: seats([12, 10]) })).toEqual([
      "GoToMeeting Business: 12 → 12 of 10, 3",
    ]);
  });

  it("in use beyond what there is concern nobody who gets none", () => {
    const world = { people: [person("guest", { role: "guest" })], licenses: seats([12, 10]) };
    expect(told(planFor(world))).toEqual(["create guest@contoso.com"]);
    expect(table(world)).toEqual([]);
  });

  it("that invited people hold are not free", () => {
    const world = {
      people: [person("bob"), person("new")],
      users: [account("bob", { status: "INVITED" })],
      licenses: seats([10, 10]),
    };
    expect(waiting(world)).toEqual(["new@contoso.com: GoToMeeting Business"]);
  });

  it("are taken by people who come back, and freed by deletions and by unmanaged accounts that are suspended", () => {
    const world: World = {
      people: [person("bob")],
      users: [account("bob", SUSPENDED), account("old"), account("eve")],
      recorded: [record("bob"), record("old")],
      licenses: seats([10, 10]),
      policy: {
        leavers: { action: "delete", deleteAfter: null, deleteAdopted: false },
        unmanaged: { default: "suspend", patterns: [] },
      },
    };
    expect(told(planFor(world))).toEqual([
      "suspend unmanaged eve@contoso.com",
      "delete old@contoso.com",
      'resume bob@contoso.com: {"licenseKeys":["43"]}',
    ]);
    expect(table(world)).toEqual(["GoToMeeting Business: 10 → 9 of 10, 0"]);
  });
});
