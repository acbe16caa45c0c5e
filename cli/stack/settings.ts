import { redacted } from "../../providers/activity/redact";
import { adminSecrets } from "../../providers/entra/provisioning/credentials";
import { readEntraSettings } from "../../providers/entra/settings";
import { gotoSecrets, readGotoSettings } from "../../providers/goto/settings";
import { ended, outcome, UsageError } from "../ended";
import { patiently } from "../patience";
import type { Surroundings } from "../surroundings";
import { projectFolder } from "./project";
import { readStackValues } from "./values";

/** The settings that the program would run with. */
export interface StackSettings {
  /** Folder of the Pulumi project, to which relative paths are relative. */
  readonly project: string;
  /** Undefined when the environment alone is read. */
  readonly stack: string | undefined;
  /** Reads one of `goto-access:…`, without the project's name. */
  readonly ofProject: (name: string) => string | undefined;
  /** Reads one of `azuread:…`. */
  readonly ofEntra: (name: string) => string | undefined;
}

type Work = (settings: StackSettings, here: Surroundings) => Promise<number>;

/** Secrets that only the environment has. */
const ENV_SECRETS = [
  "ARM_CLIENT_SECRET",
  "ARM_CLIENT_CERTIFICATE_PASSWORD",
  "ARM_OIDC_TOKEN",
  "ARM_OIDC_REQUEST_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "PULUMI_ACCESS_TOKEN",
] as const;

/**
 * Does the work of a command with the settings of a stack, by default the selected one, and ends with its exit code. Where
 * there is no stack and the environment has every setting, it is used alone. Whatever the work prints is without secrets.
 */
export async function withStack(here: Surroundings, wanted: string | undefined, work: Work): Promise<void> {
  await ended(here, async () => {
    const { settings, secrets } = await readStackSettings(here, wanted);
    const discreet = discreetly(here, secrets);
    return outcome(discreet, () => work(settings, discreet));
  });
}

async function readStackSettings(here: Surroundings, wanted: string | undefined) {
  const project = projectFolder(here.cwd);
  const found = await patiently(here, "Reading the stack's settings", readStackValues(here, project, wanted));
  if ("why" in found) {
    if (wanted !== undefined || !isComplete(here.env)) throw new UsageError(`${found.why}. ${found.remedy}`);
    here.say(`${found.why}; the environment has every setting that is needed, so it is used alone.`);
  }
  const { name, values, secrets } = "why" in found ? NOTHING : found;
  const ofProject = (setting: string) => values.get(`goto-access:${setting}`);
  const ofEntra = (setting: string) => values.get(`azuread:${setting}`);
  const all = [
    ...secrets,
    ...gotoSecrets(ofProject, here.env),
    ...adminSecrets(ofProject, here.env),
    ...ENV_SECRETS.map((variable) => here.env[variable]),
  ];
  return { settings: { project, stack: name, ofProject, ofEntra }, secrets: all };
}

const NOTHING = { name: undefined, values: new Map<string, string>(), secrets: [] };

function isComplete(env: Surroundings["env"]): boolean {
  const none = () => undefined;
  try {
    readEntraSettings(none, env);
    readGotoSettings(none, env);
    return true;
  } catch {
    return false;
  }
}

/** A service may say a secret back to us; nothing that is printed has one. */
function discreetly(here: Surroundings, secrets: readonly (string | undefined)[]): Surroundings {
  const known = secrets.filter((secret) => secret !== undefined);
  const spelt = [...known, ...known.map((secret) => JSON.stringify(secret).slice(1, -1))];
  return {
    ...here,
    print: (text) => here.print(redacted(text, spelt)),
    say: (line) => here.say(redacted(line, spelt)),
  };
}
