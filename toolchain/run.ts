import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How a program is run. */
export interface RunOptions {
  cwd?: string;
  env: NodeJS.ProcessEnv;
  /** Receives all that the program prints, as it prints it. */
  logFile?: string;
  /** After this time the program is stopped. */
  timeoutMs?: number;
  /** Called every `tickMs` with the last line that the program printed. */
  onTick?: (lastLine: string) => void;
  tickMs?: number;
}

/** How a program ended. */
export interface Outcome {
  code: number | null;
  /** Set when the program could not be started (ENOENT, EACCES). */
  startError?: NodeJS.ErrnoException;
  timedOut: boolean;
  stdout: string;
  /** Standard output and standard error, as they came. */
  output: string;
}

/** Runs a program to its end and returns how it ended; it never throws for what the program did. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that the compilers and downloaders that it starts can be stopped with it.
      detached: process.platform !== "win32",
    });
    const outcome: Outcome = { code: null, timedOut: false, stdout: "", output: "" };
    const log = options.logFile ? createWriteStream(options.logFile, { flags: "a" }) : undefined;
    // A log that cannot be written (a full disk) must not hide what the program itself has to say.
    log?.on("error", () => undefined);
    const take = (text: string, isStdout: boolean) => {
      outcome.output += text;
      if (isStdout) outcome.stdout += text;
      log?.write(text);
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => take(text, true));
    child.stderr.setEncoding("utf8").on("data", (text: string) => take(text, false));
    const stopWatching = watch(child, options, outcome);
    const end = () => {
      stopWatching();
      log?.end();
      resolve(outcome);
    };
    child.once("error", (error) => {
      outcome.startError = error;
      end();
    });
    child.once("close", (code) => {
      outcome.code = code;
      end();
    });
  });
}

/** The last lines of a text that say something. */
export function lastLines(text: string, count: number): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(-count);
}

function watch(child: ReturnType<typeof spawn>, options: RunOptions, outcome: Outcome): () => void {
  const tick = setInterval(() => options.onTick?.(lastLines(outcome.output, 1)[0] ?? ""), options.tickMs ?? 15_000);
  const limit = options.timeoutMs
    ? setTimeout(() => {
        outcome.timedOut = true;
        stopGroup(child, "SIGKILL");
      }, options.timeoutMs)
    : undefined;
  // The child is in another process group: without this it would go on working for nobody.
  const pass = (signal: NodeJS.Signals) => {
    stopGroup(child, signal);
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    clearInterval(tick);
    clearTimeout(limit);
    for (const signal of endings) process.removeListener(signal, pass);
  };
  for (const signal of endings) process.on(signal, pass);
  return stop;
}

function stopGroup(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): void {
  try {
    if (child.pid && process.platform !== "win32") process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended by itself in this moment.
  }
}
