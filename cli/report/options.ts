import { Command, Option } from "commander";

const FORMATS = ["text", "markdown", "html", "json"] as const;
type Format = (typeof FORMATS)[number];

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly preview?: string;
  readonly refresh?: boolean;
  readonly format?: Format;
  readonly json?: boolean;
  readonly out?: string;
  readonly full?: string;
  readonly digestOut?: string;
}

const help = `
Shows what a pulumi up would do, person by person: who gains and loses what, by which assignment; the seats before and after;
what the guard holds and what lets it through. Runs pulumi preview, or takes what one has written, and reads the GoTo account.
Nothing is changed.

Examples:
  goto-access report
  goto-access report --format markdown --out comment.md --full https://ci.example/run/7/report.html
  goto-access report --format html --out report.html --digest-out reviewed.txt
  npm run --silent pulumi -- preview --json --show-sames > preview.json && goto-access report --preview preview.json

Exit codes: 0 all can be applied, or nothing is to be done; 1 something failed, or some people cannot be served; 2 the
configuration or a setting has to be mended; 3 losses are held until they are approved; 4 seats are missing.`;

/** The command line of `goto-access report`, apart from its work, so that --help need not load it. */
export function reportOptions(): Command {
  return new Command("report")
    .description("Shows what a run would do, person by person, and what it costs in seats.")
    .option("--stack <name>", "the stack (default: the selected one)")
    .option("--preview <file>", "what pulumi preview --json --show-sames has written, instead of running it")
    .option("--refresh", "let the preview look at what was changed outside (drift)")
    .addOption(new Option("--format <format>", "how it is written").choices(FORMATS).default("text"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "write it to a file instead of printing it")
    .option("--full <address>", "where the whole report is, for a markdown that had to be shortened")
    .option("--digest-out <file>", "also write the digest of the plan, for goto-access:reviewed")
    .addHelpText("after", help);
}
