import { ConfigError, loadConfig, type Problem } from "../../config";
import { many } from "../words";

/** What is wrong with a configuration, and that in one line. */
export interface Validity {
  readonly problems: readonly Problem[];
  readonly summary: string;
}

/** Checks the YAML files of the folder at `path`, which messages call `name`. */
export function check(name: string, path: string, now: Date): Validity {
  try {
    const { config, warnings } = loadConfig(path, now);
    const parts = [many(config.assignments.length, "assignment"), many(Object.keys(config.roles).length, "role")];
    const summary = `${config.folder} is valid: ${parts.join(", ")}; ${none(warnings.length, "warning")}`;
    return { problems: warnings, summary };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const errors = error.problems.filter(({ severity }) => severity === "error");
    return { problems: error.problems, summary: `${name} is not valid: ${many(errors.length, "mistake")}` };
  }
}

function none(count: number, noun: string): string {
  return count === 0 ? `no ${noun}s` : many(count, noun);
}
