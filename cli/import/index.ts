import { join, resolve } from "node:path";
import type { Command } from "commander";
import { FINE, UsageError } from "../ended";
import { patiently } from "../patience";
import { gotoSettingsOf } from "../stack/services";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { anonymized } from "./anonymize";
import { importOptions, type Options } from "./options";
import { type Proposal, propose } from "./propose";
import { readTenant } from "./read";
import { snapshotOf } from "./snapshot";
import { told } from "./told";
import { type NewFile, requireFree, writeTogether } from "./write";
import { asOneText, YAML_FILES } from "./yaml-files";

/** `goto-access import`: the configuration that what there is now would need. */
export function importCommand(here: Surroundings = surroundings()): Command {
  return importOptions().action((options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)),
  );
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
