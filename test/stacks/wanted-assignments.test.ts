import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Config } from "../../config";
import type { DirectoryUser } from "../../providers/entra/membership";
import type { AssignedBefore } from "../../stacks/assigned-before";
import { resolvePeople } from "../../stacks/people";
import { pilotAssignments, wantedAssignments } from "../../stacks/wanted-assignments";
import { assignment, config, type Line, line, user } from "./line";

const ada = user("Ada");
const bob = user("Bob");
const cat = user("Cat");

function withRoles(): Config {
  const role = (appRole: string, additive = false): Config["roles"][string] => ({
    appRole,
    licenses: [],
    adminRoles: [],
    additive,
    place: { file: "config/roles.yaml", line: 1, column: 1 },
  });
  return { ...config(), roles: { organizer: role("User"), admin: role("Admin"), recording: role("User", true) } };
}

function byName(one: DirectoryUser, role: string): Line {
  const { userPrincipalName, id, displayName } = one;
  return {
    assignment: assignment(userPrincipalName, role, { kind: "user" }),
    principal: { kind: "user", id, displayName, user: one },
    users: [one],
    groupsInside: [],
  };
}

const inState = (...names: readonly string[]): AssignedBefore[] =>
  names.map((name) => ({
    name,
    principalObjectId: name.split(" ")[0] ?? "",
    principalDisplayName: name,
    appRoleId: "role",
    resourceObjectId: "application",
  }));

/** Names of what is wanted and, in brackets, of what only stays. */
function inPilot(lines: readonly Line[], people: readonly DirectoryUser[], had: readonly AssignedBefore[]): string[] {
  const pilot = people.map(({ id, userPrincipalName }) => ({ address: userPrincipalName, directoryId: id }));
  const roster = resolvePeople(withRoles(), lines, pilot).people;
  const { wanted, kept } = pilotAssignments(withRoles(), lines, roster, pilot, had);
  return [...wanted.map(({ name }) => name), ...kept.map(({ name }) => `(${name})`)];
}

describe("assignments in Entra", () => {
  it("are one for each line, by the object id and the app role", () => {
    const lines = [line("Admins", "admin", [ada]), line("Sales", "organizer", [bob]), byName(cat, "organizer")];
    expect(wantedAssignments(withRoles(), lines)).toEqual([
      { name: "id-Admins Admin", label: "Admins (admin)", principalId: "id-Admins", appRole: "Admin" },
      { name: "id-Sales User", label: "Sales (organizer)", principalId: "id-Sales", appRole: "User" },
      { name: "id-cat User", label: "Cat Example (organizer)", principalId: "id-cat", appRole: "User" },
    ]);
  });

  it("are one for a group whose additive role has the app role of its ordinary one", () => {
    const lines = [line("Sales", "organizer", [ada]), line("Sales", "recording", [ada])];
    expect(wantedAssignments(withRoles(), lines).map(({ label }) => label)).toEqual(["Sales (organizer)"]);
  });
});

describe("groups inside a nested line", () => {
  const inner = [{ id: "id-EMEA North", displayName: "EMEA North" }];
  const nested = { ...line("EMEA", "organizer", [ada], { nested: true }), groupsInside: inner };
  const names = (mode: "direct" | "entra", lines: readonly Line[], saml?: object, signsInBySaml = false) => {
    const application = { provisioning: { mode }, ...(saml === undefined ? {} : { saml }) };
    const asked = { ...withRoles(), application: application as Config["application"] };
    return wantedAssignments(asked, lines, signsInBySaml).map(({ label }) => label);
  };

  it("are assigned too where Entra's provisioning or sign-on goes by who is assigned", () => {
    const both = ["EMEA (organizer)", "EMEA North (organizer, inside EMEA)"];
    expect(names("entra", [nested])).toEqual(both);
    expect(names("direct", [nested], {})).toEqual(both);
    expect(names("direct", [nested])).toEqual(["EMEA (organizer)"]);
    // Somebody else has set up single sign-on by hand.
    expect(names("direct", [nested], undefined, true)).toEqual(both);
  });

  it("are assigned once when they have a line of their own, and not without `nested`", () => {
    expect(names("entra", [line("EMEA North", "organizer", [bob]), nested])).toEqual([
      "EMEA North (organizer)",
      "EMEA (organizer)",
    ]);
    expect(names("entra", [{ ...line("EMEA", "organizer", [ada]), groupsInside: inner }])).toEqual([
      "EMEA (organizer)",
    ]);
  });
});

