import type { Command } from "commander";
import { FINE } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { explain } from "./explain";
import { type Options, whyOptions } from "./options";
import { whyText } from "./text";

/** `goto-access why`: why somebody has access, or not. */
export function whyCommand(here: Surroundings = surroundings()): Command {
  return whyOptions().action((person: string, options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, person, options)),
  );
}

async function run(settings: StackSettings, here: Surroundings, person: string, { json }: Options): Promise<number> {
  const answer = await patiently(here, "Asking Entra and GoTo", explain(settings, here, person.trim()));
  here.print(json === true ? `${JSON.stringify(answer, undefined, 2)}\n` : whyText(answer, here.hasColors));
  return FINE;
}
