import { resolve } from "node:path";
import { type Config, loadConfig } from "../../config";
import { activityPlace } from "../../providers/activity/place";
import { GraphClient } from "../../providers/entra/client";
import { type EntraSettings, readEntraSettings } from "../../providers/entra/settings";
import { type GotoSettings, readGotoSettings } from "../../providers/goto/settings";
import type { Surroundings } from "../surroundings";
import type { StackSettings } from "./settings";

/** Settings of Entra as the program reads them. Throws an EntraSettingsError. */
export function entraSettingsOf({ ofEntra }: StackSettings, here: Surroundings): EntraSettings {
  return { ...readEntraSettings(ofEntra, here.env), ...forTests(here) };
}

/** Settings of GoTo as the program reads them. Throws a SettingsError. */
export function gotoSettingsOf({ ofProject }: StackSettings, here: Surroundings): GotoSettings {
  const { requestsPerSecond } = here;
  const rate = requestsPerSecond === undefined ? {} : { requestsPerSecond };
  return { ...readGotoSettings(ofProject, here.env), ...forTests(here), ...rate };
}

/** Microsoft Graph; the first request signs in. */
export function connectGraph(settings: StackSettings, here: Surroundings): Promise<GraphClient> {
  return GraphClient.connect(entraSettingsOf(settings, here));
}

/** The folder with the YAML files. */
export function configFolder({ project, ofProject }: StackSettings): string {
  return resolve(project, ofProject("configDir") ?? "config");
}

/** The configuration that the program would run with. Throws a ConfigError. */
export function configOf(settings: StackSettings, here: Surroundings): Config {
  return loadConfig(configFolder(settings), here.now()).config;
}

/** Where our own activity log is; undefined when it is off. */
export function activityLogOf({ project, ofProject }: StackSettings, here: Surroundings): string | undefined {
  return activityPlace(ofProject, here.env, project);
}

function forTests({ ca, backoffMs }: Surroundings): { readonly ca?: string; readonly backoffMs?: number } {
  return { ...(ca === undefined ? {} : { ca }), ...(backoffMs === undefined ? {} : { backoffMs }) };
}
