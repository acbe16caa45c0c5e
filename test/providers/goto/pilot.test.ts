import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { desiredOf, encodeDrift, type RosterArgs } from "../../../providers/goto/inputs";
import type { GotoUser } from "../../../providers/goto/objects";
import type { Person } from "../../../providers/goto/people";
import { encodePilot } from "../../../providers/goto/pilot";
import { type Plan, plan } from "../../../providers/goto/plan";
import type { AccountRecord } from "../../../providers/goto/records";
import { subjectOf } from "../../../providers/goto/step";
import { POLICY, people, person, record, TODAY } from "./company";
import { args } from "./provider-in-process";

const LICENSE = {
  description: "GoToMeeting Business",
  seats: 50,
  userCount: 1,
  enabled: true,
  externallyManaged: false,
};
const LICENSES = [
  { ...LICENSE, key: "43" },
  { ...LICENSE, key: "44", description: "GoToWebinar 500" },
];

function account(name: string, change: Partial<GotoUser> = {}): GotoUser {
  const { email, firstName, lastName } = person(name);
  return {
    key: `k-${name}`,
    email,
    firstName,
    lastName,
    status: "ACTIVE",
    licenseKeys: ["43"],
    adminRoles: [],
    roleSets: [],
    groupKey: undefined,
    groupName: undefined,
    identityReadOnly: false,
    emailLocked: false,
    nameLocked: false,
    ...change,
  };
}

const known = (name: string): AccountRecord => record(name, `k-${name}`);

const pilotOf = (...names: readonly string[]): string =>
  encodePilot(names.map((name) => ({ address: `${name}@contoso.com`, directoryId: `id-${name}` })));

function planOf(inputs: RosterArgs, users: readonly GotoUser[], recorded: readonly AccountRecord[]): Plan {
  const observed = { callerKey: "k-bot", users, licenses: LICENSES, groups: [] };
  return plan(desiredOf(inputs), observed, recorded, POLICY, TODAY);
}

const told = ({ steps }: Pick<Plan, "steps">): string[] => steps.map((step) => `${step.kind} ${subjectOf(step).email}`);

describe("a pilot of Ada", () => {
  it.each<[string, Person[], GotoUser[], AccountRecord[], string[]]>([
    ["creates her", people("ada"), [], [], ["create ada@contoso.com"]],
    [
      "changes her, and nobody outside whose role is another now",
      [person("ada", { role: "host" }), person("bob", { role: "host" })],
      [account("ada"), account("bob")],
      [known("ada"), known("bob")],
      ["update ada@contoso.com"],
    ],
    ["suspends her when she leaves", [], [account("ada")], [known("ada")], ["suspend ada@contoso.com"]],
    [
      "suspends no leaver outside it",
      people("ada"),
      [account("ada"), account("bob")],
      [known("ada"), known("bob")],
      [],
    ],
    [
      "does not make the account again that somebody outside has lost",
      people("ada", "bob"),
      [account("ada")],
      [known("ada"), known("bob")],
      [],
    ],
    [
      "does not adopt an account of somebody outside",
      people("ada"),
      [account("ada"), account("bob")],
      [known("ada")],
      [],
    ],
  ])("%s", (_, roster, users, recorded, steps) => {
    const planned = planOf(args(roster, { pilot: pilotOf("ada") }), users, recorded);
    expect(told(planned)).toEqual(steps);
    const outside = recorded.filter(({ directoryId }) => directoryId !== "id-ada");
    expect(planned.settled.filter(({ directoryId }) => directoryId !== "id-ada")).toEqual(outside);
  });

  it("does not give her the account of somebody outside, whose address she has now", () => {
    const ada = person("ada", { email: "bob@contoso.com" });
    const planned = planOf(args([ada, person("bob")], { pilot: pilotOf("ada") }), [account("bob")], [known("bob")]);
    expect(told(planned)).toEqual([]);
    expect(planned.failures.map(({ directoryId }) => directoryId)).toEqual(["id-ada"]);
    expect(planned.settled).toEqual([known("bob")]);
  });

  it("is not held because her group has nobody else in the pilot", () => {
    const others = people("bob", "cat");
    const users = ["ada", "bob", "cat"].map((name) => account(name));
    const planned = planOf(
      args(others, { pilot: pilotOf("ada") }),
      users,
      users.map((_, i) => known(["ada", "bob", "cat"][i] ?? "")),
    );
    expect([told(planned), planned.held]).toEqual([["suspend ada@contoso.com"], []]);
  });

  it("touches nobody else, whatever there is, and keeps every record of theirs", () => {
    const NAMES = ["ada", "bob", "cat", "dan"] as const;
    const some = fc.subarray([...NAMES]);
    const roles = fc.array(fc.constantFrom("organizer", "host", "seller"), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(some, some, some, some, some, roles, (pilot, roster, users, suspended, recorded, role) => {
        const list = roster.map((name, i) => person(name, { role: role[i] ?? "organizer" }));
        const accounts = users.map((name) => account(name, suspended.includes(name) ? { licenseKeys: [] } : {}));
        const before = recorded.map(known);
        // Without a pilot there would be everybody.
        const ids = pilot.length === 0 ? ["id-nobody"] : pilot.map((name) => `id-${name}`);
        const text = encodePilot(ids.map((directoryId) => ({ address: "x@y.example", directoryId })));
        const planned = planOf(args(list, { pilot: text }), accounts, before);
        expect(
          [...planned.steps.map(subjectOf), ...planned.failures].filter((one) => !ids.includes(one.directoryId)),
        ).toEqual([]);
        const outside = (all: readonly AccountRecord[]) =>
          all.filter(({ directoryId }) => !ids.includes(directoryId)).sort((a, b) => (a.email < b.email ? -1 : 1));
        expect(outside(planned.settled)).toEqual(outside(before));
      }),
    );
  });
});

describe("a pilot that is lifted", () => {
  it("is not called drift", () => {
    const users = [account("ada")];
    const piloted = args(people("ada", "bob"), { pilot: pilotOf("ada") });
    const { steps } = planOf(args(people("ada", "bob")), users, [known("ada"), known("bob")]);
    expect(told({ steps })).toEqual(["create bob@contoso.com"]);
    expect(encodeDrift(steps, piloted, args(people("ada", "bob")))).toBe("");
    expect(encodeDrift(steps, args(people("ada", "bob")), args(people("ada", "bob")))).toContain("bob@contoso.com");
  });
});
