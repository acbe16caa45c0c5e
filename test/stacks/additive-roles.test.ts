import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../config";
import { precedence, resolvePeople } from "../../stacks/people";
import { config, type Line, line, user } from "./line";

const ada = user("Ada");
const bob = user("Bob");

/** A configuration whose roles `recording` and `webinar` are additive. */
function withRoles(): Config {
  const role = (additive: boolean): Config["roles"][string] => ({
    appRole: "User",
    licenses: [],
    adminRoles: [],
    additive,
    place: { file: "config/roles.yaml", line: 1, column: 1 },
  });
  const roles = { admin: role(false), organizer: role(false), recording: role(true), webinar: role(true) };
  return { ...config(), roles };
}

const told = (lines: readonly Line[]): string[] =>
  resolvePeople(withRoles(), lines).people.map(({ firstName, role, via }) => `${firstName}: ${role}, ${via}`);

describe("an additive role", () => {
  it.each<[string, Line[], string[]]>([
    [
      "comes on top of the first ordinary role",
      [line("Sales", "organizer", [ada, bob]), line("Recorders", "recording", [ada])],
      ["Ada: organizer + recording, via Sales", "Bob: organizer, via Sales"],
    ],
    [
      "does so from above the ordinary one too, and does not decide it",
      [line("Recorders", "recording", [ada]), line("Sales", "organizer", [ada])],
      ["Ada: organizer + recording, via Sales"],
    ],
    [
      "leaves the second ordinary role without effect",
      [line("Admins", "admin", [ada]), line("Recorders", "recording", [ada]), line("Sales", "organizer", [ada])],
      ["Ada: admin + recording, via Admins"],
    ],
    ["may be all that somebody has", [line("Recorders", "recording", [ada])], ["Ada: recording, via Recorders"]],
    [
      "is added once, however many lines give it, in an order of its own",
      [
        line("Hosts", "webinar", [ada]),
        line("Recorders", "recording", [ada]),
        line("Studio", "webinar", [ada]),
        line("Sales", "organizer", [ada]),
      ],
      ["Ada: organizer + recording + webinar, via Sales"],
    ],
    [
      "is not added for who is excepted from its line",
      [line("Sales", "organizer", [ada]), line("Recorders", "recording", [ada], { except: ["ada@contoso.com"] })],
      ["Ada: organizer, via Sales"],
    ],
    [
      "is added for who is excepted from an ordinary line",
      [line("Sales", "organizer", [ada], { except: ["ada@contoso.com"] }), line("Recorders", "recording", [ada])],
      ["Ada: recording, via Recorders"],
    ],
  ])("%s", (_, lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });

  it("means the same wherever its lines stand among the others", () => {
    const additive = [line("Hosts", "webinar", [ada, bob]), line("Recorders", "recording", [bob])];
    const ordinary = [line("Admins", "admin", [bob]), line("Sales", "organizer", [ada, bob])];
    const interleaved = fc.shuffledSubarray([...additive, ...ordinary], { minLength: 4 }).map((lines) => {
      let next = 0;
      // The order of the ordinary lines is precedence, and stays.
      return lines.map((one) => (additive.includes(one) ? one : (ordinary[next++] ?? one)));
    });
    fc.assert(
      fc.property(interleaved, (lines) => {
        expect(told(lines).sort()).toEqual([
          "Ada: organizer + webinar, via Sales",
          "Bob: admin + recording + webinar, via Admins",
        ]);
      }),
    );
  });
});

describe("the precedence of assignments", () => {
  it("is their order in the file: groups by the words of the roster, users by their object id, each once", () => {
    const byName: Line = {
      ...line("", "organizer", [bob]),
      principal: { kind: "user", id: bob.id, displayName: bob.displayName, user: bob },
    };
    const lines = [line("Sales", "organizer", []), byName, line("Admins", "admin", []), line("Sales", "recording", [])];
    expect(precedence(lines)).toEqual(["via Sales", "id-bob", "via Admins"]);
  });
});
