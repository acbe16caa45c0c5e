import { type Config, ConfigError, formatProblem, loadConfig } from "../../config";
import { configFolder, entraSettingsOf, gotoSettingsOf } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { type Check, Checklist, type Finding } from "./checks";
import { checkEntra } from "./entra";
import { checkGoto } from "./goto";

/** What a preflight does besides reading. */
export interface PreflightOptions {
  readonly testConnection: boolean;
}

/** What all checks have around them. */
export interface Preflight extends PreflightOptions {
  readonly list: Checklist;
  readonly settings: StackSettings;
  readonly here: Surroundings;
  /** Undefined where it has mistakes. */
  readonly config: Config | undefined;
}

/** Makes every check that can be made; nothing is changed, and no check throws. */
export async function preflight(
  settings: StackSettings,
  here: Surroundings,
  options: PreflightOptions,
): Promise<Check[]> {
  const list = new Checklist();
  const config = await list.check("configuration", {}, () => checkConfiguration(configFolder(settings), here.now()));
  const entra = await list.check("settings-entra", {}, () => {
    const value = entraSettingsOf(settings, here);
    return {
      found: `tenant ${value.tenantId}${value.clientId === undefined ? "" : `, application ${value.clientId}`}`,
      value,
    };
  });
  const goto = await list.check("settings-goto", {}, () => {
    const value = gotoSettingsOf(settings, here);
    return { found: `${value.apiUrl}, OAuth client ${value.clientId}`, value };
  });
  const all = { ...options, list, settings, here, config };
  await Promise.all([checkEntra(all, entra), checkGoto(all, goto)]);
  await list.check("sso-subscription", {}, () => SUBSCRIPTION);
  return list.inOrder();
}

/** No API tells it. */
const SUBSCRIPTION: Finding<never> = {
  state: "notChecked",
  found: "whether the GoTo subscription is enabled for single sign-on cannot be read",
  remedy:
    "Look at the GoTo Organization Center (organization.logmeininc.com), Identity Provider; GoTo enables it on request.",
};

function checkConfiguration(folder: string, now: Date): Finding<Config> {
  try {
    const { config, warnings } = loadConfig(folder, now);
    const { assignments, roles, application } = config;
    const mode = `mode ${application.provisioning.mode}`;
    const found = `${config.folder}: ${assignments.length} assignments, ${Object.keys(roles).length} roles, ${mode}`;
    if (warnings.length === 0) return { found, value: config };
    return { state: "warning", found: [found, ...warnings.map(formatProblem)].join("\n"), value: config };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { state: "failed", found: `it has mistakes\n${error.problems.map(formatProblem).join("\n")}` };
  }
}
