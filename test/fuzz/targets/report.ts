import { toHtml } from "../../../cli/report/html";
import { toMarkdown } from "../../../cli/report/markdown";
import type { Report } from "../../../cli/report/model";
import { toText } from "../../../cli/report/text";
import { anyReport } from "../../cli/report/any-report";
import { problemsOf } from "../../cli/report/html/strict";
import { Breach, type Case, type Outcome, type Target } from "../target";

const LIMIT = 65_000;
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function attempt(report: Report): Outcome {
  const [markdown, html, text] = written(report);
  if (written(structuredClone(report)).join() !== [markdown, html, text].join())
    throw new Breach("written twice, it differs");
  if (Buffer.byteLength(markdown) > LIMIT) throw new Breach(`Markdown of ${Buffer.byteLength(markdown)} bytes`);
  for (const page of [markdown, html, text]) if (UNSEEN.test(page)) throw new Breach("it has what nobody sees");
  if (/<script/i.test(withoutCode(markdown)) || /<script/i.test(html)) throw new Breach("it has a script");
  const [problem] = problemsOf(html);
  if (problem !== undefined) throw new Breach(`the page has ${problem}`);
  requireCells(markdown);
  return markdown.includes("*Shortened") ? "refused" : "accepted";
}

const written = (report: Report) => [toMarkdown(report), toHtml(report), toText(report, { colors: false })] as const;

/** Without fences and code spans, where nothing means anything. */
function withoutCode(markdown: string): string {
  return withoutFences(markdown).replace(/(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g, "");
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^( *)(`{3,})\w*\n(?:.*\n)*?\1\2$/gm, "");
}

function requireCells(markdown: string): void {
  const rows = withoutFences(markdown)
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const wrong = rows.find((row) => row.split("|").length !== 6);
  if (wrong !== undefined) throw new Breach(`a row of other cells: ${wrong.slice(0, 200)}`);
}

/** The three formats of a report whose every text means harm; one that had to be shortened counts as refused. */
export async function reportTarget(): Promise<Target> {
  const cases = anyReport.map((report): Case => ({ input: JSON.stringify(report), run: () => attempt(report) }));
  return { name: "report", cases: cases, mostMs: 5_000, few: 6 };
}
