import { Command } from "commander";

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

const help = `
Tells why somebody has access or not: the lines of assignments.yaml that name the person and the one that decides, since
which commit, the way through groups, the account in GoTo, what the stack remembers, and what the next run would do. It
reads only.

Examples:
  goto-access why bob.ray@contoso.com
  goto-access why bob.ray@contoso.com --stack production
  goto-access why bob.ray@contoso.com --json | jq '.lines[] | select(.verdict == "first")'

Exit codes: 0 answered, 1 nobody knows the person or a service cannot be asked, 2 the configuration or a setting has to be
mended.`;

/** The command line of `goto-access why`, apart from its work, so that --help need not load it. */
export function whyOptions(): Command {
  return new Command("why")
    .description("Tells why somebody has access or not, since when, and what the next run would do.")
    .argument("<person>", "e-mail address, user principal name or object id")
    .option("--stack <name>", "the stack whose settings and state are read (default: the selected one)")
    .option("--json", "print the answer as JSON")
    .addHelpText("after", help);
}
