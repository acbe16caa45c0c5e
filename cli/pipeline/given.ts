import { filled } from "../../providers/filled";
import { UsageError } from "../ended";
import type { Surroundings } from "../surroundings";

/** A variable of the environment that the pipeline sets. Throws a UsageError without it. */
export function given({ env }: Pick<Surroundings, "env">, name: string): string {
  const value = filled(env[name]);
  if (value === undefined) throw new UsageError(`${name} is not set. The pipeline sets it for this step.`);
  return value;
}

/** A commit that the pipeline names: nothing else may become an argument of git. Throws a UsageError. */
export function givenCommit(here: Pick<Surroundings, "env">, name: string): string {
  const value = given(here, name);
  if (/^[0-9a-f]{40}$/.test(value)) return value;
  throw new UsageError(`${name} is not the 40 hexadecimal digits of a commit.`);
}
