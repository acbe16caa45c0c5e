import { ServiceError } from "../providers/errors";
import type { Surroundings } from "./surroundings";

/** Exit codes of every command (docs/behaviour.md §10). */
export const FINE = 0;
/** The command did its work, and what it found or did is not well; or it could not be done. */
export const FAILED = 1;
/** The configuration, a setting or the command line has to be mended. */
export const USAGE = 2;

/** Something has to be set or written otherwise before the command can do anything. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Errors of settings and files, by name: their classes are loaded only by the commands that can meet them. */
const OF_USAGE = new Set(["UsageError", "ConfigError", "SettingsError", "EntraSettingsError", "AdminCredentialsError"]);

/** Whether an error says that a setting, a file or the command line has to be mended. */
export function isOfUsage(error: unknown): boolean {
  return error instanceof Error && OF_USAGE.has(error.name);
}

/** Does the work of a command and ends with its exit code. */
export async function ended(here: Surroundings, work: () => Promise<number>): Promise<void> {
  here.exit(await outcome(here, work));
}

/** The exit code of a work; of an error, the message alone is told, for nobody needs the stack. */
export async function outcome(here: Surroundings, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    here.say(told(error));
    return isOfUsage(error) ? USAGE : FAILED;
  }
}

/** What is not one of ours is a mistake of this tool, and says so. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = error instanceof ServiceError || isOfUsage(error) || error.constructor === Error;
  return isOurs || error.name === "ToolchainError" ? error.message : `goto-access: unexpected: ${error.message}`;
}
