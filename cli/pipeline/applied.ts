import { UsageError } from "../ended";
import { projectFolder } from "../stack/project";
import type { Surroundings } from "../surroundings";
import { given } from "./given";

/** A tag of the stack, kept beside its state: the last commit of the main branch of which nothing is left to be reviewed. */
const TAG = "goto-access:applied";

/** That commit; undefined before the first. Throws a UsageError when the stack cannot be read. */
export async function readApplied(here: Surroundings): Promise<string | undefined> {
  const tags: Readonly<Record<string, string>> = JSON.parse(await ofStack(here, "ls", "--json"));
  return tags[TAG];
}

export async function writeApplied(here: Surroundings, commit: string): Promise<void> {
  await ofStack(here, "set", TAG, commit);
}

async function ofStack(here: Surroundings, ...args: string[]): Promise<string> {
  const stack = given(here, "GOTO_ACCESS_STACK");
  const all = ["stack", "tag", ...args, "--stack", stack, "--non-interactive", "--color", "never"];
  const { code, stdout, output } = await here.pulumi(all, projectFolder(here.cwd));
  if (code !== 0) throw new UsageError(`The tags of stack ${stack} cannot be reached:\n${output.trim()}`);
  return stdout;
}
