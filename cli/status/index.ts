import type { Command } from "commander";
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
import { type Options, statusOptions } from "./options";
import { statusLine, statusText } from "./text";

type Look = () => Promise<StatusReport>;

/** `goto-access status`: how provisioning is doing. */
export function statusCommand(here: Surroundings = surroundings()): Command {
  return statusOptions().action((options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)),
  );
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
