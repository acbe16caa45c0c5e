import { beforeEach, describe, expect, it } from "vitest";
import type { Assignment, Config } from "../../config";
import type { GraphClient } from "../../providers/entra/client";
import { findPilot } from "../../stacks/pilot";
import { resolveAssignments } from "../../stacks/resolve";
import { directory, failureOf, person, tenant } from "../providers/entra/tenant";
import { assignment, config } from "./line";

const TODAY = "2026-11-24";
const SALES = "96000000-0000-4000-8000-000000000002";
const entra = tenant(
  directory({
    users: [person("Ada"), person("Bob", { userPrincipalName: "bob.ray@contoso.onmicrosoft.com" })],
    groups: [
      { id: SALES, displayName: "Sales EMEA", members: ["ada@contoso.com"] },
      { displayName: "Recorders", members: ["ada@contoso.com"] },
    ],
  }),
);

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const past = { until: "2026-11-23" };
const future = { from: "2026-11-25" };

/** The same group by its object id. */
function salesById(role: string, rest: Parameters<typeof assignment>[2] = {}): Assignment {
  const { name: _name, ...parts } = assignment(SALES, role, rest);
  return { ...parts, id: SALES };
}

function withLines(...assignments: readonly Assignment[]): Config {
  const place = { file: "config/roles.yaml", line: 1, column: 1 };
  const role = { appRole: "User", licenses: [], adminRoles: [], additive: false, place };
  return { ...config(), assignments, roles: { organizer: role, recording: { ...role, additive: true } } };
}

describe("groups whose lines are out of force", () => {
  it.each([
    [
      "by the directory's name, however the line writes it",
      [assignment("sales emea", "organizer", past)],
      ["via Sales EMEA"],
    ],
    ["by the directory's name, when the line has the object id", [salesById("organizer", future)], ["via Sales EMEA"]],
    ["by the line's name, when the directory has them no more", [assignment("Gone", "organizer", past)], ["via Gone"]],
    [
      "not when another line names them today",
      [assignment("Sales EMEA", "organizer"), salesById("organizer", past)],
      [],
    ],
  ])("are told %s", async (_, lines, ended) => {
    const result = await resolveAssignments(withLines(...lines), graph, TODAY);
    expect(result.ended).toEqual(ended);
  });

  it("cost no request when there are none", async () => {
    await resolveAssignments(withLines(assignment("Sales EMEA", "organizer")), graph, TODAY);
    const before = entra.requests().length;
    await resolveAssignments(withLines(assignment("Sales EMEA", "organizer")), graph, TODAY);
    const usual = entra.requests().length - before;
    const lines = [assignment("Sales EMEA", "organizer"), assignment("Recorders", "organizer", past)];
    await resolveAssignments(withLines(...lines), graph, TODAY);
    expect(entra.requests().length - before - usual).toBe(usual + 1);
  });
});

describe("one group under two lines", () => {
  it.each([
    ["an error when both are ordinary", "organizer", "organizer", true],
    ["an error when both have the same additive role", "recording", "recording", true],
    ["fine when one of them is additive", "organizer", "recording", false],
  ])("is %s", async (_, first, second, refused) => {
    const lines = [assignment("Sales EMEA", first), salesById(second)];
    const error = await failureOf(resolveAssignments(withLines(...lines), graph, TODAY));
    if (!refused) expect(error).toBeUndefined();
    else expect(String(error)).toContain('"Sales EMEA" is already assigned at config/assignments.yaml:1');
  });
});

describe("the people of a pilot", () => {
  it("are found by mail and by user principal name, each once", async () => {
    const { users } = await entra.state();
    const id = users.find(({ userPrincipalName }) => userPrincipalName.startsWith("bob.ray"))?.id;
    const pilot = await findPilot(graph, ["BOB@contoso.com", "ada@contoso.com", "bob.ray@contoso.onmicrosoft.com"]);
    expect(pilot.map(({ address }) => address)).toEqual(["BOB@contoso.com", "ada@contoso.com"]);
    expect(pilot[0]?.directoryId).toBe(id);
  });

  it("are all named whom the directory lacks", async () => {
    const error = await failureOf(findPilot(graph, ["ada@contoso.com", "adda@contoso.com", "zed@contoso.com"]));
    expect(String(error)).toContain('goto-access:pilot: User "adda@contoso.com" does not exist in this tenant.');
    expect(String(error)).toContain('User "zed@contoso.com" does not exist in this tenant.');
  });
});
