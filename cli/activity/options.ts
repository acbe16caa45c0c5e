import { Command, InvalidArgumentError, Option } from "commander";
import { readWhen, type When } from "./period";

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly since: When;
  readonly until: When;
  readonly person?: string;
  readonly failed?: boolean;
  readonly limit: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const help = `
Shows, by time, what Entra's provisioning service and this project did to whom, and what came of it. Entra's log needs
the Graph permission AuditLog.Read.All; Entra keeps it for 30 days (7 without a P1 or P2 licence).

Examples:
  goto-access activity --since 2h
  goto-access activity --since 2026-11-01 --person bob.ray@contoso.com
  goto-access activity --since 1w --failed --csv > failed.csv

Exit codes: 0 shown (also without the permission for Entra's log, which is then said), 1 a log could not be read,
2 a setting or the command line has to be mended.`;

/** The command line of `goto-access activity`, apart from its work, so that --help need not load it. */
export function activityOptions(): Command {
  return new Command("activity")
    .description("Shows what was done to whom, by Entra's provisioning service and by this project.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .addOption(whenOption("--since <when>", "only from then on: 30m, 2h, 2d, 1w, a day or a moment", "1d"))
    .addOption(whenOption("--until <when>", "only before then, written alike (default: now)"))
    .option("--person <e-mail>", "only of this person, by e-mail address or user principal name")
    .option("--failed", "only what did not end well")
    .option("--limit <number>", "the newest so many", wholeNumber, 200)
    .addOption(new Option("--json", "print the rows as JSON").conflicts("csv"))
    .option("--csv", "print the rows as CSV, safe to open in a spreadsheet")
    .addHelpText("after", help);
}

function whenOption(flags: string, description: string, usual = "0m"): Option {
  return new Option(flags, description).argParser(readWhen).default(readWhen(usual), usual);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000_000) return number;
  throw new InvalidArgumentError("Write a whole number, from 1 to 1000000.");
}
