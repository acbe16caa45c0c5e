import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RosterArgs, RosterInputs } from "../../providers/goto/inputs";
import { UsageError } from "../ended";
import { patiently } from "../patience";
import { exportedRoster, ROSTER_TYPE } from "../stack/exported-roster";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";

/** What is written of a resource, before or after the change. */
interface ResourceState {
  readonly type: string;
  readonly parent?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

/** One resource of a preview: what Pulumi would do to it. */
export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: ResourceState;
  readonly newState?: ResourceState;
}

/** What Pulumi or the program had to say. */
export interface Diagnostic {
  readonly urn?: string;
  readonly message: string;
  readonly severity: string;
}

/** What `pulumi preview --json --show-sames` writes, as far as a report needs it. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a preview is made for a report. */
export const PREVIEW_ARGS = ["preview", "--json", "--show-sames", "--non-interactive", "--color", "never"] as const;

/** Runs the preview of the stack. Throws a UsageError with Pulumi's words where there is none at all. */
export async function runPreview(
  { project, stack }: StackSettings,
  here: Surroundings,
  refresh: boolean,
): Promise<Preview> {
  const args = [...PREVIEW_ARGS, ...(refresh ? ["--refresh"] : []), ...(stack === undefined ? [] : ["--stack", stack])];
  const { stdout, output } = await patiently(here, "Running pulumi preview", here.pulumi(args, project));
  const preview = decodePreview(stdout);
  if (preview === undefined) throw new UsageError(`pulumi preview could not be run:\n${output.trim()}`);
  return preview;
}

/** Reads a preview from a file. Throws a UsageError where it is none. */
export function readPreview(file: string, { cwd }: Surroundings): Preview {
  const how = "Write it with: npm run --silent pulumi -- preview --json --show-sames > preview.json";
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${error instanceof Error ? error.message : error}). ${how}`);
  }
  const preview = decodePreview(text);
  if (preview === undefined) throw new UsageError(`${file} is not what pulumi preview --json writes. ${how}`);
  return preview;
}

/** The preview in a text; undefined where there is none. What other tools have printed before it is skipped. */
export function decodePreview(text: string): Preview | undefined {
  const start = text.startsWith("{") ? 0 : text.indexOf("\n{") + 1;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { steps, diagnostics } = value as Partial<Preview>;
  if (steps === undefined && diagnostics === undefined) return undefined;
  return { steps: listOf(steps, isStep), diagnostics: listOf(diagnostics, isDiagnostic) };
}

function listOf<T>(value: unknown, isOne: (one: unknown) => one is T): T[] {
  return Array.isArray(value) ? value.filter(isOne) : [];
}

function isStep(value: unknown): value is PreviewStep {
  return hasTexts(value, ["op", "urn"]);
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return hasTexts(value, ["message", "severity"]);
}

function hasTexts(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map(Object.entries(value));
  return names.every((name) => typeof fields.get(name) === "string");
}

/** The roster as the last run left it, and as this preview would have it. */
export interface RosterChange {
  readonly olds: Partial<RosterInputs>;
  readonly news: RosterInputs;
}

/** Whether a resource is the roster. */
export function isRoster(urn: string | undefined): boolean {
  return urn?.includes(`::${ROSTER_TYPE}::`) ?? false;
}

/** The roster of a preview; undefined where it does not appear, as one that does not change in a preview without sames. */
export function rosterIn({ steps }: Preview): RosterChange | undefined {
  const step = steps.findLast(({ urn, op }) => isRoster(urn) && op !== "refresh" && op !== "read" && op !== "delete");
  const news = step?.newState?.inputs;
  if (news === undefined) return undefined;
  return { olds: rosterInputs(step?.oldState?.inputs ?? {}), news: rosterInputs(news) };
}

/** The roster as the stack's state has it, for a preview in which it does not appear; undefined without one. */
export async function rosterOfState(settings: StackSettings, here: Surroundings): Promise<RosterChange | undefined> {
  const named = settings.stack === undefined ? [] : ["--stack", settings.stack];
  const { code, stdout } = await here.pulumi(["stack", "export", "--non-interactive", ...named], settings.project);
  if (code !== 0) return undefined;
  const inputs = exportedRoster(stdout)?.inputs;
  return inputs === undefined ? undefined : { olds: inputs, news: inputs };
}

/** What the engine has stored is what the provider has given it. */
function rosterInputs(inputs: Readonly<Record<string, unknown>>): RosterInputs {
  return inputs as unknown as RosterInputs;
}

/** The part of the inputs that the program gives. */
export function argsOf({ account, people, roles, unresolved, policy, pilot, ended, order }: RosterInputs): RosterArgs {
  return { account, people, roles, unresolved, policy, pilot, ended: ended ?? [], order: order ?? [] };
}
