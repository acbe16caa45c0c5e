import { Command } from "commander";

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

const help = `
Has Entra's provisioning service (mode entra) provision people now instead of in its next cycle, and tells each of its
steps. Scope and mappings count as ever: whoever is not assigned is skipped. It needs the Graph permission
Synchronization.ReadWrite.All; a connector that signs in by OAuth has to be paused first.

Examples:
  goto-access provision bob.ray@contoso.com
  goto-access provision bob.ray@contoso.com carol.tan@contoso.com --json

Exit codes: 0 provisioned, or skipped for the reason that is told, 1 somebody failed, 2 a setting or the command line has
to be mended.`;

/** The command line of `goto-access provision`, apart from its work, so that --help need not load it. */
export function provisionOptions(): Command {
  return new Command("provision")
    .description("Has Entra provision one person, or up to five, now.")
    .argument("<e-mail...>", "whom: e-mail addresses or user principal names")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--json", "print what came of it as JSON")
    .addHelpText("after", help);
}
