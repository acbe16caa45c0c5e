import { describe, expect, it } from "vitest";
import { Tally } from "../model/tally";
import { seldomIn } from "./least";

function tallyOf(counts: Readonly<Record<string, number>>): Tally {
  const tally = new Tally();
  for (const [name, count] of Object.entries(counts)) tally.add(name, count);
  return tally;
}

describe("what a soak must have seen", () => {
  it("grows with its runs: a kind that has come too seldom is named, with what was wanted", () => {
    const runs = { "run up clean done": 900, "run refresh clean done": 100 };
    const seldom = seldomIn(tallyOf({ ...runs, "two runs at once": 9, "later page": 25 }));
    expect(seldom).toContainEqual({ name: "two runs at once", times: 9, least: 10 });
    expect(seldom.map(({ name }) => name)).not.toContain("later page");
  });

  it("is everything of the model, too, once there were thousands of runs", () => {
    const names = (runs: number) => seldomIn(tallyOf({ "run up clean done": runs })).map(({ name }) => name);
    expect(names(3_999)).not.toContain("fault goto lost");
    expect(names(4_000)).toContain("fault goto lost");
  });

  it("is nothing before the first run", () => {
    expect(seldomIn(new Tally())).toEqual([]);
  });
});
