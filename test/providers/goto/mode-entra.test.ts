import { describe, expect, it } from "vitest";
import { encodePeople } from "../../../providers/goto/people";
import { encodeRecords } from "../../../providers/goto/records";
import { rosterSeen } from "../../../providers/goto/refresh";
import { account, MEETING, names, POLICY, person, planFor, record, SUSPENDED, told, type World } from "./world";

const policy = { accounts: "entra" as const };

describe("where Entra's provisioning service makes the accounts (docs/behaviour.md §9)", () => {
  const gone = record("bob", { accountKey: "k-gone" });
  const leavers = (action: "suspend" | "delete", deleteAfter: number | null = null) => ({
    leavers: { action, deleteAfter, deleteAdopted: true },
  });
  const rows: [string, World, string[], string[]][] = [
    ["an account that is not there is not made", { people: [person("bob")] }, [], ["bob"]],
    ["neither is one that is gone", { people: [person("bob")], recorded: [gone] }, [], ["bob"]],
    [
      "an account without licences gets what the role means",
      { people: [person("bob")], users: [account("bob", { ...SUSPENDED, groupName: undefined, groupKey: undefined })] },
      ['resume bob@contoso.com: {"licenseKeys":["43"],"userGroup":"Sales"}'],
      [],
    ],
    [
      "names stay as the service has made them",
      { people: [person("bob", { firstName: "Robert" })], users: [account("bob")] },
      [],
      [],
    ],
    [
      "an address stays as the service has made it",
      { people: [person("bob", { email: "robert@contoso.com" })], users: [account("bob")], recorded: [record("bob")] },
      [],
      [],
    ],
    [
      "whoever leaves loses licences and admin roles at once",
      { users: [account("bob")], recorded: [record("bob")] },
      ["suspend bob@contoso.com"],
      [],
    ],
    [
      "but no account is deleted, whatever policy says",
      { users: [account("bob")], recorded: [record("bob")], policy: leavers("delete") },
      ["suspend bob@contoso.com"],
      [],
    ],
    [
      "not after its days either",
      {
        users: [account("bob", SUSPENDED)],
        recorded: [record("bob", { suspendedOn: "2020-01-01" })],
        policy: leavers("suspend", 90),
      },
      [],
      [],
    ],
  ];
  it.each(rows)("%s", (_rule, world, steps, missing) => {
    const planned = planFor({ ...world, policy: { ...world.policy, ...policy } });
    expect(told(planned)).toEqual(steps);
    expect(planned.missing.map(({ directoryId }) => directoryId)).toEqual(missing);
    expect([planned.failures, planned.notices]).toEqual([[], []]);
  });

  it("remembers what it knew of somebody whose account is gone", () => {
    expect(planFor({ people: [person("bob")], recorded: [gone], policy }).settled).toEqual([gone]);
  });

  it("holds too many losses as ever", () => {
    const all = names(6);
    const world = { users: all.map((name) => account(name)), recorded: all.map((name) => record(name, { via: "" })) };
    expect(planFor({ ...world, policy }).held).toHaveLength(6);
  });

  it("a refresh keeps who waits for an account in the roster, and nobody else without one", () => {
    const people = encodePeople([person("bob"), person("eve")]);
    const observed = { callerKey: "k-bot", users: [account("eve")], licenses: [MEETING], groups: [] };
    const seen = (accounts?: "entra") => {
      const remembered = { people, __accounts: encodeRecords([record("eve")], people), roles: {} };
      return rosterSeen({ ...remembered, policy: { ...POLICY, ...(accounts && { accounts }) } }, observed);
    };
    expect(seen("entra").people.map(({ directoryId }) => directoryId)).toEqual(["bob", "eve"]);
    expect(seen().people.map(({ directoryId }) => directoryId)).toEqual(["eve"]);
  });

  it("says nothing of missing accounts where we make them", () => {
    expect(planFor({ people: [person("bob")] }).missing).toEqual([]);
  });
});
