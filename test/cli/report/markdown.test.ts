import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toMarkdown } from "../../../cli/report/markdown";
import type { Report } from "../../../cli/report/model";
import { headline } from "../../../cli/report/words";
import { anyReport } from "./any-report";
import { longReport } from "./long";
import { person, report } from "./reports";
import { SHAPES } from "./shapes";

const HTML = { htmlPointer: "https://ci.example/runs/7/report.html" };
const LIMIT = 65_000;

for (const [shape, one] of Object.entries(SHAPES)) {
  test(`the comment of the shape "${shape}" is as reviewed`, async () => {
    await expect(toMarkdown(one, HTML)).toMatchFileSnapshot(`golden/${shape}.md`);
  });
}

/** What no site makes anything of is taken out: fences, code spans, `<code>`, our own tags and comments. */
function outsideCode(markdown: string): string {
  return markdown
    .replace(/^( *)(`{3,})\w*\n(?:.*\n)*?\1\2$/gm, "")
    .replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, "")
    .replace(/<code>[^<]*<\/code>/g, "")
    .replace(/^<details(?: open)?><summary>(.*)<\/summary>$/gm, "$1")
    .replace(/^<\/details>$|<b>[^<]*<\/b>|^<!-- goto-access (?:report|reviewed): [\w./-]* -->$/gm, "");
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const HARMFUL = /[@<[\]`\\$~_]|#[^#\s]|https?:\/\/|www\.\w|GH-|\b[0-9a-f]{7,}\b|!\(/i;

function sections({ todo, seats, limits, digest }: Report): string[] {
  return [
    ...(todo.length > 0 ? ["### To do before"] : []),
    ...(seats.length > 0 ? ["### Seats"] : []),
    ...(limits.length > 0 ? ["### Guard"] : []),
    ...(digest === "" ? [] : ["Digest of this plan"]),
  ];
}

test("whatever a report holds, its comment fits, keeps what must be told, and is harmless", () => {
  fc.assert(
    fc.property(anyReport, fc.constantFrom(LIMIT, 20_000), (one, limit) => {
      const markdown = toMarkdown(one, { limit });
      expect(Buffer.byteLength(markdown)).toBeLessThan(limit);
      for (const told of [headline(one), ...sections(one)]) expect(markdown).toContain(told);
      expect(markdown.replaceAll("\n", "")).not.toMatch(UNSEEN);
      expect(outsideCode(markdown)).not.toMatch(HARMFUL);
    }),
    { numRuns: 25 },
  );
});

test("no text breaks a table or a list: each row has its cells, each fold its end", () => {
  fc.assert(
    fc.property(anyReport, (one) => {
      const lines = outsideFences(toMarkdown(one)).split("\n");
      for (const row of lines.filter((line) => line.startsWith("|"))) expect(row.split("|")).toHaveLength(6);
      const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
      expect(count("<details")).toBe(count("</details>"));
    }),
    { numRuns: 15 },
  );
});

function outsideFences(markdown: string): string {
  return markdown.replace(/^( *)(`{3,})\w*\n(?:.*\n)*?\1\2$/gm, "");
}

test("the first line is the same for every report of a stack, so that a pipeline finds its comment", () => {
  const first = (one: Report) => toMarkdown(one).split("\n")[0];
  expect(first(report({ stack: "contoso/goto-access/prod" }))).toBe(
    "<!-- goto-access report: contoso/goto-access/prod -->",
  );
  expect(first(SHAPES.held)).toBe(first(SHAPES.failed));
  expect(first(report({ stack: "--> <b>" }))).toBe("<!-- goto-access report: --___b_ -->");
});

test("where not everybody fits, each assignment keeps equally many lines, and the rest is counted", () => {
  const markdown = toMarkdown(longReport(3_000), HTML);
  const folds = markdown.split("<details>").filter((fold) => fold.includes("<b>Region"));
  const shown = folds.map((fold) => fold.split("\n").filter((line) => /^- `[+~-]`/.test(line)).length);
  const left = folds.map((fold) => Number(/… and ([\d,]+) more/.exec(fold)?.[1]?.replaceAll(",", "")));
  expect(new Set(shown).size).toBe(1);
  expect(shown[0]).toBeGreaterThanOrEqual(3);
  expect(shown.concat(left).reduce((sum, count) => sum + count)).toBe(3_000);
  expect(markdown).toContain("*Shortened to fit into a comment.* Everything is in [the full report]");
  expect(Buffer.byteLength(markdown)).toBeGreaterThan(0.9 * LIMIT);
});

test("where not even a few lines of each assignment fit, whole assignments are counted", () => {
  const people = Array.from({ length: 5 }, (_, n) => person(`p${n}@contoso.com`));
  const assignments = Array.from({ length: 2_000 }, (_, n) => ({ title: `Group ${n}`, people }));
  const markdown = toMarkdown(report({ verdict: "ready", assignments }));
  const [, left = "", lists = ""] =
    /^… and ([\d,]+) more, in ([\d,]+) lists that are left out here$/m.exec(markdown) ?? [];
  const shown = markdown.split("<details><summary><b>Group").length - 1;
  expect(Number(lists.replace(",", ""))).toBe(2_000 - shown);
  expect(Number(left.replace(",", ""))).toBe(5 * (2_000 - shown));
  expect(shown).toBeGreaterThan(20);
  expect(shown).toBeLessThan(2_000);
});

test("the digest is there to be copied; too long a one is said to be in its file", () => {
  const digest = `reviewed-1.${"a".repeat(19_900)}..12345678`;
  expect(toMarkdown(report({ digest })).split(digest)).toHaveLength(2);
  const long = toMarkdown(report({ digest: `${digest}${"b".repeat(100)}` }));
  expect(long).not.toContain("reviewed-1.");
  expect(long).toContain("It has 20,021 characters and does not fit here; it is in the file that");
});

test("only an https address that the caller gives becomes a link", () => {
  expect(toMarkdown(report(), HTML)).toContain("[the full report](https://ci.example/runs/7/report.html)");
  const words = toMarkdown(report(), { htmlPointer: "artifact [x](javascript:alert) of this run" });
  expect(words).toContain("artifact `[x](javascript:alert`) of this run");
});
