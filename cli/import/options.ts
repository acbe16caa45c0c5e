import { Command } from "commander";

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly application?: string;
  readonly snapshot?: string;
  readonly anonymize?: boolean;
  readonly json?: boolean;
}

const help = `
Reads the enterprise application, who is assigned to it, the groups' people and all accounts in GoTo, and proposes the
four YAML files with which a run changes nobody. What the files cannot say is told. Nothing is changed, in Entra or GoTo.

With --snapshot a copy of that part of the directory and of the GoTo account is written instead (and besides with --out),
for npm run rehearse and npm run simulate. It holds names and addresses of people: only this user may read the file. With
--anonymize they are invented; the configuration does not fit such a copy, which is for demonstrations.

Examples:
  goto-access import
  goto-access import --out config --force
  goto-access import --application "GoTo Meeting (EMEA)" --json | jq .notExpressed
  goto-access import --snapshot today.json

Exit codes: 0 proposed or written, 1 a service cannot be asked, 2 a setting, a file or the command line has to be mended.`;

/** The command line of `goto-access import`, apart from its work, so that --help need not load it. */
export function importOptions(): Command {
  return new Command("import")
    .description("Proposes the YAML files that describe who has access today.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--out <folder>", "write the files there instead of printing them")
    .option("--force", "replace files that are there")
    .option("--application <name>", "name or id of the enterprise application (default: that of the configuration)")
    .option("--snapshot <file>", "write what there is as a world for the simulators")
    .option("--anonymize", "with --snapshot: invented names, addresses, groups and ids")
    .option("--json", "print files, counts and what could not be expressed as JSON")
    .addHelpText("after", help);
}
