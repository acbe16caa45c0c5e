import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Findings, Verdict } from "../measured";
import type { Bench, Case } from "./case";

const PROJECT = join(__dirname, "../..");
const CLI = join(PROJECT, "cli/goto-access.cjs");
const COMMANDS = [
  "init",
  "validate",
  "preflight",
  "import",
  "why",
  "report",
  "status",
  "activity",
  "provision",
  "completion",
] as const;
const TIMES_LONGER = 2;
const NODE = ["-e", "0"];
const TSX = ["--require", require.resolve("tsx/cjs"), "-e", "0"];

/** How long a command takes before it does anything. */
export const start: Case = {
  name: "start",
  title: "Start of a command",
  async run({ say, quick }: Bench): Promise<Findings> {
    say("how long commands take to start");
    const repeats = quick ? 5 : 15;
    const commands = [["--help"], ...COMMANDS.map((name) => [name, "--help"]), ["validate"]];
    const [node = 0, withTsx = 0, ...times] = fastest([NODE, TSX, ...commands.map((args) => [CLI, ...args])], repeats);
    const tsx = withTsx - node;
    const verdicts = commands.map(
      (args, i): Verdict => ({
        claim: `goto-access ${args.join(" ")}`,
        value: times[i] ?? 0,
        limit: TIMES_LONGER * node + tsx,
        is: "at most",
        unit: "ms",
        kind: "measure",
      }),
    );
    return {
      rows: [],
      verdicts,
      notes: [
        `The fastest of ${repeats} starts each, in turns, so that whatever else the machine does falls on all alike. \`node -e 0\` ` +
          `takes ${node.toFixed(0)} ms and loading tsx ${tsx.toFixed(0)} ms more; the limit is ${TIMES_LONGER} × the first and the ` +
          "second once. `validate` checks the example in config/.",
      ],
    };
  },
};

/** Milliseconds of the fastest start of each; the first round, which fills tsx's cache, does not count. */
function fastest(starts: readonly (readonly string[])[], repeats: number): number[] {
  for (const args of starts) timeOf(args);
  const rounds = Array.from({ length: repeats }, () => starts.map(timeOf));
  return starts.map((_, i) => Math.min(...rounds.map((round) => round[i] ?? 0)));
}

function timeOf(args: readonly string[]): number {
  const since = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], { cwd: PROJECT, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
  return performance.now() - since;
}
