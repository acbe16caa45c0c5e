import { describe, expect, it } from "vitest";
import { emptiedGroups } from "../../../providers/goto/emptied";
import { account, heldIn, names, person, planFor, record, SUSPENDED, type World } from "./world";

/** Everybody whom we know had their role by the group Sales, unless said otherwise. */
function company(count: number, change: World = {}): World {
  const everybody = names(count);
  return { users: everybody.map((name) => account(name)), recorded: everybody.map((name) => record(name)), ...change };
}

function approval(count: number, until = "2026-12-01") {
  return { policy: { approvals: [{ dimension: "removals" as const, count, until, reason: "Sales moved" }] } };
}

const others = names(50, "other");
/** Fifty others who stay, so that the share lets three go. */
const staying = { people: others.map((name) => person(name, { via: "via Support" })) };

describe("a group that gave people their role and now gives it to nobody", () => {
  const rows: [string, World, string[]][] = [
    ["holds its three people, whatever the share", company(3, staying), names(3)],
    ["does not hold its two people", company(2, staying), []],
    ["holds its people though nobody is left at all", company(3), names(3)],
    ["is not empty while somebody is in it", company(4, { people: [person("p4")] }), []],
    ["is not empty when somebody new is in it", company(3, { people: [person("new")] }), []],
    ["whose line ended by its dates is no such case", company(3, { ended: ["via Sales"] }), []],
    ["is not excused by another line that ended", company(3, { ended: ["via Support"] }), names(3)],
    [
      "is no loss for people who moved to another group",
      company(3, { people: names(3).map((name) => person(name, { via: "via Support" })) }),
      [],
    ],
    [
      "holds those who leave, when others moved to another group",
      company(3, { people: [person("p1", { via: "via Support" })] }),
      ["p2", "p3"],
    ],
    [
      "still holds those who were held for it, when one has moved to another group and two are left",
      {
        ...company(2, { people: [...staying.people, person("p3", { via: "via Support" })] }),
        emptied: new Set(["p1", "p2", "p3"]),
      },
      names(2),
    ],
    [
      "lets go who was held for it once the group has somebody again",
      { ...company(2, { people: [...staying.people, person("new")] }), emptied: new Set(["p1", "p2"]) },
      [],
    ],
    ["does not count accounts that are gone", { ...company(3), users: names(2).map((name) => account(name)) }, []],
    [
      "does not count accounts that are suspended",
      { ...company(3), users: names(3).map((name) => account(name, name === "p3" ? SUSPENDED : {})) },
      [],
    ],
    [
      "does not concern people of a user line",
      company(3, { recorded: names(3).map((name) => record(name, { via: "p1@contoso.com" })) }),
      [],
    ],
    [
      "does not concern people of whom no assignment is remembered",
      company(3, { recorded: names(3).map((name) => ({ ...record(name), via: "" })) }),
      [],
    ],
    ["is let through by an approval of as many", company(3, approval(3)), []],
    ["is let through by an approval of more", company(3, approval(4)), []],
    ["is let through on the approval's last day", company(3, approval(3, "2026-11-24")), []],
    ["is not let through by an approval of fewer", company(3, approval(2)), names(3)],
    ["is not let through by an approval that has ended", company(3, approval(3, "2026-11-23")), names(3)],
  ];
  it.each(rows)("%s", (_rule, world, held) => {
    const planned = planFor(world);
    expect(heldIn(planned)).toEqual(held.map((name) => `removals ${name}`));
    const suspended = planned.steps.filter((step) => step.kind === "suspend").map((step) => step.record.directoryId);
    expect(suspended.filter((id) => held.includes(id))).toEqual([]);
    for (const { reason } of planned.held)
      expect(reason).toBe('"Sales" gave three or more people their role and now gives it to nobody');
  });

  it("does not hold leavers of other groups", () => {
    const world = company(4, { people: [person("new", { via: "via Support" })] });
    const recorded = [...names(3).map((name) => record(name)), record("p4", { via: "via Support" })];
    const planned = planFor({ ...world, recorded });
    expect(heldIn(planned)).toEqual(names(3).map((name) => `removals ${name}`));
    expect(planned.steps.map((step) => step.kind)).toEqual(["create", "suspend"]);
  });

  it("is let through by an approval of as many, though leavers of other groups pass by the limit besides", () => {
    const recorded = [...names(3).map((name) => record(name)), record("p4", { via: "via Support" })];
    const world = company(4, { people: [person("new", { via: "via Support" })], recorded });
    expect(heldIn(planFor({ ...world, ...approval(3) }))).toEqual([]);
  });

  it("holds no loss but removals", () => {
    const people = names(3).map((name) => person(name, { via: "via Support" }));
    const users = names(3).map((name) => account(name, { licenseKeys: ["43", "44"] }));
    expect(planFor(company(3, { people, users })).held).toEqual([]);
  });

  it("counts as alive by people outside the pilot", () => {
    const pilot = { ids: new Set(["p1"]), others: [person("p4")] };
    expect(heldIn(planFor(company(4, { pilot })))).toEqual([]);
    expect(heldIn(planFor(company(4, { pilot: { ...pilot, others: [] } })))).toEqual(["removals p1"]);
  });

  it("without `via` in a record is not known", () => {
    const { via: _via, ...without } = record("p1");
    const active = [without, { ...without, directoryId: "p2" }, { ...without, directoryId: "p3" }];
    expect(emptiedGroups(active, { people: [], roles: {}, unresolved: [] })).toEqual(new Map());
  });
});
