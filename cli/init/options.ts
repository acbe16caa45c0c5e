import { Command, Option } from "commander";
import type { Flags } from "./questions";

/** How the command was asked for. */
export interface Options extends Flags {
  readonly out?: string;
  readonly fromExisting?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

const help = `
Asks what it needs to know, or takes it from the command line, and writes the four YAML files and the settings of the stack
that are no secret: all of them or none. It prints the commands that come next, those for the secrets among them. Nothing is
asked of Entra or GoTo, unless --from-existing has goto-access import propose the files.

Examples:
  goto-access init
  goto-access init --yes --tenant contoso.com --client-id 5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34 \\
    --goto-client-id 3c0f6a1e --group "GoTo Administrators=admin" --group "Sales EMEA=organizer"
  goto-access init --from-existing --stack production --force

Exit codes: 0 written, 1 not wanted after all, 2 an answer is missing or wrong, or a file is there already.`;

/** The command line of `goto-access init`, apart from its work, so that --help need not load it. */
export function initOptions(): Command {
  const several = (text: string, before: readonly string[] = []) => [...before, text];
  return new Command("init")
    .description("Writes a configuration to begin with, by a few questions.")
    .option("--out <folder>", "where the YAML files go (default: config)")
    .option("--tenant <id>", "Entra tenant: directory id or domain")
    .option("--client-id <id>", "application (client) id that signs in to Entra")
    .option("--goto-client-id <id>", "OAuth client id of GoTo")
    .option("--application <which>", "existing:NAME, gallery or custom:NAME (default: existing:GoToMeeting)")
    .option(
      "--group <name=role>",
      "a group that has access and its role; may be repeated, in order of precedence",
      several,
    )
    .option("--license <name>", "licence of every role; may be repeated (default: GoToMeeting Business)", several)
    .addOption(new Option("--mode <mode>", "who makes the accounts (default: direct)").choices(["direct", "entra"]))
    .option("--stack <name>", "stack whose settings are written (default: production)")
    .option("--from-existing", "let goto-access import propose the files from what Entra and GoTo hold")
    .option("--yes", "ask nothing; what is left out has its default")
    .option("--force", "replace files that are there")
    .option("--json", "print what was written and the commands that come next as JSON")
    .addHelpText("after", help);
}
