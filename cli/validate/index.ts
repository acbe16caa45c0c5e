import { resolve } from "node:path";
import type { Command } from "commander";
import { formatProblem } from "../../config";
import { ended, FINE, USAGE } from "../ended";
import { type Surroundings, surroundings } from "../surroundings";
import { check, type Validity } from "./check";
import { FolderWatch } from "./folder-watch";
import { type Options, validateOptions } from "./options";

/** `goto-access validate`: every mistake of the configuration at once, each with file, line, column and what to write. */
export function validateCommand(here: Surroundings = surroundings()): Command {
  return validateOptions().action((folder: string, options: Options) =>
    ended(here, async () => (options.watch === true ? watch(folder, here, options) : once(folder, here, options))),
  );
}

function once(folder: string, here: Surroundings, { json }: Options): number {
  const { problems, summary } = look(folder, here);
  if (json === true) here.print(`${JSON.stringify({ problems }, undefined, 2)}\n`);
  else {
    for (const problem of problems) here.say(formatProblem(problem));
    here.print(`${summary}\n`);
  }
  return problems.some(({ severity }) => severity === "error") ? USAGE : FINE;
}

/** Editors save in several steps; what comes within so many milliseconds is one change. */
const SETTLE_MS = 150;

/** Until Ctrl-C, which is how a watch ends well. */
async function watch(folder: string, here: Surroundings, { json }: Options): Promise<number> {
  here.onInterrupt(FINE);
  const changes = new FolderWatch(resolve(here.cwd, folder));
  try {
    do {
      // Opened before the look, so that no change falls between the two.
      changes.open();
      const { problems, summary } = look(folder, here);
      const time = here.now().toISOString();
      if (json === true) here.print(`${JSON.stringify({ time, problems })}\n`);
      else here.print([...problems.map(formatProblem), `${time}  ${summary}`, ""].join("\n"));
      await changes.next();
    } while (await here.pause(SETTLE_MS));
    return FINE;
  } finally {
    changes.close();
  }
}

function look(folder: string, here: Surroundings): Validity {
  return check(folder, resolve(here.cwd, folder), here.now());
}
