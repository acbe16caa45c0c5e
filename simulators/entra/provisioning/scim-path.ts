import { isObject, type Json, type JsonObject } from "../fields";

/** Where a target attribute stands in a SCIM resource. */
export interface ScimPath {
  /** URN of the extension it belongs to. */
  readonly extension?: string | undefined;
  readonly attribute: string;
  /** Picks one entry of a list: `emails[type eq "work"]`. */
  readonly pick?: { readonly name: string; readonly value: string } | undefined;
  readonly sub?: string | undefined;
}

const PATH = /^(?:(urn:[^[\]]+):)?([A-Za-z$][\w$-]*)(?:\[(\w+) eq "?([^"\]]*)"?\])?(?:\.(\w+))?$/;

/** Reads a target attribute's name, as `name.givenName`, `emails[type eq "work"].value` or an URN with an attribute. */
export function scimPath(name: string): ScimPath | undefined {
  const match = PATH.exec(name);
  if (match === null) return undefined;
  const [, extension, attribute = "", pickName, pickValue, sub] = match;
  const pick = pickName === undefined || pickValue === undefined ? undefined : { name: pickName, value: pickValue };
  return { extension, attribute, pick, sub };
}

/** The value at a path; undefined when there is none. */
export function valueAt(resource: JsonObject, path: ScimPath): Json | undefined {
  const base = path.extension === undefined ? resource : resource[path.extension];
  const own = isObject(base) ? base[path.attribute] : undefined;
  const { pick, sub } = path;
  const entry = pick === undefined ? own : entriesOf(own).find((one) => picked(one, pick));
  if (sub === undefined) return entry ?? undefined;
  return isObject(entry) ? (entry[sub] ?? undefined) : undefined;
}

/** The resource with a value set at a path; what is on the way is made. */
export function withValue(resource: JsonObject, path: ScimPath, value: Json): JsonObject {
  const { extension, ...rest } = path;
  if (extension !== undefined) {
    const inner = resource[extension];
    return { ...resource, [extension]: withValue(isObject(inner) ? inner : {}, rest, value) };
  }
  const own = resource[path.attribute];
  return {
    ...resource,
    [path.attribute]: path.pick === undefined ? whole(own, path, value) : listed(own, path, value),
  };
}

function whole(own: Json | undefined, { sub }: ScimPath, value: Json): Json {
  if (sub === undefined) return value;
  return { ...(isObject(own) ? own : {}), [sub]: value };
}

function listed(own: Json | undefined, { pick, sub = "value" }: ScimPath, value: Json): Json {
  const entries = entriesOf(own);
  if (pick === undefined) return entries;
  const before = entries.find((one) => picked(one, pick));
  const entry: JsonObject = { ...(before ?? { [pick.name]: pick.value }), [sub]: value };
  return before === undefined ? [...entries, entry] : entries.map((one) => (one === before ? entry : one));
}

function picked(entry: JsonObject, { name, value }: { readonly name: string; readonly value: string }): boolean {
  return String(entry[name] ?? "").toLowerCase() === value.toLowerCase();
}

function entriesOf(own: Json | undefined): readonly JsonObject[] {
  return Array.isArray(own) ? own.filter(isObject) : [];
}
