import { Command } from "commander";
import { FAILED, FINE, USAGE } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import type { Check } from "./checks";
import { preflight } from "./preflight";
import { report } from "./report";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
  readonly testConnection?: boolean;
}

const help = `
Looks, without changing anything, whether a run would find all that it needs: configuration, sign-in, permissions,
groups and users, the enterprise application and its provisioning, licences and seats. Every check is made, also when
others fail.

Examples:
  goto-access preflight
  goto-access preflight --stack production --test-connection
  goto-access preflight --json | jq '.checks[] | select(.state == "failed")'

Exit codes: 0 nothing failed, 1 something failed, 2 the configuration or a setting has to be mended.`;

/** `goto-access preflight`: whether a run would find all that it needs. */
export function preflightCommand(here: Surroundings = surroundings()): Command {
  return new Command("preflight")
    .description("Checks, without changing anything, that a run finds all that it needs in Entra and GoTo.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--test-connection", "also have Entra test the admin credentials; the only request that is not a read")
    .option("--json", "print the checks as JSON")
    .addHelpText("after", help)
    .action((options: Options) => withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)));
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
