import type { Command } from "commander";
import { FAILED, FINE, UsageError } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { findOnDemand } from "./job";
import { type Options, provisionOptions } from "./options";
import { provisionPeople } from "./people";
import { provisionText } from "./text";

const MOST = 5;

/** `goto-access provision`: Entra's provisioning of a few people, now. */
export function provisionCommand(here: Surroundings = surroundings()): Command {
  return provisionOptions().action((people: readonly string[], options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, people, options)),
  );
}

async function run(
  settings: StackSettings,
  here: Surroundings,
  written: readonly string[],
  { json }: Options,
): Promise<number> {
  const people = onceEach(written);
  if (people.length > MOST)
    throw new UsageError(`Name at most ${MOST} people; everybody else comes with the next cycle.`);
  const onDemand = await patiently(here, "Looking for the job", findOnDemand(settings, here));
  const results = await patiently(
    here,
    "Entra provisions; this may take half a minute",
    provisionPeople(onDemand, people),
  );
  here.print(json === true ? `${JSON.stringify(results, undefined, 2)}\n` : provisionText(results, here.hasColors));
  return results.some(({ outcome }) => outcome === "failure") ? FAILED : FINE;
}

function onceEach(written: readonly string[]): string[] {
  const folded = written.map((name) => name.toLowerCase());
  return written.filter((_, index) => folded.indexOf(folded[index] ?? "") === index);
}
