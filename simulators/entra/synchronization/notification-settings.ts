import { isObject, type Json, type JsonObject } from "../fields";

/** The JSON in the secret SyncNotificationSettings (docs/services/entra-graph.md §6.3); empty when there is none in it. */
export function parseSettings(value: string | undefined): JsonObject {
  return readSettings(value) ?? {};
}

/** The same; undefined when it is not a JSON object. */
export function readSettings(value: string | undefined): JsonObject | undefined {
  try {
    // JSON.parse gives nothing but JSON values.
    const read = JSON.parse(value ?? "") as Json;
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
