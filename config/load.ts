import { join } from "node:path";
import { type ApplicationConfig, applicationOf } from "./application";
import { type Assignment, assignmentOf } from "./assignment";
import { type Draft, draftOf, placeOf, type Sheet } from "./draft";
import { folderProblem, readFiles, shownPath } from "./files";
import { byPlace, formatProblem, formatProblems, type Problem } from "./place";
import { plainValue } from "./plain";
import { type PolicyConfig, policyOf } from "./policy";
import { type RoleConfig, roleOf } from "./role";
import { checkRules } from "./rules";
import type { ApplicationYaml } from "./schema/application";
import type { FileName } from "./schemas";
import { Source } from "./source";
import { syntaxProblems } from "./syntax";
import { validate } from "./validate";

/** Who has access, with everything filled in that the files leave out. */
export interface Config {
  /** The folder it was read from, as messages show it. */
  readonly folder: string;
  /** In order of precedence. */
  readonly assignments: readonly Assignment[];
  /** By name; without a prototype. */
  readonly roles: Readonly<Record<string, RoleConfig>>;
  readonly application: ApplicationConfig;
  readonly policy: PolicyConfig;
}

/** A configuration without errors, and what somebody should know about it. */
export interface LoadedConfig {
  readonly config: Config;
  readonly warnings: readonly Problem[];
}

/** The configuration cannot be used: all its problems, warnings among them, in the order of files and lines. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

const FILE_NAMES: readonly FileName[] = ["assignments", "roles", "application", "policy"];
/** All of it has a default, so that its file may be missing or hold nothing but comments. */
const OPTIONAL: FileName = "policy";

/**
 * Reads the four files of a folder; `policy.yaml` may be missing, which means its safe defaults. `now` decides which days
 * are past. Throws a ConfigError that holds every mistake of all files at once.
 */
export function loadConfig(folder: string, now: Date = new Date()): LoadedConfig {
  const unusable = folderProblem(folder);
  if (unusable !== undefined) throw new ConfigError([unusable]);
  const { files, strays } = readFiles(folder, FILE_NAMES, OPTIONAL);
  const readings = FILE_NAMES.map((name) =>
    readingOf(name, files.get(name) ?? new Source(shownFile(folder, name), "{}")),
  );
  const draft = draftOf(Object.fromEntries(readings.map(({ name, sheet }) => [name, sheet])));
  const today = dayIn(draft.policy?.value.timeZone ?? "UTC", now);
  const problems = [...readings.flatMap((reading) => reading.problems), ...checkRules(draft, today)];
  const all = [...inOrder(problems, folder), ...strays];
  const config = configOf(shownPath(folder), draft);
  if (config === undefined || all.some(({ severity }) => severity === "error")) throw new ConfigError(all);
  return { config, warnings: all };
}

/** What a file says and what is wrong with it; no sheet when its syntax leaves nothing to check. */
interface Reading {
  readonly name: FileName;
  readonly sheet?: Sheet;
  readonly problems: readonly Problem[];
}

function readingOf(name: FileName, source: Source | Problem): Reading {
  if (!(source instanceof Source)) return { name, problems: [source] };
  const mistakes = syntaxProblems(source);
  if (mistakes.length > 0) return { name, problems: mistakes };
  const { value: written, problems, broken } = plainValue(source);
  if (broken) return { name, problems };
  const value = written ?? (name === OPTIONAL ? {} : null);
  const verdict = validate(name, value, source);
  return { name, sheet: { source, value, wrong: verdict.wrong }, problems: [...problems, ...verdict.problems] };
}

/** By file, then by line and column; of one place, each sentence once. */
function inOrder(problems: readonly Problem[], folder: string): Problem[] {
  const blocks = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  const unique = [...blocks.values()];
  return FILE_NAMES.flatMap((name) => unique.filter(({ file }) => file === shownFile(folder, name)).sort(byPlace));
}

function shownFile(folder: string, name: FileName): string {
  return shownPath(join(folder, `${name}.yaml`));
}

/** The configuration that a draft without mistakes stands for; undefined when a file is missing altogether. */
function configOf(folder: string, draft: Draft): Config | undefined {
  const { application, policy } = draft;
  if (application?.value.application === undefined || policy === undefined) return undefined;
  const roles: Record<string, RoleConfig> = Object.create(null);
  for (const role of draft.roles) roles[role.name] = roleOf(role.value, placeOf(role));
  return {
    folder,
    assignments: draft.assignments.map((entry) => assignmentOf(entry.value, placeOf(entry))),
    roles,
    application: applicationOf(
      application.value as ApplicationYaml,
      placeOf({ ...application, path: ["application"] }),
    ),
    policy: policyOf(policy.value),
  };
}

function dayIn(timeZone: string, now: Date): string {
  // The default, without the tables of Intl, which take longer to load than to read the files.
  if (timeZone === "UTC") return now.toISOString().slice(0, "YYYY-MM-DD".length);
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
