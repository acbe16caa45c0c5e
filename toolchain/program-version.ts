import { mkdirSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "semver";
import { lastLines, run } from "./run";
import { WayFailed } from "./tools";

/** Asks a program for its version. */
export async function programVersion(path: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const outcome = await run(path, args, { env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "1" }, timeoutMs: 20_000 });
  const version = parse(lastLines(outcome.stdout, 1)[0]?.trim())?.version;
  if (outcome.code === 0 && version) return version;
  const said = outcome.startError?.message ?? (lastLines(outcome.output, 3).join("\n") || `exit code ${outcome.code}`);
  throw new WayFailed(`${path} ${args.join(" ")} did not print a version: ${said}`);
}

/** Like programVersion, but asks again only when the file has changed: starting pulumi takes a good part of a second. */
export async function rememberedVersion(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cache: string,
): Promise<string> {
  const real = realpathSync(path);
  const { size, mtimeMs } = statSync(real);
  const identity = `${real} ${size} ${mtimeMs}`;
  const memory = join(cache, "versions.json");
  const known = readMemory(memory);
  const remembered = known[identity];
  if (remembered) return remembered;
  const version = await programVersion(path, args, env);
  writeMemory(memory, { ...known, [identity]: version });
  return version;
}

function readMemory(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function writeMemory(file: string, known: Record<string, string>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(known));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // It only saves time; next time the program is asked again.
  }
}
