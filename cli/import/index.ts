import { join, resolve } from "node:path";
import { Command } from "commander";
import { FINE, UsageError } from "../ended";
import { patiently } from "../patience";
import { gotoSettingsOf } from "../stack/services";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { anonymized } from "./anonymize";
import { type Proposal, propose } from "./propose";
import { readTenant } from "./read";
import { snapshotOf } from "./snapshot";
import { told } from "./told";
import { type NewFile, requireFree, writeTogether } from "./write";
import { asOneText, YAML_FILES } from "./yaml-files";

interface Options {
  readonly stack?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly application?: string;
  readonly snapshot?: string;
  readonly anonymize?: boolean;
  readonly json?: boolean;
}

const help = `
Reads the enterprise application, who is assigned to it, the groups' people and all accounts in GoTo, and proposes the
four YAML files with which a run changes nobody. What the files cannot say is told. Nothing is changed, in Entra or GoTo.

With --snapshot a copy of that part of the directory and of the GoTo account is written instead (and besides with --out),
for npm run rehearse and npm run simulate. It holds names and addresses of people: only this user may read the file. With
--anonymize they are invented; the configuration does not fit such a copy, which is for demonstrations.

Examples:
  goto-access import
  goto-access import --out config --force
  goto-access import --application "GoTo Meeting (EMEA)" --json | jq .notExpressed
  goto-access import --snapshot today.json

Exit codes: 0 proposed or written, 1 a service cannot be asked, 2 a setting, a file or the command line has to be mended.`;

/** `goto-access import`: the configuration that what there is now would need. */
export function importCommand(here: Surroundings = surroundings()): Command {
  return new Command("import")
    .description("Proposes the YAML files that describe who has access today.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--out <folder>", "write the files there instead of printing them")
    .option("--force", "replace files that are there")
    .option("--application <name>", "name or id of the enterprise application (default: that of the configuration)")
    .option("--snapshot <file>", "write what there is as a world for the simulators")
    .option("--anonymize", "with --snapshot: invented names, addresses, groups and ids")
    .option("--json", "print files, counts and what could not be expressed as JSON")
    .addHelpText("after", help)
    .action((options: Options) => withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)));
}

async function run(settings: StackSettings, here: Surroundings, options: Options): Promise<number> {
  const { out, snapshot, application, anonymize = false, force = false, json = false } = options;
  if (anonymize && snapshot === undefined) throw new UsageError("--anonymize means nothing without --snapshot FILE.");
  const folder = out === undefined ? undefined : resolve(here.cwd, out);
  const file = snapshot === undefined ? undefined : resolve(here.cwd, snapshot);
  const yaml = folder === undefined ? [] : YAML_FILES.map((name) => join(folder, name));
  requireFree([...yaml, ...(file === undefined ? [] : [file])], force);

  const reading = { application, withNamed: snapshot !== undefined };
  const { graph, tenant } = await patiently(here, "Reading Entra and GoTo", readTenant(settings, here, reading));
  const isWanted = snapshot === undefined || out !== undefined;
  const proposal = isWanted ? await patiently(here, "Proposing", propose(graph, tenant, here.now())) : undefined;
  const world = anonymize
    ? anonymized(snapshotOf(tenant), gotoSettingsOf(settings, here).clientSecret)
    : snapshotOf(tenant);
  writeTogether([...yamlTo(folder, proposal), ...(file === undefined ? [] : [worldTo(file, world)])]);

  if (proposal !== undefined) for (const line of told(proposal)) here.say(line);
  for (const place of [folder, file]) if (place !== undefined) here.say(`Written: ${place}`);
  if (json)
    here.print(`${JSON.stringify({ ...proposal, out: folder ?? null, snapshot: file ?? null }, undefined, 2)}\n`);
  else if (proposal !== undefined && folder === undefined) here.print(asOneText(proposal.files));
  return FINE;
}

function yamlTo(folder: string | undefined, proposal: Proposal | undefined): NewFile[] {
  if (folder === undefined || proposal === undefined) return [];
  return YAML_FILES.map((name) => ({ path: join(folder, name), text: proposal.files[name] }));
}

function worldTo(path: string, world: unknown): NewFile {
  return { path, text: `${JSON.stringify(world, undefined, 2)}\n`, mode: 0o600 };
}
