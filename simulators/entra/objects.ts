import type { Call } from "./call";
import type { Cloud } from "./cloud";
import type { DirectoryObject } from "./directory";
import { badRequest, notFound } from "./errors";
import { type Entity, type Json, type JsonObject, shownNames, valueIn, view } from "./fields";
import { isGuid } from "./ids";
import { withoutKeys } from "./key-credentials";
import { userSight } from "./permissions";
import type { Caller } from "./tokens";
import { USER, USER_BASIC, USER_DEFAULTS } from "./user-type";

const ALL_USER_NAMES = shownNames(USER);
const SHOWN = new Map<string, readonly string[]>();

/** A directory object as it stands in lists of mixed kinds: with `@odata.type`, and only properties its type has. */
export function showObject(
  cloud: Cloud,
  call: Call,
  found: DirectoryObject,
  names: readonly string[] | undefined,
  cast: boolean,
): JsonObject {
  const marker: JsonObject = cast ? {} : { "@odata.type": `#microsoft.graph.${found.kind}` };
  const own = names?.filter((name) => Object.hasOwn(found.type.fields, name));
  const seen = userSight(call.caller);
  if (found.kind === "user" && seen !== "id") return { ...marker, ...showUser(cloud, call, found.entity, own) };
  const shown = own ?? defaultNames(call, found);
  // Who may read memberships but not users gets every property of a user as null (§1, trap 18).
  if (found.kind === "user") return { ...marker, ...withNulls(found.entity, shown) };
  return { ...marker, ...withoutKeys(view(found.type, found.entity, shown)) };
}

/** A user with what the caller may see: all that is named, or the eleven defaults of v1.0 (§1, trap 18). */
export function showUser(cloud: Cloud, call: Call, user: Entity, names: readonly string[] | undefined): JsonObject {
  const shown = names ?? (call.version === "v1.0" ? USER_DEFAULTS : ALL_USER_NAMES);
  if (userSight(call.caller) === "full") return view(USER, user, shown);
  const hidden = cloud.settings["users.hiddenProperties"];
  const body: Record<string, Json> = {};
  for (const name of shown) {
    if (USER_BASIC.has(name)) body[name] = valueIn(USER, user, name);
    else if (hidden === "null") body[name] = null;
  }
  return body;
}

/** A group, application or service principal as a single object, with `@odata.type` unless `$select` names properties. */
export function showWhole(found: DirectoryObject, names: readonly string[] | undefined): JsonObject {
  if (names !== undefined) return view(found.type, found.entity, names);
  return {
    "@odata.type": `#microsoft.graph.${found.kind}`,
    ...withoutKeys(view(found.type, found.entity, namesOf(found))),
  };
}

/** The same as an element of a list, where `$select` does not bring keys of credentials either (§4.12). */
export function showListed(found: DirectoryObject, names: readonly string[] | undefined): JsonObject {
  return withoutKeys(showWhole(found, names));
}

/** The object an `@odata.id` or `@odata.bind` link points to, by its last segment. Throws 400 or 404. */
export function linked(cloud: Cloud, link: Json | undefined): DirectoryObject {
  const [, id] = typeof link === "string" ? (/\/([^/]+)$/.exec(link) ?? []) : [];
  if (id === undefined || !isGuid(id))
    throw badRequest("Invalid URL format specified in the @odata.id or @odata.bind for the reference.");
  const found = cloud.directory.find(id);
  if (found === undefined) throw notFound(id);
  return found;
}

/** Adds the owners of an `owners@odata.bind` list; the caller alone when there is none and `fallback` says so. */
export function bindOwners(cloud: Cloud, id: string, links: Json | undefined, fallback: Caller | undefined): void {
  if (links !== undefined && !Array.isArray(links)) throw badRequest("owners@odata.bind must be a list.");
  const owners = (links ?? []).map((link) => linked(cloud, link).entity.id);
  if (links === undefined && fallback !== undefined) owners.push(fallback.objectId);
  cloud.directory.owners.set(id, new Set(owners));
}

function withNulls(entity: Entity, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, name === "id" ? entity.id : null]));
}

function defaultNames(call: Call, found: DirectoryObject): readonly string[] {
  return found.kind === "user" && call.version === "v1.0" ? USER_DEFAULTS : namesOf(found);
}

function namesOf(found: DirectoryObject): readonly string[] {
  const known = SHOWN.get(found.kind) ?? shownNames(found.type);
  SHOWN.set(found.kind, known);
  return known;
}
