import Table from "cli-table3";
import { STYLE } from "../../cli/show/tables";
import { RUN_HEADS, runCells, type Told, VERDICT_HEADS, verdictCells } from "./cells";

/** What a case found, as tables for a terminal. */
export function caseText({ title, rows, verdicts, notes }: Told): string {
  return [
    `\n${title}`,
    ...(rows.length === 0 ? [] : [tableOf(RUN_HEADS, rows.map(runCells))]),
    ...(verdicts.length === 0 ? [] : [tableOf(VERDICT_HEADS, verdicts.map(verdictCells))]),
    ...notes.map((note) => `  ${note}`),
  ].join("\n");
}

function tableOf(head: readonly string[], rows: readonly string[][]): string {
  const table = new Table({ head: [...head], style: STYLE });
  table.push(...rows.map((row) => row.map((cell) => cell.replaceAll("*", ""))));
  return table.toString();
}
