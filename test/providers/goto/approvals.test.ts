import { describe, expect, it } from "vitest";
import { type Approval, approvalFor, approved, staleApprovals, type Verdict } from "../../../providers/goto/approvals";

const TODAY = "2026-11-24";

function approval(count: number, change: Partial<Approval> = {}): Approval {
  return { dimension: "removals", count, until: "2026-12-01", reason: "Sales moved", ...change };
}

function verdict(count: number, change: Partial<Verdict> = {}): Verdict {
  return { dimension: "removals", count, of: 100, allowed: 20, ...change };
}

describe("an approval", () => {
  const rows: [string, Approval[], number][] = [
    ["none: nothing", [], 0],
    ["allows its number", [approval(40)], 40],
    ["of another dimension allows nothing", [approval(40, { dimension: "licences" })], 0],
    ["is valid on its last day", [approval(40, { until: TODAY })], 40],
    ["is over the day after", [approval(40, { until: "2026-11-23" })], 0],
    ["does not add up with another one: the larger counts", [approval(40), approval(50), approval(30)], 50],
    ["that has ended does not take from one that is valid", [approval(90, { until: "2026-01-01" }), approval(10)], 10],
  ];
  it.each(rows)("%s", (_rule, approvals, count) => {
    expect(approved("removals", approvals, TODAY)).toBe(count);
  });

  it("that has ended is to be removed, used or not", () => {
    const ended = approval(40, { until: "2026-11-23" });
    for (const losses of [0, 40])
      expect(staleApprovals([ended], [verdict(losses)], TODAY)).toEqual([
        "policy.yaml: the approval of 40 removals ended on 2026-11-23; remove it",
      ]);
  });

  it("that nothing needs is pointed out, on its last day too", () => {
    const verdicts = [verdict(40, { dimension: "licences" }), verdict(0)];
    for (const until of [TODAY, "2026-12-01"])
      expect(staleApprovals([approval(40, { until })], verdicts, TODAY)).toEqual([
        "policy.yaml: the approval of 40 removals is not needed by this run; remove it once it has been used",
      ]);
    expect(staleApprovals([approval(40)], [], TODAY)).toHaveLength(1);
  });

  it("that a run needs is not pointed out", () => {
    expect(staleApprovals([approval(40)], [verdict(0, { dimension: "licences" }), verdict(1)], TODAY)).toEqual([]);
  });

  it("to write is told with the number, for a week, for what is held only", () => {
    const verdicts = [verdict(40), verdict(7, { dimension: "licences" }), verdict(2, { dimension: "unmanaged" })];
    expect(approvalFor(verdicts, new Set(["removals", "unmanaged"]), TODAY)).toBe(`approvals:
  - removals: 40
    until: 2026-12-01
    reason: <why this is right>
  - unmanaged: 2
    until: 2026-12-01
    reason: <why this is right>`);
  });
});
