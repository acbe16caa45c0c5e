import { describe, expect, it } from "vitest";
import { csvOf } from "../../cli/activity/csv";
import { momentOf, readWhen } from "../../cli/activity/period";
import type { ActivityRow } from "../../cli/activity/row";
import { tableOf } from "../../cli/activity/table";

const BOB = "bob.ray@contoso.com";

describe("--since", () => {
  const now = new Date("2026-11-25T12:00:00Z");

  it.each([
    ["30m", "2026-11-25T11:30:00.000Z"],
    ["2h", "2026-11-25T10:00:00.000Z"],
    ["2d", "2026-11-23T12:00:00.000Z"],
    ["1w", "2026-11-18T12:00:00.000Z"],
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T09:00:00+01:00", "2026-11-01T08:00:00.000Z"],
  ])("%s is %s", (text, moment) => expect(momentOf(readWhen(text), now)).toBe(moment));

  it.each(["yesterday", "2", "2026-13-01", "-2h", ""])('"%s" is refused', (text) => {
    expect(() => readWhen(text)).toThrow("Write 30m, 2h");
  });
});

const ROW: ActivityRow = {
  time: "2026-11-25T09:00:00.000Z",
  source: "entra",
  person: BOB,
  action: "create",
  outcome: "success",
  details: "",
  incident: "",
};

describe("CSV", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30", "'+49 30"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ["a,b", '"a,b"'],
    ["two\nlines", '"two\nlines"'],
    ["\rx", '"\'\rx"'],
    ["plain", "plain"],
  ])("writes the cell %j as %j", (text, cell) => {
    const [, line] = csvOf([{ ...ROW, details: text }]).split("\r\n");
    expect(csvOf([{ ...ROW, details: text }])).toContain(`,success,${cell},\r\n`);
    expect(line).toMatch(/^2026-11-25T09:00:00\.000Z,entra,bob/);
  });

  it("begins with the names of the columns", () => {
    expect(csvOf([])).toBe("time,source,person,action,outcome,details,incident\r\n");
  });
});

describe("the table", () => {
  it("takes out what could draw on the terminal", () => {
    const text = tableOf([{ ...ROW, details: "a\u001b[2Jb\nc" }], false);
    expect(text).not.toContain("\u001b");
    expect(text.trimEnd().split("\n")).toHaveLength(2);
  });
});
