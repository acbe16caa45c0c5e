import { Command, InvalidArgumentError } from "commander";
import type { Config } from "../../config";
import { findEnterpriseApplication } from "../../providers/entra/enterprise-application";
import { findJob, findTemplate } from "../../providers/entra/provisioning/find";
import { SynchronizationReader } from "../../providers/entra/synchronization";
import { messageOf, UnavailableError } from "../../providers/errors";
import { FAILED, FINE } from "../ended";
import { patiently } from "../patience";
import { activityLogOf, configOf, connectGraph, entraSettingsOf } from "../stack/services";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { directReport } from "./direct";
import { jobReport } from "./job";
import { isBad, type StatusReport } from "./model";
import { statusLine, statusText } from "./text";

interface Options {
  readonly stack?: string;
  readonly watch?: boolean;
  readonly interval: number;
  readonly json?: boolean;
}

type Look = () => Promise<StatusReport>;

const help = `
With mode entra: the job of Entra's provisioning service, its last and next cycle, and what to do about a quarantine.
With mode direct: the last run of this project that wrote to GoTo, by the activity log.

Examples:
  goto-access status
  goto-access status --watch --interval 60
  goto-access status --json | jq .quarantine

Exit codes: 0 fine (and after --watch), 1 in quarantine or the last run failed, 2 a setting has to be mended.`;

/** `goto-access status`: how provisioning is doing. */
export function statusCommand(here: Surroundings = surroundings()): Command {
  return new Command("status")
    .description("Tells how provisioning is doing: the current, last and next run, and quarantine.")
    .option("--stack <name>", "the stack whose settings are read (default: the selected one)")
    .option("--watch", "look again and again until Ctrl-C")
    .option("--interval <seconds>", "time between two looks", wholeSeconds, 30)
    .option("--json", "print the state as JSON; with --watch, an object a line")
    .addHelpText("after", help)
    .action((options: Options) => withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)));
}

async function run(settings: StackSettings, here: Surroundings, options: Options): Promise<number> {
  const look = await lookerOf(settings, here);
  if (options.watch === true) return watch(look, here, options);
  const report = await patiently(here, "Asking Entra", look());
  here.print(options.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : statusText(report, here.hasColors));
  return isBad(report) ? FAILED : FINE;
}

/** In mode direct no service is asked. */
async function lookerOf(settings: StackSettings, here: Surroundings): Promise<Look> {
  const config = configOf(settings, here);
  if (config.application.provisioning.mode === "direct") {
    return async () => directReport(activityLogOf(settings, here));
  }
  return jobLooker(settings, here, config);
}

async function jobLooker(settings: StackSettings, here: Surroundings, config: Config): Promise<Look> {
  const graph = await connectGraph(settings, here);
  const { environment } = entraSettingsOf(settings, here);
  const { existing } = await findEnterpriseApplication(graph, config.application, environment);
  if (existing === undefined) return async () => jobReport(config.application.name ?? "", undefined);
  const { id, displayName } = existing;
  const client = new SynchronizationReader(graph, id);
  const template = await findTemplate(client, displayName);
  return async () => jobReport(displayName, await findJob(client, template.id, displayName));
}

const CLEAR = "\u001b[H\u001b[2J";

/** Until Ctrl-C, which is how a watch ends well. A service that is away for a while does not end it. */
async function watch(look: Look, here: Surroundings, { interval, json }: Options): Promise<number> {
  here.onInterrupt(FINE);
  do {
    try {
      const report = await look();
      if (json === true) here.print(`${JSON.stringify(report)}\n`);
      else if (here.isScreen) here.print(`${CLEAR}${statusText(report, here.hasColors)}\n${everySeconds(interval)}\n`);
      else here.print(statusLine(report, here.now()));
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      here.say(messageOf(error));
    }
  } while (await here.pause(interval * 1000));
  return FINE;
}

function everySeconds(interval: number): string {
  return `Every ${interval} s; Ctrl-C ends.`;
}

function wholeSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError("Write a whole number of seconds, from 1 to 86400.");
}
