import type { Command } from "commander";
import { FAILED, FINE, USAGE } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import type { Check } from "./checks";
import { type Options, preflightOptions } from "./options";
import { preflight } from "./preflight";
import { report } from "./report";

/** `goto-access preflight`: whether a run would find all that it needs. */
export function preflightCommand(here: Surroundings = surroundings()): Command {
  return preflightOptions().action((options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)),
  );
}

async function run(settings: StackSettings, here: Surroundings, options: Options): Promise<number> {
  const wanted = { testConnection: options.testConnection === true };
  const checks = await patiently(here, "Looking at Entra and GoTo", preflight(settings, here, wanted));
  const { stack = null } = settings;
  if (options.json === true) here.print(`${JSON.stringify({ stack, checks }, undefined, 2)}\n`);
  else here.print(report(stack, checks, here.hasColors));
  return exitCodeOf(checks);
}

const OF_USAGE: ReadonlySet<string> = new Set(["configuration", "settings-entra", "settings-goto"]);

function exitCodeOf(checks: readonly Check[]): number {
  const failed = checks.filter(({ state }) => state === "failed");
  if (failed.some(({ id }) => OF_USAGE.has(id))) return USAGE;
  return failed.length > 0 ? FAILED : FINE;
}
