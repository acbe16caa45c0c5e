import { randomUUID } from "node:crypto";
import type { SimAnswer } from "../../stage/http";
import type { Cloud } from "../cloud";
import { badRequest, GraphError, NO_CONTENT } from "../errors";
import type { JsonObject } from "../fields";
import { TEMPLATES } from "../gallery";
import { targetOf } from "../provisioning/connection";
import { EntryFailure, TargetUnusable } from "../provisioning/failures";
import { nounOf } from "../provisioning/reference-sources";
import type { ScimResources, ScimTarget } from "../provisioning/scim-target";
import type { Provisioning } from "../provisioning/state";
import { secretPairs } from "./secrets";

const ADDRESS_AND_TOKEN = ["BaseAddress", "SecretToken"] as const;
const OAUTH = ["Oauth2AccessToken"] as const;
const NAME_AND_PASSWORD = ["UserName", "Password"] as const;

/** Keys of the secrets with which a service signs in to its target. */
export const CREDENTIAL_KEYS: readonly string[] = [...ADDRESS_AND_TOKEN, ...OAUTH, ...NAME_AND_PASSWORD];

const INVALID =
  "You appear to have entered invalid credentials. Please confirm you are using the correct information for an administrative account.";

/**
 * Test Connection (docs/services/entra-graph.md §6.1, §8.7): 204 when the target, asked for a user that does not exist and,
 * where the switch says so, for such a group, answers with an empty list; also without being asked where there is no
 * BaseAddress or the switch `credentials.test` says so. Else 400. The code `CredentialsMissing` is Microsoft's; the others are
 * invented, as how bad credentials are worded is unknown.
 */
export async function testConnection(
  cloud: Cloud,
  provisioning: Provisioning,
  templateId: string,
  body: JsonObject,
): Promise<SimAnswer> {
  const secrets = new Map([
    ...(body.useSavedCredentials === true ? provisioning.secrets : []),
    ...given(body).map(({ key, value }) => [key, value] as const),
  ]);
  requireCredentials(cloud, templateId, secrets);
  const behaviour = cloud.settings["credentials.test"];
  if (behaviour === "fails") throw new GraphError(400, "InvalidCredentials", INVALID);
  if (behaviour === "asks" && secrets.get("BaseAddress")) await ask(cloud, secrets, asksForGroups(cloud, templateId));
  return NO_CONTENT;
}

/** Throws 400 `CredentialsMissing` unless there is enough to connect to the target. */
export function requireCredentials(cloud: Cloud, templateId: string, secrets: ReadonlyMap<string, string>): void {
  if (waysOf(cloud, templateId).some((way) => way.every((key) => secrets.get(key)))) return;
  throw new GraphError(
    400,
    "CredentialsMissing",
    "Credentials are missing: save or give them before the connection can be tested.",
  );
}

/** Whether the connector of a template is one that an administrator authorizes by OAuth (§6.4, §9.1). */
export function isOauth(templateId: string): boolean {
  return templateId !== "scim" && templateId !== "aws";
}

/** Sets of keys any of which is enough to connect. */
function waysOf(cloud: Cloud, templateId: string): readonly (readonly string[])[] {
  if (templateId === "scim") return [ADDRESS_AND_TOKEN];
  const enforced = isOauth(templateId) && cloud.settings["connector.oauth"] === "enforced";
  return enforced ? [OAUTH] : [ADDRESS_AND_TOKEN, NAME_AND_PASSWORD, OAUTH];
}

function given({ credentials = null, useSavedCredentials: _saved, ...rest }: JsonObject) {
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@") && !OF_NEW_JOBS.includes(name));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of validateCredentials.`);
  return credentials === null ? [] : secretPairs(credentials, "credentials").filter(({ value }) => value !== "");
}

const OF_NEW_JOBS = ["templateId", "applicationIdentifier"];

/** Whether a group is asked for as well, as the switch says: never where the template provisions none. */
function asksForGroups({ settings }: Cloud, templateId: string): boolean {
  const template = TEMPLATES.find(({ synchronization }) => synchronization?.id === templateId);
  return settings["credentials.testGroups"] === "yes" && template?.synchronization?.usersOnly !== true;
}

async function ask(cloud: Cloud, secrets: ReadonlyMap<string, string>, groups: boolean): Promise<void> {
  let target: ScimTarget | undefined;
  try {
    target = targetOf(cloud, secrets);
    await askFor(target.of("User"), "userName");
    if (groups) await askFor(target.of("Group"), "displayName");
  } catch (error) {
    if (!(error instanceof TargetUnusable || error instanceof EntryFailure)) throw error;
    throw new GraphError(400, error.code, error.code === "InvalidCredentials" ? INVALID : error.message);
  } finally {
    target?.close();
  }
}

async function askFor(resources: ScimResources, attribute: string): Promise<void> {
  const found = await resources.find(attribute, randomUUID());
  if (found.length === 0) return;
  throw new TargetUnusable(
    "NonConformingTarget",
    `The target finds a ${nounOf(resources.object)} that does not exist.`,
  );
}
