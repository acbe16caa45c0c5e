import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Tools } from "../toolchain";

/** The project's folder, whose program a sandbox runs. */
const PROJECT = join(__dirname, "..");
/** What of the project a sandbox shares with it; configuration is its own. */
const SHARED = ["Pulumi.yaml", "package.json", "tsconfig.json", "node_modules", "providers", "stacks"];
/** Only for stacks that live in a temporary folder and hold nobody's secrets. */
const PASSPHRASE = "sandbox";

/** How a program ended and what it printed. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for a program to end; `onOutput` receives what it prints, as it comes. */
export function endOf(child: ChildProcess, onOutput?: (text: string) => void): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
      onOutput?.(text);
    });
  }
  return new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...printed }));
  });
}

/** How one run differs from others. */
export interface RunOptions {
  /** Receives what is printed, as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Laid over the sandbox's environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A copy of the project in a temporary folder: its own configuration, stack and state, the same program. */
export interface Sandbox {
  readonly folder: string;
  /** The folder with its YAML files, to be edited. */
  readonly config: string;
  /** Environment of every program that it runs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `pulumi <args>` in it. */
  pulumi(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Ends what still runs and removes the folder. */
  dispose(): Promise<void>;
}

/**
 * Makes a sandbox with an empty stack. `environment` says where the services are; `configuration` is a folder of YAML files
 * to begin with. Nothing outside the temporary folder is written.
 */
export async function makeSandbox(
  tools: Tools,
  environment: Readonly<Record<string, string>>,
  configuration = join(PROJECT, "config"),
  stack = "demo",
): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-"));
  const sandbox = new TemporaryProject(folder, tools, environment);
  try {
    fill(folder, configuration);
    const made = await sandbox.pulumi(["stack", "init", stack]);
    if (made.code !== 0) throw new Error(`pulumi stack init failed:\n${made.stdout}${made.stderr}`);
    return sandbox;
  } catch (error) {
    await sandbox.dispose();
    throw error;
  }
}

function fill(folder: string, configuration: string): void {
  for (const name of SHARED) symlinkSync(join(PROJECT, name), join(folder, name));
  mkdirSync(join(folder, "state"));
  mkdirSync(join(folder, "config"));
  cpSync(configuration, join(folder, "config"), { recursive: true, filter: (file) => !file.endsWith(".ts") });
}

class TemporaryProject implements Sandbox {
  readonly config: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly #running = new Map<number, Promise<unknown>>();

  constructor(
    readonly folder: string,
    private readonly tools: Tools,
    environment: Readonly<Record<string, string>>,
  ) {
    this.config = join(folder, "config");
    this.environment = {
      ...tools.env,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_HOME: join(folder, "home"),
      ...environment,
    };
  }

  pulumi(args: readonly string[], { onOutput, environment }: RunOptions = {}): Promise<Ended> {
    const child = spawn(this.tools.pulumi, [...args, "--non-interactive"], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = endOf(child, onOutput);
    const { pid } = child;
    if (pid !== undefined) {
      this.#running.set(pid, ended);
      const forget = () => this.#running.delete(pid);
      ended.then(forget, forget);
    }
    return ended;
  }

  /** The stack is thrown away with the folder, so that nothing has to be brought to a good end: a second SIGINT says so. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#running].map(([pid, ended]) => interrupt(pid, ended)));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const PATIENCE_MS = 3_000;

async function interrupt(pid: number, ended: Promise<unknown>): Promise<void> {
  const end = ended.catch(() => undefined);
  const waits = [300, PATIENCE_MS, PATIENCE_MS];
  for (const [i, signal] of (["SIGINT", "SIGINT", "SIGKILL"] as const).entries()) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // It has ended by itself.
    }
    const done = await Promise.race([end.then(() => true), delay(waits[i] ?? PATIENCE_MS, false, { ref: false })]);
    if (done) return;
  }
}
