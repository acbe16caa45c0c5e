import { Command } from "commander";
import { FAILED, FINE, UsageError } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { findOnDemand } from "./job";
import { provisionPeople } from "./people";
import { provisionText } from "./text";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

const MOST = 5;

const help = `
Has Entra's provisioning service (mode entra) provision people now instead of in its next cycle, and tells each of its
steps. Scope and mappings count as ever: whoever is not assigned is skipped. It needs the Graph permission
Synchronization.ReadWrite.All; a connector that signs in by OAuth has to be paused first.

Examples:
  goto-access provision bob.ray@contoso.com
  goto-access provision bob.ray@contoso.com carol.tan@contoso.com --json

Exit codes: 0 provisioned, or skipped for the reason that is told, 1 somebody failed, 2 a setting or the command line has
to be mended.`;

/** `goto-access provision`: Entra's provisioning of a few people, now. */
export function provisionCommand(here: Surroundings = surroundings()): Command {
  return new Command("provision")
    .description("Has Entra provision one person, or up to five, now.")
    .argument("<e-mail...>", "whom: e-mail addresses or user principal names")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--json", "print what came of it as JSON")
    .addHelpText("after", help)
    .action((people: readonly string[], options: Options) =>
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
