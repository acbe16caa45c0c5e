import { RUN_HEADS, runCells, type Told, VERDICT_HEADS, verdictCells } from "./cells";
import { type Machine, machineText } from "./machine";
import { TRIED } from "./tried";

const HEAD = `# Performance

What is promised about speed, and what the last run found. Entra and GoTo are simulators in a process of their own on the same
machine; Pulumi, the azuread plugin and the dynamic provider are the real ones. Making people and stacks does not count.

![How long runs take](performance.svg)
`;

const READING = `How to read the tables:

* **Time** is that of the whole \`pulumi\` process. **GoTo** and **Graph** are the requests to each service, and the time from the first to
  the last of them. **Received** are the bytes of their answers.
* **Program** and **Provider** are the peaks of memory of Pulumi's two Node processes: the one that runs stacks/index.ts and the one that
  runs providers/. **State** is the size of the stack's state.
* **Promised** below a table says what the design claims, what was found, and whether that holds. Counts are the same in every run; times
  depend on the machine, so that most of them are compared with another run of the same minutes.
`;

/** docs/performance.md: a run of everything. */
export function performancePage(
  told: readonly Told[],
  run: { readonly command: string; readonly date: string; readonly machine: Machine },
): string {
  const how = `Run on ${run.date} by \`${run.command}\`: ${machineText(run.machine)}.\n`;
  return `${[HEAD, how, READING, ...told.map(section), TRIED].join("\n").trimEnd()}\n`;
}

function section({ title, rows, verdicts, notes }: Told): string {
  return [
    `## ${title}\n`,
    ...(rows.length === 0 ? [] : [tableOf(RUN_HEADS, rows.map(runCells))]),
    ...(verdicts.length === 0 ? [] : ["Promised:\n", tableOf(VERDICT_HEADS, verdicts.map(verdictCells))]),
    ...notes.map((note) => `* ${note}`),
    "",
  ].join("\n");
}

function tableOf(heads: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return `${[line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}
