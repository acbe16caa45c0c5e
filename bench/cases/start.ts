import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Findings, median, type Verdict } from "../measured";
import type { Bench, Case } from "./case";

const PROJECT = join(__dirname, "../..");
const CLI = join(PROJECT, "cli/goto-access.cjs");
const TSX = require.resolve("tsx/cjs");
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

/** How long a command takes before it does anything. */
export const start: Case = {
  name: "start",
  title: "Start of a command",
  async run({ say, quick }: Bench): Promise<Findings> {
    say("how long commands take to start");
    const repeats = quick ? 3 : 9;
    const node = timeOf(["-e", "0"], repeats);
    const tsx = timeOf(["--require", TSX, "-e", "0"], repeats) - node;
    const limit = TIMES_LONGER * node + tsx;
    const judge = (args: readonly string[]): Verdict => ({
      claim: `goto-access ${args.join(" ")}`,
      value: timeOf([CLI, ...args], repeats),
      limit,
      is: "at most",
      unit: "ms",
      kind: "measure",
    });
    return {
      rows: [],
      verdicts: [["--help"], ...COMMANDS.map((name) => [name, "--help"]), ["validate"]].map(judge),
      notes: [
        `The middle of ${repeats} starts. \`node -e 0\` takes ${node.toFixed(0)} ms and loading tsx ${tsx.toFixed(0)} ms more; the ` +
          `limit is ${TIMES_LONGER} × the first and the second once. \`validate\` checks the example in config/.`,
      ],
    };
  },
};

/** Milliseconds of the middle start; the first one, which fills tsx's cache, does not count. */
function timeOf(args: readonly string[], repeats: number): number {
  const times: number[] = [];
  for (let i = 0; i <= repeats; i++) {
    const since = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [...args], { cwd: PROJECT, encoding: "utf8" });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stderr}`);
    times.push(performance.now() - since);
  }
  return median(times.slice(1));
}
