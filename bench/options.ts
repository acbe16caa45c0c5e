import { Command, Option } from "commander";
import { CASES } from "./cases";

/** How the bench was asked for. */
export interface BenchOptions {
  readonly quick: boolean;
  /** Only these cases; all of them without. */
  readonly case?: readonly string[];
  /** Where the figures are written besides. */
  readonly json?: string;
}

const help = `
Cases: ${CASES.map(({ name, title }) => `${name} (${title.toLowerCase()})`).join(", ")}.

A run of all cases takes about half an hour and writes docs/performance.md, docs/performance.svg and bench/last-run.json. Everything else
only prints. With --quick, the exit code is 1 when a count is not as promised or a time is far from it; without, times that miss their
limit are told and do no harm.

Examples:
  npm run bench
  npm run bench -- --quick
  npm run bench -- --case idle --case start --json figures.json`;

/** Reads the command line; commander ends the process for --help and for mistakes. */
export function benchOptions(): BenchOptions {
  const one = new Option("--case <name...>", "only this case, or these").choices(CASES.map(({ name }) => name));
  return new Command("bench")
    .description("Measures what is promised about speed, on simulators of Entra and GoTo.")
    .option("--quick", "small sizes, in less than two minutes", false)
    .addOption(one)
    .option("--json <file>", "write all figures there")
    .addHelpText("after", help)
    .parse()
    .opts<BenchOptions>();
}
