import { describe, expect, it } from "vitest";
import { closing } from "../../../providers/notify/closing";
import type { News } from "../../../providers/notify/news";
import type { Report } from "../../../providers/notify/report";
import { entry, failed } from "./reports";

const START: News = { kind: "start", stack: "prod", startedAt: "2026-11-24T12:00:00.000Z", settings: {} };
const ROSTER: News = { kind: "roster" };
const TOLD: News = { kind: "problem", problem: { title: "Held", lines: ["bob: x", "mia: y"], remedy: "" } };
const END: News = { kind: "end", code: 32 };

function lines(news: readonly News[], change: Partial<Report> = {}): string[] {
  return closing(news, failed(change)).split("\n");
}

const DONE = [entry("bob", "create"), entry("mia", "suspend")];
const WHY = [{ title: "GoTo accounts", lines: ["the token has ended\nand more"], remedy: "" }];

describe("the closing message says what was done and what was not when", () => {
  it.each<[string, News[], Partial<Report>, RegExp, RegExp]>([
    ["a preview failed", [{ ...START, isPreview: true }], { entries: DONE }, /^nothing, in GoTo/, /a preview changes/],
    ["the program stopped before it declared anything", [START, TOLD, END], {}, /^nothing, in GoTo/, /^everything\.$/],
    [
      "people are left",
      [START, ROSTER, TOLD, END],
      { entries: DONE },
      /^everybody else; in GoTo 1 created, 0 updated, 1 suspended\.$/,
      /those listed above, who keep what they have/,
    ],
    ["check stopped the run", [START], { entries: [] }, /^nothing, in GoTo/, /the rest of the accounts/],
    ["it was cut short", [START], { entries: DONE }, /^in GoTo 1 created, 0 updated, 1 susp/, /everything in Entra/],
    [
      "Entra refused something",
      [START, ROSTER],
      { entries: DONE },
      /^the accounts, in GoTo 1 created/,
      /Entra refused/,
    ],
    ["the program fell over", [START, ROSTER, END], { entries: DONE }, /^in GoTo 1 created/, /the rest, of which/],
    ["there is no log", [START, ROSTER], { entries: undefined }, /is not known here/, /Entra refused/],
  ])("%s", (_, news, change, done, left) => {
    const [first, , second = "", third = "", fourth, ...more] = lines(news, change);
    expect(first).toBe('goto-access: the run of stack "prod" has failed. In short:');
    expect(second.replace("  Done: ", "")).toMatch(done);
    expect(third.replace("  Not done: ", "")).toMatch(left);
    expect(fourth).toMatch(/^ {2}Next: .*npm run pulumi -- preview --diff --stack prod /);
    expect(more).toEqual([]);
  });
});

describe("what happened is", () => {
  it("each problem's title with the number of people, who are listed above", () => {
    expect(lines([START, ROSTER, TOLD, END])[1]).toBe("  What happened: Refused by GoTo (1)");
  });

  it("what the first line of the reason announces", () => {
    const announced = [
      { title: "Stopped", lines: ["These are wrong:\n\n  a.yaml:1:1  no such group\n  another"], remedy: "" },
    ];
    expect(lines([START, TOLD, END], { problems: announced })[1]).toBe(
      "  What happened: These are wrong: a.yaml:1:1  no such group",
    );
  });

  it("the first line of the reason, of a length that can be read, with what nobody sees marked", () => {
    expect(lines([START], { problems: WHY })[1]).toBe("  What happened: the token has ended");
    const long = [{ title: "Stopped", lines: [`\u001b[2J${"x".repeat(400)}`], remedy: "" }];
    expect(lines([START, TOLD, END], { problems: long })[1]).toMatch(/^ {2}What happened: \\u\{1b\}\[2Jx+… \(\d+ more/);
  });
});
