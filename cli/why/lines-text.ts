import { shorten } from "../../config/place";
import { many } from "../words";
import type { LineAnswer } from "./answer";
import { historyText } from "./history-text";
import type { Verdict } from "./lines";

const SIGNS: Readonly<Record<Verdict, string>> = {
  first: "✔",
  adds: "✔",
  later: "–",
  excepted: "✖",
  outsideDays: "✖",
  groupInside: "✖",
  notMember: "–",
  unknown: "✖",
};

/** The lines that have to do with the person, with what they are to it; the others are counted. */
export function linesText(lines: readonly LineAnswer[]): string[] {
  const near = lines.filter(({ verdict }) => verdict !== "notMember");
  const others = lines.length - near.length;
  const shown = near.flatMap((line) => [
    `${SIGNS[line.verdict]} ${line.file}:${line.line}  ${line.kind} "${shorten(line.name)}" → ${line.role}: ${wordsOf(line)}`,
    ...(line.history === null ? [] : [`    ${historyText(line.history)}`]),
  ]);
  const rest = near.length === 0 ? "names this person" : "has to do with this person";
  if (others === 0) return shown;
  const which = near.length === 0 ? `none of ${many(others, "line")}` : `none of ${many(others, "other line")}`;
  return [...shown, `${which} ${rest}`];
}

/** What a line is to the person, in words. */
export function wordsOf(line: LineAnswer): string {
  const { verdict, problem } = line;
  if (verdict === "unknown") return problem ?? "names nothing";
  const words: Readonly<Record<Exclude<Verdict, "unknown">, string>> = {
    first: "the first line that names this person",
    adds: "adds its licences",
    later: "names this person too, but an earlier line decides",
    excepted: "has this person under `except`",
    outsideDays: `names this person, but not today (${days(line)})`,
    groupInside: "only a group inside has this person, and `nested: true` is not written",
    notMember: "does not name this person",
  };
  const ways = line.ways.map((way) => (way.length === 0 ? "direct member" : `through ${way.map(quoted).join(" › ")}`));
  return [words[verdict], ...ways].join("; ");
}

function days({ from, until }: LineAnswer): string {
  return [...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`until ${until}`])].join(" ");
}

function quoted(name: string): string {
  return `"${shorten(name)}"`;
}
