import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHtml } from "../../../cli/report/html";
import type { Report } from "../../../cli/report/model";
import { visible } from "../../../providers/visible";
import { anyReport } from "./any-report";
import { problemsOf } from "./html/strict";
import { longReport } from "./long";
import { counts, person, report } from "./reports";
import { SHAPES } from "./shapes";

/** Characters that nobody sees, besides the line ends of the page. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const { long, ...short } = SHAPES;

describe("the page", () => {
  it.each(Object.entries(short))("of the shape %s is as it was looked at", async (name, shape) => {
    await expect(toHtml(shape)).toMatchFileSnapshot(`golden/${name}.html`);
  });

  it("has everybody, however many there are, and is small enough to send", () => {
    const report = longReport(10_000);
    const page = toHtml(report);
    const named = new Set(page.match(/(?<=<bdi>)[^<]*/g));
    expect(peopleOf(report).filter((email) => !named.has(email))).toEqual([]);
    expect(page.length).toBeLessThan(1_200_000);
    expect(problemsOf(page)).toEqual([]);
  });

  it("has every line of what is to be written into a file, word for word", () => {
    const text = `approvals:\n  - removals: 4\n    reason: ${"a".repeat(2_000)}\n`;
    const page = toHtml(report({ todo: [{ text: "Approve it", yaml: { file: "policy.yaml", text } }] }));
    expect(page).toContain(`<code>${text.trimEnd()}</code>`);
  });

  it("tells once what is the same for many people of an assignment, losses first", () => {
    const page = toHtml(
      report({
        assignments: [
          {
            title: "Sales EMEA",
            people: [
              person("a@contoso.com"),
              person("b@contoso.com"),
              person("c@contoso.com", { kind: "leaves", loses: ["GoToMeeting Business"] }),
            ],
          },
        ],
      }),
    );
    expect(page.match(/joins as/g)).toHaveLength(1);
    expect(page.indexOf("leaves:")).toBeLessThan(page.indexOf("joins as"));
  });

  it("does not say that unmanaged accounts stay as they are when some are suspended", () => {
    const unmanaged = [{ email: "old@contoso.com", status: "ACTIVE" }];
    const stay = "They stay as they are.";
    expect(toHtml(report({ unmanaged }))).toContain(stay);
    expect(toHtml(report({ unmanaged, counts: counts({ unmanagedSuspended: 1 }) }))).not.toContain(stay);
  });

  it("lets a browser have its own style sheet and nothing else", () => {
    const [, policy] = toHtml(report()).match(/Content-Security-Policy" content="([^"]*)"/) ?? [];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/);
  });
});

describe("no text of a report", () => {
  it.each(Object.entries(SHAPES))("breaks out of the page or hides in it, in the shape %s", (_, shape) => {
    expect(problemsOf(toHtml(shape))).toEqual([]);
    expect(toHtml(shape)).not.toMatch(HIDDEN);
  });

  it("breaks out of the page or hides in it, whatever it is, and all of them are there", () => {
    fc.assert(
      fc.property(anyReport, (any) => {
        const page = toHtml(any);
        expect(problemsOf(page)).toEqual([]);
        expect(page).not.toMatch(HIDDEN);
        const shown = unescaped(page);
        expect(peopleOf(any).filter((email) => !shown.includes(visible(email).slice(0, 200)))).toEqual([]);
        expect(toHtml(structuredClone(any))).toBe(page);
      }),
      { numRuns: 200 },
    );
  });
});

function peopleOf({ assignments, lookAlikes, held, waiting, missing, unmanaged }: Report): string[] {
  const changed = assignments.flatMap(({ people }) => people);
  return [...[...changed, ...lookAlikes, ...held, ...waiting, ...unmanaged].map(({ email }) => email), ...missing];
}

function unescaped(page: string): string {
  const characters = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" } as const;
  return Object.entries(characters).reduce((text, [entity, character]) => text.replaceAll(entity, character), page);
}
