import { BackdoorError } from "../stage/backdoor";
import type { Cloud } from "./cloud";
import type { Entity, Json } from "./fields";

const SETTABLE: readonly string[] = [
  "accountEnabled",
  "mail",
  "displayName",
  "givenName",
  "surname",
  "userPrincipalName",
  "userType",
  "department",
  "jobTitle",
];

/** The properties an edit may set on a user, checked. */
export function properties(set: unknown): Record<string, Json> {
  if (typeof set !== "object" || set === null) throw new BackdoorError('"set" must be an object');
  const changes: Record<string, Json> = {};
  for (const [key, value] of Object.entries(set)) {
    const fits = key === "accountEnabled" ? typeof value === "boolean" : value === null || typeof value === "string";
    if (!SETTABLE.includes(key) || !fits)
      throw new BackdoorError(`"set" takes ${SETTABLE.join(", ")}; not "${key}" so`);
    changes[key] = value;
  }
  return changes;
}

/** The id of the user or group that a reference names, written as in a seed. */
export function principal(cloud: Cloud, reference: string): string {
  return reference.startsWith("group:") ? group(cloud, reference.slice(6)).id : user(cloud, reference).id;
}

/** The one group of a display name. */
export function group(cloud: Cloud, name: string): Entity {
  return only(cloud.directory.groups.by("displayName", name), "group", name);
}

/** The user of a user principal name. */
export function user(cloud: Cloud, name: string): Entity {
  return only(cloud.directory.users.by("userPrincipalName", name), "user", name);
}

/** The one object of a name; none or several are an error. */
export function only(found: readonly Entity[], what: string, name: string): Entity {
  const [first] = found;
  if (first === undefined) throw new BackdoorError(`there is no ${what} "${name}"`);
  if (found.length > 1) throw new BackdoorError(`there are ${found.length} of the name "${name}"`);
  return first;
}

/** A list of texts. */
export function texts(value: unknown, name: string): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const strings = list.filter((entry) => typeof entry === "string");
  if (!Array.isArray(value) || strings.length < list.length)
    throw new BackdoorError(`"${name}" must be a list of texts`);
  return strings;
}
