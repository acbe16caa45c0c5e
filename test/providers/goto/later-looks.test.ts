import { describe, expect, it } from "vitest";
import { encodeHeld } from "../../../providers/goto/held";
import { desiredOfUpdate } from "../../../providers/goto/inputs";
import { lossesOf } from "../../../providers/goto/losses";
import { encodePeople } from "../../../providers/goto/people";
import { args } from "./provider-in-process";
import { account, heldIn, names, person, planFor, record, told, type World } from "./world";

/** So many leavers, each of a line of their own, so that no group becomes empty. */
function leavers(count: number, prefix = "p"): World {
  const all = names(count, prefix);
  return { users: all.map((name) => account(name)), recorded: all.map((name) => record(name, { via: name })) };
}

const taken = (world: World) => lossesOf(planFor(world).steps);

describe("the looks of one run", () => {
  it("share one limit: five may go at once, and three have gone", () => {
    const sofar = { taken: taken(leavers(3, "gone")), shielded: new Set<string>() };
    expect(heldIn(planFor({ ...leavers(3), sofar }))).toEqual(names(3).map((name) => `removals ${name}`));
    expect(heldIn(planFor({ ...leavers(2), sofar }))).toEqual([]);
  });

  it("count nobody twice: a removal whose answer was lost is asked for again", () => {
    const sofar = { taken: taken(leavers(5)), shielded: new Set<string>() };
    expect(heldIn(planFor({ ...leavers(5), sofar }))).toEqual([]);
  });

  it("keep the limit of the first, though fewer are left to count against", () => {
    const many = leavers(40);
    const allowed = planFor({ ...many, people: names(33).map((name) => person(name, { via: name })) }).verdicts;
    expect(allowed[0]).toMatchObject({ dimension: "removals", of: 40, allowed: 8 });
    const sofar = { taken: [], allowed, shielded: new Set<string>() };
    expect(heldIn(planFor({ ...leavers(7), sofar }))).toEqual([]);
    expect(heldIn(planFor(leavers(7)))).toHaveLength(7);
  });

  it("keep it, too, where more are there to count against by now", () => {
    const few = planFor(leavers(6)).verdicts;
    expect(few.map(({ allowed }) => allowed)).toEqual([5, 5, 5, 5]);
    const first = few.map((verdict) => (verdict.dimension === "removals" ? verdict : { ...verdict, allowed: 100 }));
    const stay = { people: names(33).map((name) => person(name, { via: name })) };
    const now = { ...leavers(40), ...stay };
    expect(heldIn(planFor(now))).toEqual([]);
    expect(heldIn(planFor({ ...now, sofar: { taken: [], allowed: first, shielded: new Set<string>() } }))).toHaveLength(
      7,
    );
  });

  it("keep an account protected whose address the first has changed", () => {
    const sofar = { taken: [], shielded: new Set(["k-p1"]) };
    expect(told(planFor({ ...leavers(2), sofar }))).toEqual(["suspend p2@contoso.com"]);
  });
});

describe("an update", () => {
  const bob = { directoryId: "bob", email: "bob@contoso.com", reason: "too many" };
  const inputs = (dimension: "removals" | "licences") => ({
    ...args([person("bob"), person("eve")]),
    people: encodePeople([person("bob"), person("eve")]),
    held: encodeHeld([{ ...bob, dimension }]),
    ...{ __accounts: "", __seen: "", approval: "", waiting: "", missing: "", unmanaged: "", drift: "" },
  });

  it("leaves out who keeps a line only because the removal is held, and holds it", () => {
    const desired = desiredOfUpdate(inputs("removals"));
    expect(desired.people.map(({ directoryId }) => directoryId)).toEqual(["eve"]);
    expect(desired.held).toEqual([{ ...bob, dimension: "removals" }]);
  });

  it("keeps who is assigned and has another loss held", () => {
    expect(desiredOfUpdate(inputs("licences")).people).toHaveLength(2);
  });

  it("counts against those whom its check has found recorded, not whom it takes on", () => {
    const all = names(40).map((name) => ({ ...record(name, { via: name }), isNew: true as const }));
    const planned = planFor({ ...leavers(40), recorded: all });
    expect(planned.verdicts[0]).toMatchObject({ dimension: "removals", of: 0, allowed: 5 });
  });
});
