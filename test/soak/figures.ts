import type { Tally } from "../model/tally";
import type { Round } from "./engine/office";
import type { Hunt } from "./planted/hunt";

/** Lines of figures that a page can quote, `title: name count, …`. */
export function modelFigures(tally: Tally): string[] {
  const faults = tally.lines().filter((line) => /^ *[1-9]\d* {2}fault /.test(line));
  return [
    `sequences in the model: ${tally.of("sequences")}`,
    row("runs in the model", tally.runs()),
    `faults in the model: ${sum(faults.map((line) => Number.parseInt(line, 10)))} of ${faults.length} kinds`,
    ...tally.lines(),
  ];
}

/** The same of the real engine. */
export function engineFigures(rounds: readonly Round[]): string[] {
  const names = rounds.flatMap(({ happened }) => happened ?? []);
  return [
    `disturbed runs of the engine: ${rounds.length}, in ${new Set(rounds.map(({ office }) => office)).size} stacks`,
    row("runs of the engine", counted(rounds.flatMap(({ commands }) => commands))),
    row("kills", counted(names.filter((name) => name.startsWith("kill ")))),
    row("two at once", counted(names.filter((name) => name.startsWith("two at once")))),
    row("full disk", counted(names.filter((name) => name.startsWith("full disk")))),
  ];
}

/** The same of the planted defects. */
export function plantedFigures(hunts: readonly Hunt[]): string[] {
  const found = hunts.flatMap((hunt) => hunt.found ?? []);
  const most = Math.max(0, ...found.map(({ sequences }) => sequences));
  return [`planted defects found: ${found.length} of ${hunts.length}, each within ${most} sequences`];
}

function row(title: string, counts: ReadonlyMap<string, number>): string {
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`);
  return `${title}: ${sum([...counts.values()])}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
