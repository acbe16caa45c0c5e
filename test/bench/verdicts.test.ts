import { describe, expect, it } from "vitest";
import { growthVerdicts, onLine } from "../../bench/cases/growth";
import { idleVerdicts } from "../../bench/cases/idle-verdicts";
import { failures } from "../../bench/failures";
import { isMet, type Verdict } from "../../bench/measured";
import { row, traffic } from "./rows";

const verdict = (over: Partial<Verdict>): Verdict => ({
  claim: "it is quick",
  value: 1,
  limit: 1,
  is: "at most",
  unit: "s",
  kind: "measure",
  ...over,
});

describe("verdicts", () => {
  it.each([
    ["at most", 1, 1, true],
    ["at most", 2, 1, false],
    ["at least", 1, 1, true],
    ["at least", 0, 1, false],
    ["exactly", 1, 1, true],
    ["exactly", 2, 1, false],
    ["exactly", 0, 1, false],
  ] as const)("%s: %d next to %d is %s", (is, value, limit, met) => {
    expect(isMet(verdict({ is, value, limit }))).toBe(met);
  });

  it.each([
    ["a count that is wrong", { kind: "count", is: "exactly", value: 1, limit: 0 }, 1, 1],
    ["a time a little over its limit", { value: 1.9 }, 0, 0],
    ["a time far over its limit", { value: 2.1 }, 1, 0],
    ["a ratio a little under its limit", { is: "at least", value: 0.6 }, 0, 0],
    ["a ratio far under its limit", { is: "at least", value: 0.4 }, 1, 0],
  ] as const)("%s fails the short form or the full run or none", (_what, over, quick, full) => {
    const told = [{ name: "x", title: "X", rows: [], notes: [], verdicts: [verdict(over)] }];
    expect(failures(told, true)).toHaveLength(quick);
    expect(failures(told, false)).toHaveLength(full);
  });

  it("say what was found and what was promised", () => {
    const told = [{ name: "x", title: "X", rows: [], notes: [], verdicts: [verdict({ kind: "count", value: 3 })] }];
    expect(failures(told, true)).toEqual(["it is quick: 3 s, but at most 1 was promised"]);
  });
});

describe("a run with nothing to do", () => {
  const few = row({ what: "up", people: 10, seconds: 2, goto: traffic({ GET: 4 }, 1), stateBytes: 10_000 });
  const wrong = (over: Parameters<typeof row>[0]) =>
    idleVerdicts([few], [row({ ...few, people: 1_010, ...over })])
      .filter((one) => !isMet(one))
      .map(({ claim }) => claim);

  it("is right with more list pages, the wait for them and 300 bytes of state a person", () => {
    const seconds = 2.6 + 5 / 8;
    expect(wrong({ goto: traffic({ GET: 8 }, 5), seconds, stateBytes: 310_000, peaks: { provider: 400 } })).toEqual([]);
  });

  it.each([
    ["a write", { goto: traffic({ GET: 4, PUT: 1 }, 1) }, "up, 1010 people: writes"],
    [
      "a request that is no list page",
      { goto: traffic({ GET: 5 }, 1) },
      "up, 1010 people: requests besides list pages",
    ],
    ["more state", { stateBytes: 310_001 }, "up, 1010 people: state"],
    ["more time", { seconds: 3 }, "up, 1010 people: 1.3 × the run of 10 and 1 pages at 8/s"],
    ["more memory", { peaks: { provider: 500 } }, "up, 1010 people: memory of the provider process"],
  ])("is wrong with %s", (_what, over, claim) => {
    expect(wrong(over)).toContain(claim);
  });
});

describe("growth", () => {
  const at = (people: number, seconds: number) => [
    row({ people, seconds, peaks: { provider: seconds, program: seconds }, stateBytes: seconds }),
  ];
  const times = (last: number) =>
    growthVerdicts([at(100, 3), at(1_000, 3), at(50_000, 52), at(100_000, last)]).map(isMet);

  it("is linear when the last run is on the line through the others", () => {
    expect(onLine(1_000, 3, 50_000, 52, 100_000)).toBeCloseTo(102);
    expect(times(102)).toEqual([true, true, true, true]);
  });

  it("is not when it grows as the square", () => {
    expect(times(200)).toEqual([false, false, false, false]);
  });

  it("says nothing of fewer than three sizes", () => {
    expect(growthVerdicts([at(100, 3), at(1_000, 4)])).toEqual([]);
  });
});
