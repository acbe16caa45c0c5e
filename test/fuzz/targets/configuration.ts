import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ConfigError, loadConfig, type Problem } from "../../../config";
import { Breach, type Case, type Outcome, type Target } from "../target";
import { folders, NAMES, type Name, SOUND, type Texts } from "./yaml-folders";

const NOW = new Date("2026-11-24T12:00:00Z");

function attempt(folder: string, files: Texts): Outcome {
  for (const name of NAMES) writeFileSync(join(folder, `${name}.yaml`), files[name]);
  try {
    const { config, warnings } = loadConfig(folder, NOW);
    requirePlaces(warnings, files);
    const again = loadConfig(folder, NOW).config;
    if (Object.keys(Object.prototype).length > 0) throw new Breach("Object.prototype was changed");
    if (JSON.stringify(again) !== JSON.stringify(config)) throw new Breach("the same files are read otherwise");
    return "accepted";
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    if (error.problems.length === 0) throw new Breach("refused without a problem");
    requirePlaces(error.problems, files);
    return "refused";
  }
}

function requirePlaces(problems: readonly Problem[], files: Texts): void {
  const linesOf = (name: Name) => new TextDecoder().decode(Buffer.from(files[name])).split("\n");
  const lines = new Map(NAMES.map((name) => [`${name}.yaml`, linesOf(name)]));
  for (const problem of problems) requirePlace(problem, lines.get(basename(problem.file)));
}

/** A problem is told of a place that is in its file, in one line that draws nothing on a screen. */
function requirePlace({ file, line, column, message, found, remedy }: Problem, lines?: readonly string[]): void {
  const length = lines?.[line - 1]?.length;
  if (length === undefined || column < 1 || column > length + 1) throw new Breach(`${file} has no ${line}:${column}`);
  if (message === "" || /\p{Cc}/u.test(`${message}${found}${remedy}`)) throw new Breach(`the message "${message}"`);
}

function input(files: Texts): string {
  return NAMES.filter((name) => files[name] !== SOUND[name])
    .map((name) => `# ${name}.yaml\n${files[name]}`)
    .join("\n");
}

/** The YAML loader with its parser, schemas and rules: `config/`. */
export async function configurationTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-fuzz-config-"));
  mkdirSync(join(folder, "schema"));
  return {
    name: "configuration",
    cases: folders.map((files): Case => ({ input: input(files), run: () => attempt(folder, files) })),
    mostMs: 3_000,
    few: 60,
    close: async () => rmSync(folder, { recursive: true }),
  };
}
