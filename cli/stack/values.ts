import { messageOf } from "../../providers/errors";
import { backendHint } from "../../toolchain/backend-hint";
import { UsageError } from "../ended";
import type { Surroundings } from "../surroundings";

/** A stack's configuration: values by their whole names (`azuread:tenantId`), and those that are secret. */
export interface StackValues {
  /** The stack's name; undefined where Pulumi does not tell. */
  readonly name: string | undefined;
  readonly values: ReadonlyMap<string, string>;
  readonly secrets: readonly string[];
}

/** There is no stack to read; why, and what to do about it. */
export interface NoStack {
  readonly why: string;
  readonly remedy: string;
}

const SELECT =
  "Name one with --stack, or select one: npm run pulumi -- stack select (npm run pulumi -- stack ls shows them).";

/** What Pulumi says when it cannot read a stack, and what to tell instead. */
const MISTAKES: readonly (readonly [sign: RegExp, told: string])[] = [
  [
    /incorrect passphrase/,
    "The passphrase of the stack is wrong. Correct PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE).",
  ],
  [
    /passphrase must be set/,
    "The stack's secrets are under a passphrase. Set PULUMI_CONFIG_PASSPHRASE (or PULUMI_CONFIG_PASSPHRASE_FILE).",
  ],
  [/no Pulumi.yaml project file/, "There is no Pulumi.yaml here. Run the command in the project's folder."],
  [
    /unable to open state directory/,
    "The folder of Pulumi's state is not there. Correct PULUMI_BACKEND_URL, or log in.",
  ],
];

/** Reads the configuration of a stack, by default the selected one. Throws a UsageError when there is one but it cannot be read. */
export async function readStackValues(
  here: Surroundings,
  project: string,
  wanted: string | undefined,
): Promise<StackValues | NoStack> {
  if (backendHint(["config"], { ...here.env }) !== undefined) return NO_PLACE;
  const args = ["config", "--show-secrets", "--json", "--non-interactive", "--color", "never"];
  try {
    const named = wanted === undefined ? undefined : ["--stack", wanted];
    const [config, name] = await Promise.all([
      here.pulumi([...args, ...(named ?? [])], project),
      wanted ?? nameOfSelected(here, project),
    ]);
    if (config.code !== 0) return refused(config.output, wanted);
    return { name, ...decodeValues(config.stdout) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ToolchainError") throw error;
    return { why: messageOf(error), remedy: "Then run npm run setup." };
  }
}

const NO_PLACE: NoStack = {
  why: "Pulumi has no place for its state yet, so that there is no stack whose settings could be read",
  remedy: "Log in (npm run pulumi -- login --local, or azblob://…, s3://…) or set PULUMI_BACKEND_URL.",
};

async function nameOfSelected(here: Surroundings, project: string): Promise<string | undefined> {
  const { code, stdout } = await here.pulumi(
    ["stack", "--show-name", "--non-interactive", "--color", "never"],
    project,
  );
  return code === 0 ? stdout.trim() : undefined;
}

function refused(output: string, wanted: string | undefined): NoStack {
  if (/no stack selected/.test(output)) return { why: "No stack is selected", remedy: SELECT };
  if (/no stack named/.test(output)) throw new UsageError(`There is no stack named "${wanted}". ${SELECT}`);
  const known = MISTAKES.find(([sign]) => sign.test(output))?.[1];
  const line = output.split("\n").find((one) => /^error:/.test(one)) ?? output.trim().split("\n")[0] ?? "";
  throw new UsageError(known ?? `Pulumi cannot read the stack's configuration: ${line.replace(/^error: */, "")}`);
}

function decodeValues(stdout: string): Pick<StackValues, "values" | "secrets"> {
  const values = new Map<string, string>();
  const secrets: string[] = [];
  for (const [name, entry] of Object.entries(objectIn(stdout))) {
    const { value, secret } = (entry ?? {}) as { value?: unknown; secret?: unknown };
    if (typeof value !== "string") continue;
    values.set(name, value);
    if (secret === true) secrets.push(value);
  }
  return { values, secrets };
}

function objectIn(stdout: string): Record<string, unknown> {
  try {
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch {
    // What was printed is not quoted: it may hold secrets.
    throw new UsageError("Pulumi printed a configuration that cannot be read. Try: npm run pulumi -- config --json");
  }
}
