import { Command, CommanderError } from "commander";
import { validateCommand } from "./validate";

/** Exit code of a command line that cannot be understood, like that of a configuration with mistakes. */
const USAGE = 2;

/** `goto-access <command>`: the table of contents of what helps around the Pulumi program. */
async function main(): Promise<void> {
  const program = new Command("goto-access")
    .description("Access to GoToMeeting as reviewed code.")
    .addCommand(validateCommand())
    .exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // commander has said what is wrong; asking for help is no mistake.
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  }
}

void main();
