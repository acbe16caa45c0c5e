import { loadConfig } from "../../config";
import { GraphClient } from "../../providers/entra/client";
import { readEntraSettings } from "../../providers/entra/settings";
import type { RosterArgs } from "../../providers/goto/inputs";
import { encodePeople, encodeUnresolved } from "../../providers/goto/people";
import { gotoPolicy } from "../../stacks/goto-policy";
import { gotoRoles } from "../../stacks/goto-roles";
import { precedence, resolvePeople } from "../../stacks/people";
import { resolveAssignments } from "../../stacks/resolve";
import { ENTRA_CLIENT, TENANT } from "./company";
import type { Theatre } from "./theatre";

/**
 * What the program gives to the Roster for the YAML of a folder: the same functions as stacks/run.ts and stacks/accounts.ts
 * call, without those two, which need Pulumi's engine; `today` is the day in policy's zone. Throws where the program would end before it declares anything.
 */
export async function rosterArgs(folder: string, theatre: Theatre, today: string): Promise<RosterArgs> {
  const { config } = loadConfig(folder, theatre.now());
  const graph = await connect(theatre);
  const { assignments, ended } = await resolveAssignments(config, graph, today);
  const { people, unresolved } = resolvePeople(config, assignments);
  return {
    account: "",
    people: encodePeople(people),
    roles: gotoRoles(config.roles),
    unresolved: encodeUnresolved(unresolved),
    policy: gotoPolicy(config.policy, undefined, config.application.provisioning.mode),
    pilot: "",
    ended,
    order: precedence(assignments),
  };
}

function connect(theatre: Theatre): Promise<GraphClient> {
  const settings: Readonly<Record<string, string>> = {
    tenantId: TENANT,
    clientId: ENTRA_CLIENT.id,
    clientSecret: ENTRA_CLIENT.secret,
    metadataHost: new URL(theatre.url("entra")).host,
  };
  return GraphClient.connect({
    ...readEntraSettings((name) => settings[name], {}),
    ca: theatre.ca,
    backoffMs: 1,
  });
}
