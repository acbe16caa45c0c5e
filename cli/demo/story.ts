import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import colors from "picocolors";
import type { RunningSimulators } from "../../simulators/start";
import type { Sandbox } from "../sandbox";
import { Backdoor } from "./backdoor";
import { changeAssignments } from "./change";
import { heading, quote, relay, say } from "./screen";
import { licenceTable, peopleTable } from "./tables";

/**
 * Lines of Pulumi's that say nothing here: its progress, its internal names, its remarks on where the plugin was found, and in
 * the detailed preview what stays as it is.
 */
const NOISE = [
  /^\s*$/,
  /using pulumi-resource-|expected to have version/,
  /^(Updating|Previewing update) \(|^@ |^Diagnostics:/,
  /^\s*\[(urn|id|provider)=/,
  /\b(creating|updating|running|deleting) \(\d|\bgoto-access-demo running /,
  /pulumi:pulumi:Stack|pulumi:providers:|goto-access:index:Assigned .* created/,
  /Roster roster .*warning:|^\s+pulumi-nodejs:dynamic\/goto:Roster \(roster\):/,
];
const UNCHANGED = [/^ {8}[a-zA-Z]+\s*: (\{|"|\[)/, /^ {8}\}/, /^ {12,}[a-zA-Z]+\s*: /, /^ {12,}[\]}[]/];

/** Tells the story from the first run to the table of who has what; throws when a run does not end as it should. */
export async function tellStory(simulators: RunningSimulators, sandbox: Sandbox): Promise<void> {
  const backdoor = new Backdoor(simulators);
  const up = () => runShown(sandbox, ["up", "--yes", "--skip-preview", "--suppress-outputs"], NOISE);
  const preview = () => runShown(sandbox, ["preview", "--diff", "--suppress-outputs"], [...NOISE, ...UNCHANGED]);

  heading(1, "Who has GoToMeeting is written in YAML (config/assignments.yaml)");
  quote(assignmentLines(sandbox.config));

  heading(2, "pulumi up: the application and its assignments in Entra, the accounts in GoTo");
  await up();

  heading(3, "A pull request changes it: one person joins, one leaves, one gets another role");
  quote(changeAssignments(sandbox.config));
  say("   pulumi preview --diff shows what that means, person by person:");
  await backdoor.traffic();
  await preview();
  const looked = await backdoor.traffic();
  say(`   The preview sent ${looked.requests} requests; ${looked.writes} of them wrote anything.`);

  heading(4, "The pull request is merged: pulumi up");
  await up();

  heading(5, "pulumi up once more: nothing to do");
  await backdoor.traffic();
  await up();
  const idle = await backdoor.traffic();
  say(`   It sent ${idle.requests} requests; ${idle.writes} of them wrote anything.`);

  heading(6, "Who has what in GoTo now");
  const state = await backdoor.gotoState();
  say(peopleTable(state));
  say(licenceTable(state));
  tellNext();
}

async function runShown(sandbox: Sandbox, args: string[], noise: readonly RegExp[]): Promise<void> {
  const output = relay((line) => noise.some((pattern) => pattern.test(stripVTControlCharacters(line))));
  const colour = colors.isColorSupported ? ["--color", "always"] : ["--color", "never"];
  const since = Date.now();
  const ended = await sandbox.pulumi([...args, ...colour], { onOutput: (text) => output.write(text) });
  output.end();
  say(colors.dim(`   (${((Date.now() - since) / 1000).toFixed(1)} s)`));
  if (ended.code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${ended.code}; its output is above.`);
}

/** The entries without the comments. */
function assignmentLines(folder: string): string[] {
  const text = readFileSync(join(folder, "assignments.yaml"), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
}

function tellNext(): void {
  say(`
What next
   npm run demo -- --keep    the same, and everything stays to play with
   config/*.yaml             the four files of this example, with comments
   README.md                 how to begin with a real tenant and account`);
}
