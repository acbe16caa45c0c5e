import { visibleLines } from "../../../providers/visible";
import type { LimitState, Report, SeatState, Todo } from "../model";
import { dimensionWords, grouped, headline, isOver, limitVerdict, VERDICTS, verdictSentence } from "../words";
import { columns, type Ink, section, shown, spoken } from "./ink";

/** What the plan comes to, what went wrong, what is to be done, the seats and the guard. */
export function head(report: Report, ink: Ink): string[] {
  const { stack, verdict, errors, todo, seats, limits } = report;
  const { sign, word } = VERDICTS[verdict];
  const paint = { "✔": ink.green, "⚠": ink.yellow, "✖": ink.red }[sign];
  return [
    ink.bold(`GoToMeeting access${stack === null ? "" : `, stack ${shown(stack)}`}`),
    `${paint(`${sign} ${word}:`)} ${headline(report)}.`,
    verdictSentence(report),
    "",
    ...section(
      ink,
      "What went wrong",
      errors.flatMap((error) => visibleLines(error).map(shown)),
    ),
    ...section(ink, "To do before all of it can be applied", todo.flatMap(todoLines)),
    ...section(ink, "Seats", seatLines(seats, ink)),
    ...section(ink, "Guard: losses and how many may be at once", limitLines(limits, ink)),
  ];
}

function todoLines({ text, yaml }: Todo, at: number): string[] {
  const lines = yaml === undefined ? [] : visibleLines(yaml.text).map((line) => `     ${shown(line)}`);
  return [`${at + 1}. ${shown(text)}`, ...(yaml === undefined ? [] : [`   In ${shown(yaml.file)}:`]), ...lines];
}

function seatLines(seats: readonly SeatState[], ink: Ink): string[] {
  const rows = columns(
    seats.map(({ licence, before, after, total, missing }) => {
      const used = before === after ? grouped(after) : `${grouped(before)} → ${grouped(after)}`;
      const state = missing > 0 ? `${grouped(missing)} missing` : `${grouped(total - after)} left`;
      return [shown(licence), `${used} of ${grouped(total)}`, state];
    }),
  );
  return seats.map(({ missing }, at) => (missing > 0 ? ink.red(rows[at]) : (rows[at] ?? "")));
}

function limitLines(limits: readonly LimitState[], ink: Ink): string[] {
  const rows = columns(
    limits.map((limit) => {
      const { dimension, count, of, allowed } = limit;
      const numbers = `${grouped(count)} of ${grouped(of)}, ${grouped(allowed)} allowed`;
      return [spoken(dimensionWords(dimension)), numbers, limitVerdict(limit)];
    }),
  );
  return limits.map((limit, at) => (isOver(limit) ? ink.yellow(rows[at]) : (rows[at] ?? "")));
}
