import type { Outcome } from "../toolchain/run";

/** Runs Pulumi with these arguments in a folder, to its end. Throws a ToolchainError when there is no Pulumi. */
export type RunPulumi = (args: readonly string[], folder: string) => Promise<Outcome>;

/** What a command has around it; an argument, so that tests need no process. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /** Data, to standard output; without a line's end of its own. */
  readonly print: (text: string) => void;
  /** Talk, to standard error: a line. */
  readonly say: (line: string) => void;
  /** Whether standard output is a terminal that can be drawn on. */
  readonly isScreen: boolean;
  readonly hasColors: boolean;
  readonly exit: (code: number) => void;
  /** Ctrl-C ends the process with this code from now on. */
  readonly onInterrupt: (code: number) => void;
  /** Waits so many milliseconds; false when nothing is to follow. */
  readonly pause: (ms: number) => Promise<boolean>;
  readonly pulumi: RunPulumi;
  /** PEM of an authority to trust besides the system's; for tests. */
  readonly ca?: string;
  /** First wait of the back-off in milliseconds; for tests. */
  readonly backoffMs?: number;
  /** Requests to GoTo in a second, also more than it takes; for tests. */
  readonly requestsPerSecond?: number;
}

/** Exit code of what Ctrl-C ends. */
const INTERRUPTED = 130;

/** Those of this process. Ctrl-C ends it at once, without a word. */
export function surroundings(): Surroundings {
  let interrupted = INTERRUPTED;
  // Whoever else listens, such as one who must stop a child, comes first.
  process.on("SIGINT", () => setImmediate(() => process.exit(interrupted)));
  const isScreen = process.stdout.isTTY === true;
  return {
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    print: (text) => void process.stdout.write(text),
    say: (line) => void process.stderr.write(`${line}\n`),
    isScreen,
    hasColors: isScreen && !process.env.NO_COLOR && process.env.TERM !== "dumb",
    exit: (code) => {
      process.exitCode = code;
    },
    onInterrupt: (code) => {
      interrupted = code;
    },
    pause: (ms) => new Promise((resolve) => setTimeout(() => resolve(true), ms)),
    pulumi: runPulumi,
  };
}

async function runPulumi(args: readonly string[], folder: string): Promise<Outcome> {
  // Loaded only when it is needed: --help and mistakes of the command line come first.
  const { findTools }: typeof import("../toolchain") = require("../toolchain");
  const { run }: typeof import("../toolchain/run") = require("../toolchain/run");
  const tools = await findTools({ report: tellOnlyWork() });
  return run(tools.pulumi, args, { cwd: folder, env: { ...process.env, ...tools.env } });
}

/** Which tools were found is of no interest here; that some are being made is. */
function tellOnlyWork(): (line: string) => void {
  return (line) => {
    if (!/^tools: pulumi [\d.]+, azuread/.test(line)) process.stderr.write(`${line}\n`);
  };
}
