import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PROJECT = join(__dirname, "../..");
const FOLDERS = [
  "cli",
  "config",
  "providers",
  "simulators",
  "stacks",
  "toolchain",
  ".github",
  ".azure-pipelines",
  ".ci",
];

/** What runs, file by file: the sources, the pipelines and the scripts of package.json. */
export function whatRuns(): ReadonlyMap<string, string> {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".json"))
      .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1)),
  );
  const files = [...inFolders, "package.json", ".npmrc", "azure-pipelines.yml", "Pulumi.yaml"];
  return new Map(files.map((file) => [file, readFileSync(join(PROJECT, file), "utf8")]));
}

/** The files in which something is written. */
export function filesWith(pattern: RegExp): string[] {
  return [...whatRuns()].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}
