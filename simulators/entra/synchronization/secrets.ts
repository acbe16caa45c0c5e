import { type Call, type GraphRoute, NONE } from "../call";
import type { Cloud } from "../cloud";
import { badRequest, GraphError, NO_CONTENT, ok } from "../errors";
import { isObject, type Json, type JsonObject } from "../fields";
import { readSettings } from "./notification-settings";
import { SECRET_KEYS, sensitive } from "./secret-keys";
import { provisioningOf } from "./synchronization";

/** One key with its value, as `value[]` of the secrets has them. */
export interface SecretPair {
  readonly key: string;
  readonly value: string;
}

/** The credentials and settings of provisioning (docs/services/entra-graph.md §4.9, §6.3). */
export function secretRoutes(cloud: Cloud): GraphRoute[] {
  const path = "/servicePrincipals/:sp/synchronization";
  return [
    ["GET", `${path}/secrets`, "synchronization.read", NONE, (call) => list(cloud, call)],
    ["PUT", `${path}/secrets`, "synchronization.write", NONE, (call) => put(cloud, call)],
    [
      "POST",
      `${path}/acquireAccessToken`,
      "synchronization.write",
      NONE,
      (call) => {
        provisioningOf(cloud, call);
        secretPairs(call.body.credentials, "credentials");
        return NO_CONTENT;
      },
    ],
  ];
}

/** A list of keys and values, checked: unknown keys and wrong shapes are 400. */
export function secretPairs(value: Json | undefined, name: string): SecretPair[] {
  if (!Array.isArray(value)) throw badRequest(`'${name}' must be a list of keys and values.`);
  return value.map((entry) => {
    if (!isObject(entry) || typeof entry.key !== "string") throw badRequest(`Each of '${name}' must have a key.`);
    const { key, value: text } = entry;
    if (!SECRET_KEYS.has(key)) throw badRequest(`Requested value '${key}' was not found in synchronizationSecret.`);
    if (typeof text !== "string") throw badRequest(`The value of '${key}' must be a text.`);
    return { key, value: text };
  });
}

function list(cloud: Cloud, call: Call) {
  const all = cloud.settings["secrets.masked"] === "all";
  const secrets = [...provisioningOf(cloud, call).secrets];
  return ok({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#Collection(microsoft.graph.synchronizationSecretKeyStringValuePair)`,
    value: secrets.map(([key, value]) => ({ key, value: value !== "" && (all || sensitive(key)) ? "*" : value })),
  });
}

/** Upserts by key; an empty value removes the key, or leaves it listed as empty where the switch says so. */
function put(cloud: Cloud, call: Call) {
  const { secrets } = provisioningOf(cloud, call);
  const pairs = secretPairs(call.body.value, "value").map(({ key, value }) => ({
    key,
    value: stored(cloud, key, value),
  }));
  for (const { key, value } of pairs) {
    if (value !== "" || cloud.settings["secrets.emptyStaysListed"] === "yes") secrets.set(key, value);
    else secrets.delete(key);
  }
  return NO_CONTENT;
}

const SETTINGS_KEY = "SyncNotificationSettings";

function stored(cloud: Cloud, key: string, value: string): string {
  if (key !== SETTINGS_KEY) return value;
  const settings = parsed(value);
  if (cloud.settings["secrets.notificationSettings"] === "asWritten") return value;
  return JSON.stringify({ ...FULL_SETTINGS, ...settings });
}

const FULL_SETTINGS = {
  Enabled: false,
  Recipients: "",
  DeleteThresholdEnabled: false,
  DeleteThresholdValue: 500,
  HumanResourcesLookaheadQueryEnabled: false,
} as const;

/** The notification settings cannot be removed, only changed: anything but a JSON object is 400 (§1 trap 9). */
function parsed(value: string): JsonObject {
  const read = readSettings(value);
  if (read !== undefined) return read;
  throw new GraphError(
    400,
    "UnknownError",
    '{"error":{"code":"InvalidNotificationSettings","message":"The notification settings are not valid."}}',
  );
}
