import { describe, expect, it } from "vitest";
import { resolvePeople } from "../../stacks/people";
import { assignment, config, type Line, line, user } from "./line";

const ada = user("Ada");
const bob = user("Bob");
const gil = user("Gil", {
  guest: true,
  userPrincipalName: "gil_fabrikam.com#EXT#@contoso.com",
  mail: "gil@fabrikam.com",
});

/** Who has which role, by first name. */
function rolesOf(lines: readonly Line[], guests?: "include" | "exclude") {
  const { people, unresolved } = resolvePeople(config(guests), lines);
  return [...people.map(({ firstName, role }) => `${firstName} ${role}`), ...unresolved.map(({ who }) => `${who} ?`)];
}

describe("who is in the roster, and in which role", () => {
  const off = user("Off", { accountEnabled: false });
  it.each<[rule: string, lines: Line[], expected: string[], guests?: "exclude"]>([
    ["nobody without lines", [], []],
    ["nobody of an empty group", [line("Sales", "organizer", [])], []],
    [
      "the first role that matches",
      [line("Admins", "admin", [ada]), line("Sales", "organizer", [ada, bob])],
      ["Ada admin", "Bob organizer"],
    ],
    [
      "the order of the lines and not of the roles",
      [line("Sales", "organizer", [ada, bob]), line("Admins", "admin", [ada])],
      ["Ada organizer", "Bob organizer"],
    ],
    ["somebody once who is in a group twice", [line("Sales", "organizer", [ada, ada])], ["Ada organizer"]],
    ["not who is disabled", [line("Sales", "organizer", [off, bob])], ["Bob organizer"]],
    [
      "not who is excepted by user principal name",
      [line("Sales", "organizer", [ada, bob], { except: ["ADA@contoso.onmicrosoft.com"] })],
      ["Bob organizer"],
    ],
    [
      "not who is excepted by mail",
      [line("Sales", "organizer", [ada, bob], { except: ["Ada@Contoso.com"] })],
      ["Bob organizer"],
    ],
    [
      "not who is excepted by a mail that the directory pads",
      [line("Sales", "organizer", [user("Ada", { mail: " ada@contoso.com " })], { except: ["ada@contoso.com"] })],
      [],
    ],
    [
      "everybody without a mail although another is excepted",
      [line("Sales", "organizer", [user("Nomail", { mail: undefined })], { except: ["ada@contoso.com"] })],
      ["nomail@contoso.onmicrosoft.com ?"],
    ],
    [
      "who is excepted from one line by the next",
      [line("Admins", "admin", [ada], { except: ["ada@contoso.com"] }), line("Sales", "organizer", [ada])],
      ["Ada organizer"],
    ],
    ["guests, unless policy says otherwise", [line("Sales", "organizer", [gil])], ["Gil organizer"]],
    ["no guests when policy excludes them", [line("Sales", "organizer", [gil, bob])], ["Bob organizer"], "exclude"],
  ])("has %s", (_, lines, expected, guests) => {
    expect(rolesOf(lines, guests)).toEqual(expected);
  });

  it("says by which assignment: the group's name now, or the reason of a line for one user", () => {
    const byName = (reason?: string): Line => ({
      assignment: assignment("bob@contoso.com", "organizer", {
        kind: "user",
        ...(reason === undefined ? {} : { reason }),
      }),
      principal: { kind: "user", id: bob.id, displayName: bob.displayName, user: bob },
      users: [bob],
      groupsInside: [],
    });
    const via = (lines: readonly Line[]) => resolvePeople(config(), lines).people.map((person) => person.via);
    expect(via([line("Sales EMEA", "organizer", [ada]), byName()])).toEqual(["via Sales EMEA", "by name"]);
    expect(via([byName("Project Alder")])).toEqual(["by name: Project Alder"]);
  });

  it("is known by the object id of the directory", () => {
    expect(resolvePeople(config(), [line("Sales", "organizer", [ada])]).people).toEqual([
      {
        email: "ada@contoso.com",
        role: "organizer",
        firstName: "Ada",
        lastName: "Example",
        via: "via Sales",
        directoryId: "id-ada",
      },
    ]);
  });
});
