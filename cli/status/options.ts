import { Command, InvalidArgumentError } from "commander";

/** How the command was asked for. */
export interface Options {
  readonly stack?: string;
  readonly watch?: boolean;
  readonly interval: number;
  readonly json?: boolean;
}

const help = `
With mode entra: the job of Entra's provisioning service, its last and next cycle, and what to do about a quarantine.
With mode direct: the last run of this project that wrote to GoTo, by the activity log.

Examples:
  goto-access status
  goto-access status --watch --interval 60
  goto-access status --json | jq .quarantine

Exit codes: 0 fine (and after --watch), 1 in quarantine or the last run failed, 2 a setting has to be mended.`;

/** The command line of `goto-access status`, apart from its work, so that --help need not load it. */
export function statusOptions(): Command {
  return new Command("status")
    .description("Tells how provisioning is doing: the current, last and next run, and quarantine.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--watch", "look again and again until Ctrl-C")
    .option("--interval <seconds>", "time between two looks", wholeSeconds, 30)
    .option("--json", "print the state as JSON; with --watch, an object a line")
    .addHelpText("after", help);
}

function wholeSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("Write a whole number of seconds, from 1 to 86400.");
}
