import { stripVTControlCharacters } from "node:util";
import colors from "picocolors";
import type { Ended, Sandbox } from "../sandbox";
import { relay } from "./screen";

/**
 * Lines of Pulumi's that say nothing here: its progress, its internal names, its remarks on where the plugin was found, and in
 * the detailed preview what stays as it is.
 */
const NOISE = [
  /^\s*$/,
  /using pulumi-resource-|expected to have version/,
  /^(Updating|Previewing update) \(|^@ |^Diagnostics:/,
  /^\s*\[(urn|id|provider)=/,
  /\b(creating|updating|running|deleting) \(\d|\bgoto-access-demo running /,
  /pulumi:pulumi:Stack|pulumi:providers:|goto-access:index:Assigned .* created/,
  /Roster roster .*warning:|^\s+pulumi-nodejs:dynamic\/goto:Roster \(roster\):/,
];
const UNCHANGED = [/^ {8}[a-zA-Z]+\s*: (\{|"|\[)/, /^ {8}\}/, /^ {12,}[a-zA-Z]+\s*: /, /^ {12,}[\]}[]/];

/** The runs that are shown: a preview in detail, and an up without one. */
export type ShownRun = "preview" | "up";

const RUNS = {
  preview: { args: ["preview", "--diff", "--suppress-outputs"], hidden: [...NOISE, ...UNCHANGED] },
  up: { args: ["up", "--yes", "--skip-preview", "--suppress-outputs"], hidden: NOISE },
} as const;

/** Runs Pulumi in a sandbox and shows what it says, without what says nothing here; how it ended is the caller's to judge. */
export async function runShown(
  sandbox: Sandbox,
  kind: ShownRun,
  tell: (line: string) => void = console.log,
): Promise<Ended> {
  const { args, hidden } = RUNS[kind];
  const output = relay((line) => hidden.some((pattern) => pattern.test(stripVTControlCharacters(line))), tell);
  const colour = colors.isColorSupported ? ["--color", "always"] : ["--color", "never"];
  const since = Date.now();
  const ended = await sandbox.pulumi([...args, ...colour], { onOutput: (text) => output.write(text) });
  output.end();
  tell(colors.dim(`   (${((Date.now() - since) / 1000).toFixed(1)} s)`));
  return ended;
}
