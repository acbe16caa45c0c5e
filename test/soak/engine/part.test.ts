import { describe, expect, it } from "vitest";
import { DISTURBANCES, nameOf } from "./disturbances";
import type { Round } from "./office";
import { seldomOf } from "./part";

function rounds(names: readonly string[]): Round[] {
  return names.map((happened, i) => {
    return { happened, commands: [], broken: [], office: 1, round: i + 1, disturbance: happened, seconds: 1 };
  });
}

describe("what a soak of the engine must have seen", () => {
  it("is every disturbance once in two series: one that never came is named", () => {
    const series = DISTURBANCES.map(nameOf);
    expect(seldomOf(rounds([...series, ...series]))).toEqual([]);
    const others = series.filter((name) => name !== "two at once");
    const seldom = seldomOf(rounds([...others, ...others, ...others]));
    expect(seldom).toEqual(["two at once: 0 of at least 1"]);
  });

  it("is nothing in particular as long as there were fewer rounds", () => {
    expect(seldomOf(rounds(["full disk: log"]))).toEqual([]);
  });
});
