import { Command } from "commander";
import { FINE } from "../ended";
import { patiently } from "../patience";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { explain } from "./explain";
import { whyText } from "./text";

interface Options {
  readonly stack?: string;
  readonly json?: boolean;
}

const help = `
Tells why somebody has access or not: the lines of assignments.yaml that name the person and the one that decides, since
which commit, the way through groups, the account in GoTo, what the stack remembers, and what the next run would do. It
reads only.

Examples:
  goto-access why bob.ray@contoso.com
  goto-access why bob.ray@contoso.com --stack production
  goto-access why bob.ray@contoso.com --json | jq '.lines[] | select(.verdict == "first")'

Exit codes: 0 answered, 1 nobody knows the person or a service cannot be asked, 2 the configuration or a setting has to be
mended.`;

/** `goto-access why`: why somebody has access, or not. */
export function whyCommand(here: Surroundings = surroundings()): Command {
  return new Command("why")
    .description("Tells why somebody has access or not, since when, and what the next run would do.")
    .argument("<person>", "e-mail address, user principal name or object id")
    .option("--stack <name>", "the stack whose settings and state are read (default: the selected one)")
    .option("--json", "print the answer as JSON")
    .addHelpText("after", help)
    .action((person: string, options: Options) =>
      withStack(here, options.stack, (settings, quiet) => run(settings, quiet, person, options)),
    );
}

async function run(settings: StackSettings, here: Surroundings, person: string, { json }: Options): Promise<number> {
  const answer = await patiently(here, "Asking Entra and GoTo", explain(settings, here, person.trim()));
  here.print(json === true ? `${JSON.stringify(answer, undefined, 2)}\n` : whyText(answer, here.hasColors));
  return FINE;
}
