import { describe, expect, it } from "vitest";
import type { Held } from "../../../providers/goto/guard";
import {
  decodeHeld,
  decodeWaiting,
  encodeHeld,
  encodeWaiting,
  heldForEmptied,
  together,
  withHeld,
} from "../../../providers/goto/held";
import { decodePeople, encodePeople } from "../../../providers/goto/people";
import { person } from "./world";

function held(name: string, change: Partial<Held> = {}): Held {
  return { directoryId: name, email: `${name}@contoso.com`, dimension: "removals", reason: "too many", ...change };
}

describe("the documents of what is held and who waits", () => {
  it("come back as they were, in the order of the addresses", () => {
    const list = (["unmanaged", "removals", "roleDowngrades", "licences"] as const).map((dimension, n) =>
      held(`p${n}`, { dimension, reason: 'too\tmany: "\\n"' }),
    );
    expect(decodeHeld(encodeHeld([...list].reverse()))).toEqual(list);
    const waiting = { directoryId: "bob", email: "bob@contoso.com", licence: "GoToMeeting Business" };
    expect(decodeWaiting(encodeWaiting([waiting]))).toEqual([waiting]);
  });

  it("are a line of their kind and one for each person", () => {
    const waiting = { directoryId: "id-bob", email: "bob@contoso.com", licence: "GoToMeeting Business" };
    expect(encodeHeld([held("bob")])).toBe("@held 1\nbob@contoso.com\tremovals\ttoo many\tbob\n");
    expect(encodeWaiting([waiting])).toBe("@waiting 1\nbob@contoso.com\tGoToMeeting Business\tid-bob\n");
  });

  it("are empty text when there is nothing in them", () => {
    expect([encodeHeld([]), encodeWaiting([])]).toEqual(["", ""]);
    expect([decodeHeld(""), decodeHeld(undefined), decodeWaiting(undefined)]).toEqual([[], [], []]);
  });
});

describe("the roster while removals are held", () => {
  const before = encodePeople([person("bob", { role: "admin" }), person("eve"), person("zoe")]);
  const now = encodePeople([person("zoe", { role: "host" })]);
  const rows: [string, string | undefined, Held[], string[]][] = [
    ["keeps the lines of people whose removal is held, as they were", before, [held("bob")], ["bob admin", "zoe host"]],
    ["keeps no line for a loss of another kind", before, [held("bob", { dimension: "licences" })], ["zoe host"]],
    ["keeps no second line of somebody who is in it", before, [held("zoe"), held("bob")], ["bob admin", "zoe host"]],
    ["cannot keep a line that it never had", undefined, [held("bob")], ["zoe host"]],
    ["is the same when nothing is held", before, [], ["zoe host"]],
  ];
  it.each(rows)("%s", (_rule, olds, list, lines) => {
    const kept = decodePeople(withHeld(olds, now, list));
    expect(kept.map(({ directoryId, role }) => `${directoryId} ${role}`)).toEqual(lines);
  });
});

it("only who was held because a group had become empty is so still when fewer than three are left of it", () => {
  const emptied = held("bob", { reason: '"Sales" gave three or more people their role and now gives it to nobody' });
  expect([...heldForEmptied(encodeHeld([emptied, held("eve")]))]).toEqual(["bob"]);
});

it("two lists of losses together name each once, the later words counting", () => {
  const all = together(
    [held("bob"), held("eve")],
    [held("bob", { reason: "now" }), held("bob", { dimension: "licences" })],
  );
  expect(all.map(({ directoryId, dimension, reason }) => `${dimension} ${directoryId}: ${reason}`)).toEqual([
    "removals bob: now",
    "removals eve: too many",
    "licences bob: too many",
  ]);
});
