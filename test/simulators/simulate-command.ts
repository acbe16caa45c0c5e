import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

const ROOT = join(__dirname, "../..");

/** Where the command puts its certificate; the name is hard to quote. One for all tests, for its cache of compiled TypeScript. */
const temp = join(mkdtempSync(join(tmpdir(), "simulate-test-")), "it's $HOME");
mkdirSync(temp);
afterAll(() => rmSync(dirname(temp), { recursive: true, force: true }));

/** A path in a folder of its own, for the environment. */
export function environmentFile(): string {
  return join(mkdtempSync(join(dirname(temp), "env-")), "sim.env");
}

/** What runs have left in the folder for temporary files, the cache of compiled TypeScript apart. */
export function left(): string[] {
  return readdirSync(temp).filter((name) => !name.startsWith("tsx-"));
}

/** A run of the command as a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; talk: string };
  /** Exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts `npm run simulate -- <args>` the way the script does. */
export function simulate(args: readonly string[]): Run {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", "simulators/simulate.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: temp },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", talk: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.out += String(chunk);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output.talk += String(chunk);
  });
  return { child, output, ended: new Promise((resolve) => child.once("close", resolve)) };
}

/** Waits for the line of JSON that says they are up. */
export async function environmentOf(run: Run): Promise<Record<string, string>> {
  await Promise.race([
    new Promise<void>((resolve) => {
      run.child.stdout?.on("data", () => run.output.out.endsWith("\n") && resolve());
    }),
    run.ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${run.output.talk}`))),
  ]);
  return JSON.parse(run.output.out) as Record<string, string>;
}

/** The JSON that a back door answers to a client which trusts this authority and nothing else. */
export function state(url: string | undefined, caFile: string | undefined): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    get(`${url}/__sim/state`, { ca: readFileSync(caFile ?? ""), agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      resolve(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
    }).on("error", reject);
  });
}

/** What a shell has in its environment after sourcing a file. */
export function sourced(file: string): Record<string, string> {
  const program = "process.stdout.write(JSON.stringify(process.env))";
  const script = `. "$1"; exec "$2" -e '${program}'`;
  const text = execFileSync("/bin/sh", ["-c", script, "sh", file, process.execPath], { env: {} });
  return JSON.parse(text.toString()) as Record<string, string>;
}
