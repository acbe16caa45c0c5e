import { Command } from "commander";
import { USAGE } from "../ended";

/** How the rehearsal was asked for. */
export interface RehearseOptions {
  /** A world for the simulators, as `goto-access import --snapshot` writes it. */
  readonly snapshot: string;
  /** Folder with the YAML files that are tried. */
  readonly config: string;
  /** Folder with the YAML files that are in force; by default those of the last commit. */
  readonly base?: string;
  readonly json?: boolean;
}

const help = `
Starts simulators of Entra and GoTo filled with the snapshot and runs the real pulumi against them:
  1. pulumi up with the YAML that is in force (of the last commit, or --base), without showing it, because a snapshot has no
     stack whose state could tell who is managed; left out where the folder is in no commit
  2. pulumi preview and pulumi up with the YAML of the working tree, shown line by line
Then it tells who has something else than before the second step, and how many seats are used. Nobody real is touched, and
nothing is left behind: settings of Entra and GoTo in the environment are not used. Mode entra cannot be rehearsed.

Examples:
  npx goto-access import --snapshot today.json
  npm run rehearse -- --snapshot today.json
  npm run rehearse -- --snapshot today.json --config config --base ../main/config --json

Exit codes: 0 the run was green, 1 it failed, 2 the configuration, the snapshot or the command line has to be mended,
3 the guard held somebody, 4 somebody waits for a seat.`;

/** Reads the command line; --help and mistakes of it end the process. */
export function rehearseOptions(): RehearseOptions {
  return new Command("rehearse")
    .description("Tries the working tree's YAML with real pulumi runs on simulators filled with a snapshot.")
    .requiredOption("--snapshot <file>", "what goto-access import --snapshot has written")
    .option("--config <folder>", "the YAML files to try", "config")
    .option("--base <folder>", "the YAML files that are in force (default: those of the last commit)")
    .option("--json", "print who has something else, counts and seats as JSON")
    .addHelpText("after", help)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE))
    .parse()
    .opts<RehearseOptions>();
}
