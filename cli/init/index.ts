import { join, relative, resolve, sep } from "node:path";
import { Command, Option } from "commander";
import { ended, FAILED, FINE, UsageError } from "../ended";
import { type NewFile, requireFree, writeTogether } from "../import/write";
import { projectFolder } from "../stack/project";
import { type Surroundings, surroundings } from "../surroundings";
import type { Answers } from "./answers";
import { ask, type Dialogue, openDialogue } from "./dialogue";
import { fromExisting } from "./from-existing";
import { askAnswers, type Flags, readAnswers } from "./questions";
import { stackFile } from "./stack-file";
import { nextSteps } from "./steps";
import { yamlFiles } from "./yaml-files";

interface Options extends Flags {
  readonly out?: string;
  readonly fromExisting?: boolean;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

const help = `
Asks what it needs to know, or takes it from the command line, and writes the four YAML files and the settings of the stack
that are no secret: all of them or none. It prints the commands that come next, those for the secrets among them. Nothing is
asked of Entra or GoTo, unless --from-existing has goto-access import propose the files.

Examples:
  goto-access init
  goto-access init --yes --tenant contoso.com --client-id 5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34 \\
    --goto-client-id 3c0f6a1e --group "GoTo Administrators=admin" --group "Sales EMEA=organizer"
  goto-access init --from-existing --stack production --force

Exit codes: 0 written, 1 not wanted after all, 2 an answer is missing or wrong, or a file is there already.`;

/** `goto-access init`: a configuration to begin with. `open` finds the person at the terminal. */
export function initCommand(
  here: Surroundings = surroundings(),
  open: () => Dialogue | undefined = openDialogue,
): Command {
  const several = (text: string, before: readonly string[] = []) => [...before, text];
  return new Command("init")
    .description("Writes a configuration to begin with, by a few questions.")
    .option("--out <folder>", "where the YAML files go (default: config)")
    .option("--tenant <id>", "Entra tenant: directory id or domain")
    .option("--client-id <id>", "application (client) id that signs in to Entra")
    .option("--goto-client-id <id>", "OAuth client id of GoTo")
    .option("--application <which>", "existing:NAME, gallery or custom:NAME (default: existing:GoToMeeting)")
    .option(
      "--group <name=role>",
      "a group that has access and its role; may be repeated, in order of precedence",
      several,
    )
    .option("--license <name>", "licence of every role; may be repeated (default: GoToMeeting Business)", several)
    .addOption(new Option("--mode <mode>", "who makes the accounts (default: direct)").choices(["direct", "entra"]))
    .option("--stack <name>", "stack whose settings are written (default: production)")
    .option("--from-existing", "let goto-access import propose the files from what Entra and GoTo hold")
    .option("--yes", "ask nothing; what is left out has its default")
    .option("--force", "replace files that are there")
    .option("--json", "print what was written and the commands that come next as JSON")
    .addHelpText("after", help)
    .action((options: Options) =>
      options.fromExisting === true ? fromExisting(here, options) : ended(here, () => run(here, open, options)),
    );
}

async function run(here: Surroundings, open: () => Dialogue | undefined, options: Options): Promise<number> {
  const project = projectFolder(here.cwd);
  const folder = options.out === undefined ? join(project, "config") : resolve(here.cwd, options.out);
  const dialogue = options.yes === true ? undefined : open();
  try {
    const answers = dialogue === undefined ? readAnswers(options) : await askAnswers(options, dialogue, here);
    const files = filesOf(answers, project, folder);
    const paths = files.map(({ path }) => path);
    requireFree(paths, options.force === true);
    if (dialogue !== undefined && !(await isWanted(dialogue, here, paths))) {
      here.say("Nothing was written.");
      return FAILED;
    }
    writeTogether(files);
    tell(here, options, paths, nextSteps(answers, options.out));
    return FINE;
  } finally {
    dialogue?.close();
  }
}

function filesOf(answers: Answers, project: string, folder: string): NewFile[] {
  const from = (base: string, path: string) => relative(base, path).split(sep).join("/");
  const schemas = from(folder, join(project, "config", "schema"));
  const yaml = yamlFiles(answers, schemas.startsWith(".") ? schemas : `./${schemas}`);
  const stack = join(project, `Pulumi.${answers.stack}.yaml`);
  const configDir = from(project, folder);
  return [
    ...Object.entries(yaml).map(([name, text]) => ({ path: join(folder, name), text })),
    { path: stack, text: stackFile(stack, answers, configDir === "config" ? undefined : configDir) },
  ];
}

function isWanted(dialogue: Dialogue, here: Surroundings, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) here.say(`  ${path}`);
  return ask(dialogue, here, "Write these files? (yes or no)", yesOrNo, "yes");
}

function yesOrNo(text: string): boolean {
  const answer = text.trim().toLowerCase();
  if (["y", "yes"].includes(answer)) return true;
  if (["n", "no"].includes(answer)) return false;
  throw new UsageError("Write yes or no");
}

function tell(here: Surroundings, { json }: Options, files: readonly string[], commands: readonly string[]): void {
  if (json === true) here.print(`${JSON.stringify({ files, commands }, undefined, 2)}\n`);
  else here.print(["Written:", ...files.map(indented), "", "Next:", ...commands.map(indented), ""].join("\n"));
}

function indented(line: string): string {
  return `  ${line}`;
}
