import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningSimulators } from "../../simulators/start";
import type { Sandbox } from "../sandbox";
import { Backdoor } from "../show/backdoor";
import { runShown, type ShownRun } from "../show/run";
import { heading, quote, say } from "../show/screen";
import { licenceTable, peopleTable } from "../show/tables";
import { changeAssignments } from "./change";

/** Tells the story from the first run to the table of who has what; throws when a run does not end as it should. */
export async function tellStory(simulators: RunningSimulators, sandbox: Sandbox): Promise<void> {
  const backdoor = new Backdoor(simulators);
  const up = () => run(sandbox, "up");
  const preview = () => run(sandbox, "preview");

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

async function run(sandbox: Sandbox, kind: ShownRun): Promise<void> {
  const { code } = await runShown(sandbox, kind);
  if (code !== 0) throw new Error(`pulumi ${kind} ended with ${code}; its output is above.`);
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
