import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The project's folder. */
export const PROJECT = join(__dirname, "..", "..");
const WORKFLOWS = join(PROJECT, ".github", "workflows");

type Values = Readonly<Record<string, string | number | boolean>>;

/** One step of a job on GitHub. */
export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Values;
  readonly env?: Values;
  readonly "continue-on-error"?: boolean;
}

/** One job of a workflow. */
export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly env?: Values;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

/** A workflow file of GitHub Actions. */
export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly defaults?: { readonly run: { readonly shell: string } };
  readonly env?: Values;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads one of the project's workflows. */
export function workflow(name: string): Workflow {
  return parse(readFileSync(join(WORKFLOWS, `${name}.yml`), "utf8")) as Workflow;
}

/** The text of every workflow, by its name. */
export function workflowTexts(): ReadonlyMap<string, string> {
  const names = readdirSync(WORKFLOWS).filter((name) => name.endsWith(".yml"));
  return new Map(names.map((name) => [name.replace(".yml", ""), readFileSync(join(WORKFLOWS, name), "utf8")]));
}
