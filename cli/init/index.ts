import { join, relative, resolve, sep } from "node:path";
import type { Command } from "commander";
import { ended, FAILED, FINE, UsageError } from "../ended";
import { type NewFile, requireFree, writeTogether } from "../import/write";
import { projectFolder } from "../stack/project";
import { type Surroundings, surroundings } from "../surroundings";
import type { Answers } from "./answers";
import { ask, type Dialogue, openDialogue } from "./dialogue";
import { fromExisting, lazyImport } from "./from-existing";
import { initOptions, type Options } from "./options";
import { askAnswers, readAnswers } from "./questions";
import { stackFile } from "./stack-file";
import { nextSteps } from "./steps";
import { yamlFiles } from "./yaml-files";

/** `goto-access init`: a configuration to begin with. `open` finds the person at the terminal, `importing` is import. */
export function initCommand(
  here: Surroundings = surroundings(),
  open: () => Dialogue | undefined = openDialogue,
  importing: (here: Surroundings) => Command = lazyImport,
): Command {
  return initOptions().action((options: Options) =>
    options.fromExisting === true
      ? fromExisting(here, options, importing)
      : ended(here, () => run(here, open, options)),
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
