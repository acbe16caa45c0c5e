import { Command } from "commander";

/** How the command was asked for. */
export interface Options {
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

/** The command line of `goto-access preflight`, apart from its work, so that --help need not load it. */
export function preflightOptions(): Command {
  return new Command("preflight")
    .description("Checks, without changing anything, that a run finds all that it needs in Entra and GoTo.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--test-connection", "also have Entra test the admin credentials; the only request that is not a read")
    .option("--json", "print the checks as JSON")
    .addHelpText("after", help);
}
