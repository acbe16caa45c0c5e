import { Command, CommanderError } from "commander";

/** Exit code of a command line that cannot be understood, like that of a configuration with mistakes. */
const USAGE = 2;

interface Entry {
  readonly summary: string;
  /** Loads the command's own file: the others would only make every start slower. */
  readonly load: () => Command;
}

/** The table of contents of what helps around the Pulumi program, in the order in which it is needed. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  validate: {
    summary: "Checks the configuration, without any network.",
    load: () => {
      const { validateCommand }: typeof import("./validate") = require("./validate");
      return validateCommand();
    },
  },
  preflight: {
    summary: "Checks, without changing anything, that a run finds all that it needs.",
    load: () => {
      const { preflightCommand }: typeof import("./preflight") = require("./preflight");
      return preflightCommand();
    },
  },
  status: {
    summary: "Tells how provisioning is doing: current, last and next run, quarantine.",
    load: () => {
      const { statusCommand }: typeof import("./status") = require("./status");
      return statusCommand();
    },
  },
  activity: {
    summary: "Shows what was done to whom, by Entra and by this project.",
    load: () => {
      const { activityCommand }: typeof import("./activity") = require("./activity");
      return activityCommand();
    },
  },
  provision: {
    summary: "Has Entra provision one person, or up to five, now.",
    load: () => {
      const { provisionCommand }: typeof import("./provision") = require("./provision");
      return provisionCommand();
    },
  },
};

/** `goto-access <command>`. */
async function main(args: readonly string[]): Promise<void> {
  const program = new Command("goto-access").description("Access to GoToMeeting as reviewed code.").exitOverride();
  const wanted = args[0] === "help" ? args[1] : args[0];
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = name === wanted ? load() : new Command(name).description(summary);
    program.addCommand(command.summary(summary).exitOverride());
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // commander has said what is wrong; asking for help is no mistake.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  }
}

void main(process.argv.slice(2));
