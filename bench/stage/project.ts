import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, endOf } from "../../cli/sandbox";
import type { Tools } from "../../toolchain";
import { stateBytes } from "./stack";

const BASELINES = join(__dirname, "../baselines");
const MODULES = join(__dirname, "../../node_modules");

/** A program to compare with, in a temporary folder with a state of its own. */
export interface Project {
  readonly folder: string;
  pulumi(args: readonly string[]): Promise<Ended>;
  /** Another environment variable from now on. */
  set(name: string, value: string): void;
  stateBytes(): number;
  dispose(): void;
}

/** Copies one of bench/baselines/ and makes its stack. */
export async function makeProject(
  tools: Tools,
  name: "empty" | "per-person",
  environment: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-bench-"));
  cpSync(join(BASELINES, name), folder, { recursive: true });
  symlinkSync(MODULES, join(folder, "node_modules"));
  mkdirSync(join(folder, "state"));
  const env: Record<string, string | undefined> = {
    ...process.env,
    ...tools.env,
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_HOME: join(folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    ...environment,
  };
  const pulumi = (args: readonly string[]) =>
    endOf(spawn(tools.pulumi, [...args, "--non-interactive"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] }));
  const made = await pulumi(["stack", "init", "bench"]);
  if (made.code !== 0) throw new Error(`pulumi stack init failed:\n${made.stderr}`);
  return {
    folder,
    pulumi,
    set: (variable, value) => {
      env[variable] = value;
    },
    stateBytes: () => stateBytes(join(folder, "state")),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Writes the people that a baseline reads; returns the file's path. */
export function writePeople(folder: string, people: readonly unknown[]): string {
  const file = join(folder, "people.json");
  writeFileSync(file, JSON.stringify(people));
  return file;
}