describe("assignments of a pilot", () => {
  const sales = line("Sales", "organizer", [ada, bob, cat]);

  it.each<[string, Line[], DirectoryUser[], AssignedBefore[], string[]]>([
    ["people by name and no group, at first", [sales], [ada, bob], [], ["id-ada User", "id-bob User"]],
    [
      "nothing more for who has it by a group that is assigned",
      [sales],
      [ada],
      inState("id-Sales User"),
      ["id-Sales User"],
    ],
    [
      "one by name where the group has another app role",
      [line("Admins", "admin", [ada]), sales],
      [ada],
      inState("id-Sales User"),
      ["id-Sales User", "id-ada Admin"],
    ],
    ["what the first run of it made", [sales], [ada], inState("id-ada User"), ["id-ada User"]],
    ["a user line of the pilot, once", [byName(ada, "organizer"), sales], [ada], [], ["id-ada User"]],
    [
      "a user line of the pilot that has another app role than the person's own",
      [sales, byName(ada, "admin")],
      [ada],
      [],
      ["id-ada Admin", "id-ada User"],
    ],
    ["not a user line outside it", [byName(bob, "organizer"), sales], [ada], [], ["id-ada User"]],
    [
      "a user line outside it that was assigned",
      [byName(bob, "organizer"), sales],
      [ada],
      inState("id-bob User"),
      ["id-bob User", "id-ada User"],
    ],
    [
      "groups and people whose line is gone, as they are",
      [sales],
      [ada],
      inState("id-ada User", "id-Support User", "id-bob User"),
      ["id-ada User", "(id-Support User)", "(id-bob User)"],
    ],
    [
      "not somebody of the pilot who is no longer assigned",
      [line("Sales", "organizer", [bob])],
      [ada],
      inState("id-ada User"),
      [],
    ],
    [
      "somebody of the pilot in an additive role alone",
      [line("Recorders", "recording", [ada])],
      [ada],
      [],
      ["id-ada User"],
    ],
  ])("has %s", (_, lines, people, had, expected) => {
    expect(inPilot(lines, people, had)).toEqual(expected);
  });

  it("never drops one of somebody outside it, and being set on a finished stack neither makes nor drops any", () => {
    const members = fc.subarray([ada, bob, cat]);
    const lines = fc.tuple(members, members, fc.subarray([byName(ada, "admin"), byName(cat, "organizer")]));
    const names = fc.subarray(["id-Sales User", "id-Gone User", "id-bob User", "id-ada User", "id-cat Admin"]);
    fc.assert(
      fc.property(lines, members, names, ([first, second, users], pilot, some) => {
        const all = [...users, line("Admins", "admin", first), line("Sales", "organizer", second)];
        const ids = new Set(pilot.map(({ id }) => id));
        const had = inState(...some);
        const result = inPilot(all, pilot, had).map((name) => name.replace(/[()]/g, ""));
        for (const { name, principalObjectId } of had) if (!ids.has(principalObjectId)) expect(result).toContain(name);
        expect(new Set(result).size).toBe(result.length);
        const mayAdd = result.filter((name) => !some.includes(name));
        expect(mayAdd.filter((name) => !ids.has(name.split(" ")[0] ?? ""))).toEqual([]);

        const finished = wantedAssignments(withRoles(), all).map(({ name }) => name);
        expect(inPilot(all, pilot, inState(...finished)).sort()).toEqual([...finished].sort());
      }),
    );
  });
});
