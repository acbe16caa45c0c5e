import { describe, expect, it } from "vitest";
import type { Principal } from "../../providers/entra/principals";
import { dateNotices, endedLabels, groupsOutOfForce, inForce } from "../../stacks/dates";
import { assignment } from "./line";

const group = (id: string, displayName = id): Principal => ({
  kind: "group",
  id,
  displayName,
  hiddenMembership: false,
});

describe("an assignment's days", () => {
  const days = { from: "2026-12-01", until: "2027-02-28" };
  it.each([
    ["the day before it begins", days, "2026-11-30", false],
    ["its first day", days, "2026-12-01", true],
    ["a day between", days, "2027-01-01", true],
    ["its last day", days, "2027-02-28", true],
    ["the day after it ends", days, "2027-03-01", false],
    ["any day without a beginning", { until: "2027-02-28" }, "1999-01-01", true],
    ["any day without an end", { from: "2026-12-01" }, "2999-01-01", true],
    ["any day without either", {}, "2026-06-15", true],
    ["the one day it is for", { from: "2026-12-01", until: "2026-12-01" }, "2026-12-01", true],
  ])("on %s", (_, period, today, counts) => {
    const one = assignment("Sales", "organizer", period);
    expect(inForce([one], today)).toEqual(counts ? [one] : []);
    expect(groupsOutOfForce([one], today)).toEqual(counts ? [] : [one]);
  });

  it("leave the others in their order", () => {
    const [first, second, third] = ["A", "B", "C"].map((name) => assignment(name, "organizer", { from: "2026-01-01" }));
    const over = assignment("D", "organizer", { until: "2025-12-31" });
    expect(
      inForce(
        [third, over, first, second].filter((one) => one !== undefined),
        "2026-01-01",
      ),
    ).toEqual([third, first, second]);
  });
});

describe("groups that have ended by their own dates", () => {
  const sales = assignment("Sales", "organizer", { until: "2026-11-23" });
  const support = assignment("Support", "organizer", { from: "2026-12-01" });

  it("are known by the words of the roster: the directory's name, or the line's when the group is gone", () => {
    expect(endedLabels([support, sales], [undefined, group("id-sales", "SALES")], [])).toEqual([
      "via SALES",
      "via Support",
    ]);
  });

  it("are not those that another line names today, and each is told once", () => {
    const found = [group("id-sales", "Sales"), group("id-support", "Support"), group("id-support", "Support")];
    const today = [group("id-sales", "Sales"), group("id-other", "Support")];
    expect(endedLabels([sales, support, support], found, today)).toEqual(["via Support"]);
  });

  it("are not users", () => {
    const user = assignment("bob@contoso.com", "organizer", { kind: "user", until: "2026-11-23" });
    expect(groupsOutOfForce([user, sales], "2026-11-24")).toEqual([sales]);
  });
});

describe("what is told ahead of a line's days", () => {
  it.each([
    ["an end in two weeks", { until: "2026-12-08" }, ["ends after 2026-12-08, in 14 days"]],
    ["not an end in fifteen days", { until: "2026-12-09" }, []],
    ["the last day before the last", { until: "2026-11-25" }, ["ends after 2026-11-25, which is tomorrow"]],
    ["the last day", { until: "2026-11-24" }, ["ends after 2026-11-24, which is today"]],
    ["not an end that is over", { until: "2026-11-23" }, []],
    ["a beginning, however far", { from: "2027-11-24" }, ["begins on 2027-11-24, in 365 days"]],
    ["not a beginning that is today", { from: "2026-11-24" }, []],
    [
      "of a line that is still to come, its beginning and not its end",
      { from: "2026-11-25", until: "2026-11-26" },
      ["begins on 2026-11-25, which is tomorrow"],
    ],
    ["nothing of a line without days", {}, []],
  ])("is %s", (_, days, said) => {
    const place = { file: "config/assignments.yaml", line: 12, column: 5 };
    const one = assignment("Sales", "organizer", { ...days, place });
    const line = 'config/assignments.yaml:12  group "Sales" (organizer)';
    expect(dateNotices([one], "2026-11-24")).toEqual(said.map((text) => `${line} ${text}`));
  });

  it("counts days over the change of a summer's clock", () => {
    const one = assignment("Sales", "organizer", { until: "2027-03-29" });
    expect(dateNotices([one], "2027-03-27")[0]).toContain("in 2 days");
  });
});
