import { Command } from "commander";
import { ConfigError, formatProblem, loadConfig, type Problem } from "../config";

const CONFIG_FAILED = 2;

const help = `
Reads the YAML files alone, without any network. Exit codes: 0 no mistakes (warnings may be), 2 mistakes.`;

/** `goto-access validate`: every mistake of the configuration at once, each with file, line, column and what to write. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("Checks the configuration, without any network.")
    .argument("[folder]", "folder with the YAML files", "config")
    .option("--json", "print the problems as JSON")
    .addHelpText("after", help)
    .action((folder: string, { json }: { json?: boolean }) => {
      const { problems, summary } = check(folder);
      if (json === true) console.log(JSON.stringify({ problems }, undefined, 2));
      else for (const problem of problems) console.error(formatProblem(problem));
      if (json !== true) console.log(summary);
      if (problems.some(({ severity }) => severity === "error")) process.exitCode = CONFIG_FAILED;
    });
}

function check(folder: string): { problems: readonly Problem[]; summary: string } {
  try {
    const { config, warnings } = loadConfig(folder);
    const parts = [`${config.assignments.length} assignments`, `${Object.keys(config.roles).length} roles`];
    return {
      problems: warnings,
      summary: `${config.folder} is valid: ${parts.join(", ")}; ${many(warnings.length, "warning")}`,
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const errors = error.problems.filter(({ severity }) => severity === "error");
    return { problems: error.problems, summary: `${folder} is not valid: ${many(errors.length, "mistake")}` };
  }
}

function many(count: number, word: string): string {
  return `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`;
}
