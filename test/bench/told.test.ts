import { describe, expect, it } from "vitest";
import { copies } from "../../bench/cases/copies";
import { hours, published } from "../../bench/cases/published";
import type { Told } from "../../bench/told/cells";
import { figure } from "../../bench/told/cells";
import { performancePage } from "../../bench/told/page";
import { barsSvg, groupsOf } from "../../bench/told/picture";
import { caseText } from "../../bench/told/table";
import { row, traffic } from "./rows";

const machine = { cores: 2, memoryGib: 4, node: "v20.0.0", pulumi: "3.0.0", system: "linux x64" };
const idle: Told = {
  name: "idle",
  title: "Nothing to do",
  rows: [
    row({
      what: "nothing to do, preview",
      people: 1_000,
      seconds: 3.04,
      goto: traffic({ GET: 9 }, 8),
      stateBytes: 5e6,
    }),
    row({ what: "nothing to do, up", people: 1_000 }),
  ],
  verdicts: [{ claim: "writes", value: 1, limit: 0, is: "exactly", unit: "requests", kind: "count" }],
  notes: ["A note."],
};

describe("what was found", () => {
  it("is a page that names the command, the day and the machine, and marks what was missed", () => {
    const page = performancePage([idle], { command: "npm run bench", date: "2026-12-01", machine });
    expect(page).toContain(
      "Run on 2026-12-01 by `npm run bench`: 2 cores, 4 GiB of memory, linux x64, Node v20.0.0, Pulumi",
    );
    expect(page).toContain("| nothing to do, preview | 1,000 | 3.0 s | 9 GET; 0.0 s | – | 0 kB | – | – | 5.0 MB |");
    expect(page).toContain("| writes | 1 requests | 0 | **missed** |");
    expect(page).toContain("* A note.");
  });

  it("is a table for a terminal without the marks of a page", () => {
    const text = caseText(idle);
    expect(text).toContain("missed");
    expect(text).not.toContain("**");
  });

  it.each([
    [0, "0"],
    [1.234, "1.23"],
    [12.34, "12.3"],
    [1234.5, "1,235"],
  ])("writes %d as %s", (value, text) => {
    expect(figure(value)).toBe(text);
  });
});

describe("the picture", () => {
  it("shows previews alone, and how much of them is the wait for list pages", () => {
    expect(groupsOf([idle])).toEqual([
      {
        title: "pulumi preview with nothing to do",
        bars: [{ name: "1,000 people", seconds: 3.04, waiting: 1, other: false }],
      },
    ]);
  });

  it("is one file that needs no other and runs nothing", () => {
    const svg = barsSvg(groupsOf([idle]));
    expect(svg).toMatch(/^<svg [^>]*role="img"[\s\S]*<\/svg>\n$/);
    expect(svg).not.toMatch(/<script|href|url\(|NaN/);
  });
});

describe("others", () => {
  it("have a state with as many people as are wanted, each under the name that the program gives", () => {
    const model = {
      urn: "urn:pulumi:s::p::pulumi-nodejs:dynamic:Resource::a@x.org",
      type: "pulumi-nodejs:dynamic:Resource",
      inputs: { __provider: "text", email: "a@x.org" },
      outputs: { __provider: "text", email: "a@x.org" },
    };
    const stack = { urn: "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s", type: "pulumi:pulumi:Stack" };
    const people = ["b@x.org", "c@x.org"].map((email) => ({ email, firstName: "B", lastName: "C", licenseKey: "1" }));
    const { resources } = copies({ deployment: { resources: [stack, model] } }, people).deployment;
    expect(resources.map(({ urn }) => urn.split("::").at(-1))).toEqual(["p-s", "b@x.org", "c@x.org"]);
    expect(resources[2]?.outputs).toEqual({ __provider: "text", ...people[1] });
  });

  it.each([
    [10, "10 min"],
    [800, "13 h"],
    [6_000, "100 h"],
  ])("take %d minutes, which is written %s", (minutes, text) => {
    expect(hours(minutes)).toBe(text);
  });

  it("are calculated from what their makers publish", () => {
    expect(published()[0]).toContain("10 min to 80 min for 1000; 100 min to 13 h for 10000");
    expect(published()[1]).toContain("60 min for 1000; 10 h for 10000; 100 h for 100000");
  });
});
