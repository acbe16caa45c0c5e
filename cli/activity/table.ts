import Table from "cli-table3";
import { createColors } from "picocolors";
import { type ActivityRow, isFailed } from "./row";

const HEAD = ["Time (UTC)", "Source", "Person", "Action", "Outcome", "Details", "Incident"];
const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** The rows as a table, in their order. Control characters, which could draw on the terminal, are taken out. */
export function tableOf(rows: readonly ActivityRow[], hasColors: boolean): string {
  const colors = createColors(hasColors);
  const style = { head: [], border: [], "padding-left": 0, "padding-right": 0 };
  const table = new Table({ head: HEAD.map((name) => colors.bold(name)), chars: NO_LINES, style });
  for (const row of rows) {
    const outcome = isFailed(row) ? colors.red(row.outcome) : row.outcome;
    const time = row.time.slice(0, 19).replace("T", " ");
    table.push([time, row.source, plain(row.person), row.action, outcome, plain(row.details), plain(row.incident)]);
  }
  return `${table.toString().replace(/(?<! ) +$/gm, "")}\n`;
}

function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}
