import { Command, CommanderError } from "commander";

/** Exit code of a command line that cannot be understood, like that of a configuration with mistakes. */
const USAGE = 2;

interface Entry {
  readonly summary: string;
  /** Loads its command line alone, without its work; a command that needs little has none. */
  readonly declared?: () => Command;
  /** Loads the command's own file: the others would only make every start slower. */
  readonly load: () => Command;
}

/** The table of contents of what helps around the Pulumi program, in the order in which it is needed. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  init: {
    summary: "Writes a configuration to begin with, by a few questions.",
    declared: () => {
      const { initOptions }: typeof import("./init/options") = require("./init/options");
      return initOptions();
    },
    load: () => {
      const { initCommand }: typeof import("./init") = require("./init");
      return initCommand();
    },
  },
  validate: {
    summary: "Checks the configuration, without any network.",
    declared: () => {
      const { validateOptions }: typeof import("./validate/options") = require("./validate/options");
      return validateOptions();
    },
    load: () => {
      const { validateCommand }: typeof import("./validate") = require("./validate");
      return validateCommand();
    },
  },
  preflight: {
    summary: "Checks, without changing anything, that a run finds all that it needs.",
    declared: () => {
      const { preflightOptions }: typeof import("./preflight/options") = require("./preflight/options");
      return preflightOptions();
    },
    load: () => {
      const { preflightCommand }: typeof import("./preflight") = require("./preflight");
      return preflightCommand();
    },
  },
  import: {
    summary: "Proposes the YAML files that describe who has access today.",
    declared: () => {
      const { importOptions }: typeof import("./import/options") = require("./import/options");
      return importOptions();
    },
    load: () => {
      const { importCommand }: typeof import("./import") = require("./import");
      return importCommand();
    },
  },
  why: {
    summary: "Tells why somebody has access or not, since when, and what the next run would do.",
    declared: () => {
      const { whyOptions }: typeof import("./why/options") = require("./why/options");
      return whyOptions();
    },
    load: () => {
      const { whyCommand }: typeof import("./why") = require("./why");
      return whyCommand();
    },
  },
  report: {
    summary: "Shows what a run would do, person by person, and what it costs in seats.",
    declared: () => {
      const { reportOptions }: typeof import("./report/options") = require("./report/options");
      return reportOptions();
    },
    load: () => {
      const { reportCommand }: typeof import("./report") = require("./report");
      return reportCommand();
    },
  },
  status: {
    summary: "Tells how provisioning is doing: current, last and next run, quarantine.",
    declared: () => {
      const { statusOptions }: typeof import("./status/options") = require("./status/options");
      return statusOptions();
    },
    load: () => {
      const { statusCommand }: typeof import("./status") = require("./status");
      return statusCommand();
    },
  },
  activity: {
    summary: "Shows what was done to whom, by Entra and by this project.",
    declared: () => {
      const { activityOptions }: typeof import("./activity/options") = require("./activity/options");
      return activityOptions();
    },
    load: () => {
      const { activityCommand }: typeof import("./activity") = require("./activity");
      return activityCommand();
    },
  },
  provision: {
    summary: "Has Entra provision one person, or up to five, now.",
    declared: () => {
      const { provisionOptions }: typeof import("./provision/options") = require("./provision/options");
      return provisionOptions();
    },
    load: () => {
      const { provisionCommand }: typeof import("./provision") = require("./provision");
      return provisionCommand();
    },
  },
  completion: {
    summary: "Prints a script with which a shell completes commands and options.",
    load: () => {
      const { completionCommand }: typeof import("./completion") = require("./completion");
      return completionCommand(allCommands);
    },
  },
};

function allCommands(): Command[] {
  // Each of them listens for Ctrl-C, which Node would take for a leak.
  process.setMaxListeners(0);
  return Object.values(COMMANDS).map(({ declared, load }) => (declared ?? load)());
}

/** `goto-access <command>`. */
async function main(args: readonly string[]): Promise<void> {
  const program = new Command("goto-access").description("Access to GoToMeeting as reviewed code.").exitOverride();
  const [first, second] = args;
  const wanted = first === "help" ? second : first;
  const isHelp = first === "help" || (args.length === 2 && (second === "--help" || second === "-h"));
  for (const [name, { summary, declared, load }] of Object.entries(COMMANDS)) {
    const loaded = isHelp && declared !== undefined ? declared : load;
    const command = name === wanted ? loaded() : new Command(name).description(summary);
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
