import { Command } from "commander";

/** How the command was asked for. */
export interface Options {
  readonly json?: boolean;
  readonly watch?: boolean;
}

const help = `
Reads the YAML files alone, without any network. With --watch it looks again whenever one of them changes, until Ctrl-C.

Examples:
  goto-access validate
  goto-access validate --watch
  goto-access validate --json | jq '.problems[] | select(.severity == "error")'

Exit codes: 0 no mistakes, though there may be warnings (and after --watch), 2 mistakes.`;

/** The command line of `goto-access validate`, apart from its work, so that --help need not load it. */
export function validateOptions(): Command {
  return new Command("validate")
    .description("Checks the configuration, without any network.")
    .argument("[folder]", "folder with the YAML files", "config")
    .option("--watch", "look again at every change until Ctrl-C")
    .option("--json", "print the problems as JSON; with --watch, an object a line")
    .addHelpText("after", help);
}
