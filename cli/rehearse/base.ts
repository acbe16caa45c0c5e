import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../ended";

/** YAML files by name. */
export type Yaml = ReadonlyMap<string, string>;

const run = promisify(execFile);
const LARGEST = 64 * 1024 * 1024;

/** The YAML files of the last commit for this folder; undefined where it is in no commit. */
export async function committed(folder: string): Promise<Yaml | undefined> {
  const git = async (...args: readonly string[]) =>
    (await run("git", ["-C", folder, ...args], { maxBuffer: LARGEST })).stdout;
  try {
    const paths = (await git("ls-tree", "--name-only", "-z", "HEAD", "./")).split("\0").filter(isYaml);
    const files = paths.map(async (path) => [basename(path), await git("show", `HEAD:./${path}`)] as const);
    const all = new Map(await Promise.all(files));
    return all.size === 0 ? undefined : all;
  } catch {
    // No git, no repository or no commit: there is nothing that could be in force.
    return undefined;
  }
}

/** The YAML files of a folder. Throws a UsageError where it has none. */
export function inFolder(folder: string): Yaml {
  if (!existsSync(join(folder, "assignments.yaml"))) throw new UsageError(`There is no assignments.yaml in ${folder}.`);
  return new Map(
    readdirSync(folder)
      .filter(isYaml)
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

function isYaml(path: string): boolean {
  return path.endsWith(".yaml");
}
