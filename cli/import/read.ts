import type { Config } from "../../config";
import { GraphClient } from "../../providers/entra/client";
import type { Wanted } from "../../providers/entra/principals";
import { GotoClient } from "../../providers/goto/client";
import { TokenSource } from "../../providers/goto/oauth";
import { observe } from "../../providers/goto/observe";
import { configOf, entraSettingsOf, gotoSettingsOf } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { chooseApplication, ifReadable } from "./application";
import { readAssigned, readDirectory } from "./directory";
import { readProvisioning } from "./provisioning";
import type { Remark, Tenant } from "./tenant";

/** What was read, and the means to look again. */
export interface Read {
  readonly graph: GraphClient;
  readonly tenant: Tenant;
}

/** What is to be read. */
export interface Reading {
  /** Name or id of the enterprise application; by default that of the present configuration. */
  readonly application: string | undefined;
  /** Whether groups that the present configuration names matter, although they are not assigned. */
  readonly withNamed: boolean;
}

/** Reads application, assignments, groups, people and accounts; nothing is written. */
export async function readTenant(settings: StackSettings, here: Surroundings, reading: Reading): Promise<Read> {
  const entra = entraSettingsOf(settings, here);
  const goto = gotoSettingsOf(settings, here);
  const present = ifReadable(() => configOf(settings, here));
  const graph = await GraphClient.connect(entra);
  const { application, choice } = await chooseApplication(graph, reading.application, present, entra.environment);
  const client = await GotoClient.connect(goto, new TokenSource(goto, here.say));
  const [assigned, observed, { provisioning, remarks }] = await Promise.all([
    readAssigned(graph, application),
    observe(client),
    readProvisioning(graph, application.id),
  ]);
  const more = reading.withNamed ? (present?.assignments ?? []).filter(isGroup) : [];
  const addresses = observed.users.map(({ email }) => email);
  const directory = await readDirectory(graph, assigned, more, addresses);
  const all = [...remarks, ...signOnRemarks(application.preferredSingleSignOnMode), ...presentRemarks(present)];
  const tenant = { application, choice, provisioning, assigned, directory, me: client.me, observed, remarks: all };
  return { graph, tenant };
}

function isGroup({ kind }: Wanted): boolean {
  return kind === "group";
}

function signOnRemarks(mode: string | undefined): Remark[] {
  if (mode !== "saml") return [];
  const why = "is by SAML, which application.yaml leaves as it is; write `sso: { saml: {} }` to have it managed";
  return [{ kind: "setting", who: "single sign-on", why }];
}

/** What somebody has written by hand cannot be read from the services. */
function presentRemarks(present: Config | undefined): Remark[] {
  const { saml, provisioning } = present?.application ?? {};
  const lost = [...(saml === undefined ? [] : ["sso"]), ...(provisioning?.mappings === undefined ? [] : ["mappings"])];
  const why = "is in the present application.yaml and is not carried over";
  return lost.map((who) => ({ kind: "setting", who, why }));
}
