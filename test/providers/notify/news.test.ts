import { describe, expect, it } from "vitest";
import { type News, reportOf, type Traces } from "../../../providers/notify/news";
import { entry } from "./reports";

const START: News = { kind: "start", stack: "prod", startedAt: "2026-11-24T12:00:00.000Z", settings: {} };
const ROSTER: News = { kind: "roster" };
const TOLD: News = { kind: "problem", problem: { title: "Refused by GoTo", lines: ["mia: no"], remedy: "" } };
const end = (code: number): News => ({ kind: "end", code });
const DONE = [entry("bob", "create")];

function report(news: readonly News[], traces: Partial<Traces> = {}) {
  return reportOf([START, ...news], {
    endedAt: "2026-11-24T12:01:00.000Z",
    entries: [],
    lastWord: undefined,
    ...traces,
  });
}

describe("what a run was, by its last news", () => {
  it.each<[string, News[], Partial<Traces>, string | undefined]>([
    ["a good end without a change is nothing to tell", [ROSTER, end(0)], {}, undefined],
    ["a good end with a change", [ROSTER, end(0)], { entries: DONE }, "changed"],
    [
      "a good end with lines of refusals alone",
      [ROSTER, end(0)],
      { entries: [entry("mia", "create", { outcome: "refused", reason: "" })] },
      undefined,
    ],
    ["a good end, the log being off", [ROSTER, end(0)], { entries: undefined }, undefined],
    ["a red end", [ROSTER, TOLD, end(32)], { entries: DONE }, "failed"],
    ["another code without a word", [end(1)], {}, "failed"],
    ["no end before the roster was done", [], {}, "failed"],
    ["no end after it", [ROSTER], {}, "failed"],
  ])("%s", (_, news, traces, event) => {
    expect(report(news, traces)?.event).toBe(event);
  });

  it("is nothing when the program was not watched from its start", () => {
    expect(reportOf([end(1)], { endedAt: "", entries: [], lastWord: undefined })).toBeUndefined();
  });
});

describe("what happened is said in words:", () => {
  it.each<[string, News[], Partial<Traces>, RegExp]>([
    ["what the program told", [ROSTER, TOLD, end(32)], {}, /mia: no/],
    ["why the roster's provider stopped", [], { lastWord: "GoTo: the token has expired" }, /the token has expired/],
    ["that the accounts could not be done", [], {}, /accounts in GoTo could not be looked at or changed/],
    ["that something in Entra failed after them", [ROSTER], {}, /Something in Entra could not be changed/],
    ["that the program failed", [end(1)], {}, /ended with an error that it did not expect/],
  ])("%s", (_, news, traces, words) => {
    const lines = report(news, traces)?.problems.flatMap((problem) => problem.lines) ?? [];
    expect(lines).toEqual([expect.stringMatching(words)]);
  });

  it("both, when people were refused and then something in Entra failed", () => {
    expect(report([ROSTER, TOLD])?.problems.map(({ title }) => title)).toEqual(["Refused by GoTo", "What happened"]);
  });
});
