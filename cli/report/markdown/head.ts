import { shortened, visibleLines } from "../../../providers/visible";
import type { LimitState, Report, SeatState, Todo } from "../model";
import { counted, dimensionWords, grouped, headline, isOver, limitVerdict, VERDICTS, verdictSentence } from "../words";
import type { Detail } from "./block";
import { code, codeInCell, fenced, prose, words } from "./escape";

/** What is never left out: the verdict and where all of it is, why there is no plan, what is to be done, seats and the guard. */
export function head(report: Report, detail: Detail, where: readonly string[]): string[] {
  const { stack, verdict, errors, todo, seats, limits } = report;
  const { sign, word } = VERDICTS[verdict];
  return [
    `## GoToMeeting access${stack === null ? "" : `, stack ${code(stack, detail.text)}`}`,
    "",
    `**${sign} ${word}: ${headline(report)}.**`,
    verdictSentence(report),
    "",
    ...where,
    ...part("What went wrong", errors.length, () => fenced("text", errorLines(errors, detail))),
    ...part("To do before all of it can be applied", todo.length, () => todoLines(todo, detail)),
    ...part("Seats", seats.length, () => seatLines(seats, detail)),
    ...part("Guard: losses and how many may be at once", limits.length, () => limitLines(limits, detail)),
  ];
}

function part(heading: string, count: number, lines: () => readonly string[]): string[] {
  return count === 0 ? [] : [`### ${heading}`, "", ...lines(), ""];
}

function errorLines(errors: readonly string[], { rows, text }: Detail): string[] {
  const lines = errors.flatMap((error) => visibleLines(error));
  return cut(lines, rows, text, (left) => `… and ${counted(left, ["1 more line", "# more lines"])}`);
}

function todoLines(todo: readonly Todo[], { rows, text }: Detail): string[] {
  const items = todo.slice(0, rows).map((item, at) => todoItem(item, `${at + 1}. `, { rows, text }));
  const left = todo.length - rows;
  return [...items, ...(left > 0 ? [[`… and ${grouped(left)} more to do`]] : [])].flatMap((lines, at) =>
    at === 0 ? lines : ["", ...lines],
  );
}

/** Lines that are indented under the number belong to it. */
function todoItem({ text, yaml }: Todo, number: string, detail: Pick<Detail, "rows" | "text">): string[] {
  const inside = yaml === undefined ? [] : yamlLines(yaml, detail);
  const indented = inside.map((line) => (line === "" ? "" : `${" ".repeat(number.length)}${line}`));
  return [`${number}${prose(text, 3 * detail.text)}`, ...indented];
}

function yamlLines(yaml: NonNullable<Todo["yaml"]>, { rows, text }: Pick<Detail, "rows" | "text">): string[] {
  const left = (count: number) => `# … and ${counted(count, ["1 more line", "# more lines"])}`;
  return ["", `In ${code(yaml.file, text)}:`, "", ...fenced("yaml", cut(visibleLines(yaml.text), rows, text, left))];
}

function cut(lines: readonly string[], rows: number, text: number, left: (count: number) => string): string[] {
  const shown = lines.slice(0, rows).map((line) => shortened(line, 3 * text));
  return lines.length > rows ? [...shown, left(lines.length - rows)] : shown;
}

function seatLines(seats: readonly SeatState[], { rows, text }: Detail): string[] {
  const table = seats.slice(0, rows).map(({ licence, before, after, total, missing }) => {
    const used = before === after ? grouped(after) : `${grouped(before)} → **${grouped(after)}**`;
    const state = missing > 0 ? `**${grouped(missing)} missing**` : grouped(total - after);
    return `| ${codeInCell(licence, text)} | ${used} | ${grouped(total)} | ${state} |`;
  });
  return tableOf("| Licence | Used, before → after | Of | Free then |\n|---|--:|--:|--:|", table, seats.length);
}

function limitLines(limits: readonly LimitState[], { rows, text }: Detail): string[] {
  const table = limits.slice(0, rows).map((limit) => {
    const state = isOver(limit) ? `**${limitVerdict(limit)}**` : limitVerdict(limit);
    const what = words(dimensionWords(limit.dimension), text).replaceAll("|", "\\u{7c}");
    return `| ${what} | ${grouped(limit.count)} of ${grouped(limit.of)} | ${grouped(limit.allowed)} | ${state} |`;
  });
  return tableOf("| What is lost | How many | Allowed at once | State |\n|---|--:|--:|---|", table, limits.length);
}

function tableOf(titles: string, rows: readonly string[], of: number): string[] {
  const left = of - rows.length;
  return [titles, ...rows, ...(left > 0 ? ["", `… and ${grouped(left)} more`] : [])];
}
