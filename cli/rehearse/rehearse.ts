import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadConfig } from "../../config";
import { worldFrom } from "../../simulators/seed/file";
import { SeedError } from "../../simulators/seed/seed-error";
import type { World } from "../../simulators/seed/world";
import { startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";
import { UsageError } from "../ended";
import { type Ended, makeSandbox, type Sandbox } from "../sandbox";
import { Backdoor } from "../show/backdoor";
import type { CleanUp } from "../show/clean-up";
import { forgetRealSettings } from "../show/real-settings";
import { runShown } from "../show/run";
import type { Surroundings } from "../surroundings";
import { committed, inFolder, type Yaml } from "./base";
import { differenceOf } from "./difference";
import { ENDS, type End, endOf } from "./end";
import type { RehearseOptions } from "./options";
import { report } from "./report";

/** What a rehearsal has around it. */
type Here = Pick<Surroundings, "cwd" | "print" | "say">;

/** Tries the YAML of a folder on simulators that hold a snapshot; the exit code. What it starts is added to `cleanUp`. */
export async function rehearse(options: RehearseOptions, here: Here, cleanUp: CleanUp): Promise<number> {
  const folder = resolve(here.cwd, options.config);
  requireDirect(folder);
  const wanted = inFolder(folder);
  const base = options.base === undefined ? await committed(folder) : inFolder(resolve(here.cwd, options.base));
  const world = worldIn(resolve(here.cwd, options.snapshot));

  const tools = await findTools({ report: here.say });
  forgetRealSettings();
  const simulators = await startSimulators(world);
  cleanUp.first(() => simulators.close());
  const sandbox = await makeSandbox(tools, simulators.environment, folder);
  cleanUp.first(() => sandbox.dispose());
  const backdoor = new Backdoor(simulators);

  if (base === undefined) here.say(`${folder} is in no commit: the run begins with the snapshot as it is.`);
  else await reachToday(sandbox, base, here);
  const before = await backdoor.gotoState();
  replaceYaml(sandbox, wanted);
  const ended = await runBoth(sandbox, options.json === true ? here.say : (line) => here.print(`${line}\n`));
  const difference = differenceOf(before, await backdoor.gotoState());
  const end = endOf(ended);
  here.say(ENDS[end].words);
  here.print(options.json === true ? `${JSON.stringify({ end, ...difference }, undefined, 2)}\n` : report(difference));
  return ENDS[end].code;
}

function worldIn(file: string): World {
  try {
    return worldFrom(file);
  } catch (error) {
    if (error instanceof SeedError) throw new UsageError(error.message);
    throw error;
  }
}

/** A snapshot has no provisioning job, and nobody signs in as Entra's service does. */
function requireDirect(folder: string): void {
  if (loadConfig(folder).config.application.provisioning.mode === "direct") return;
  throw new UsageError(
    "Mode entra cannot be rehearsed: a snapshot has no provisioning job. Write `mode: direct` to try it.",
  );
}

async function reachToday(sandbox: Sandbox, base: Yaml, here: Here): Promise<void> {
  replaceYaml(sandbox, base);
  here.say("Bringing the snapshot under the YAML that is in force …");
  const ended = await sandbox.pulumi(["up", "--yes", "--skip-preview", "--suppress-outputs", "--color", "never"]);
  const end: End = endOf(ended);
  if (end === "green") return;
  if (end === "failed") throw new Error(`The YAML that is in force fails already:\n${ended.stdout}${ended.stderr}`);
  here.say(`The YAML that is in force ends red already: ${ENDS[end].words}`);
}

function replaceYaml({ config }: Sandbox, files: Yaml): void {
  for (const name of readdirSync(config).filter((one) => one.endsWith(".yaml"))) rmSync(join(config, name));
  for (const [name, text] of files) writeFileSync(join(config, name), text);
}

async function runBoth(sandbox: Sandbox, tell: (line: string) => void): Promise<Ended> {
  tell("pulumi preview --diff");
  await runShown(sandbox, "preview", tell);
  tell("pulumi up");
  return runShown(sandbox, "up", tell);
}
