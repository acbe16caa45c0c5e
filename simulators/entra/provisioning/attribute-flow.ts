import { evaluate } from "../expressions/evaluate";
import { ExpressionError, textOf, truthOf, type Value } from "../expressions/value";
import type { Json, JsonObject } from "../fields";
import { EntryFailure } from "./failures";
import type { AttributeMapping, ObjectMapping } from "./mapping";
import { valueAt, withValue } from "./scim-path";
import type { Operation } from "./scim-target";

/** Reads a source attribute of one user or group. */
export type Read = (attribute: string) => Value;

/** One change to an object of the target, with the value that was there. */
export interface Change {
  readonly operation: Operation;
  readonly old: Json;
}

const CORE = "urn:ietf:params:scim:schemas:core:2.0";

/** The value a mapping gives; null when nothing is to be sent. Throws {@link EntryFailure} where it cannot be evaluated. */
export function mapped({ target, expression, isBoolean }: AttributeMapping, read: Read): Json {
  try {
    const value = evaluate(expression, read);
    if (isBoolean) return truthOf(value);
    if (value === null || value === "") return null;
    return Array.isArray(value) ? value.map(textOf) : textOf(value);
  } catch (error) {
    if (error instanceof ExpressionError)
      throw new EntryFailure("AttributeMappingFailed", `${target}: ${error.message}`);
    throw error;
  }
}

/** What to create: every value there is, and the default value where it is null (§8.6). References come later. */
export function newResource({ object, attributes }: ObjectMapping, read: Read): JsonObject {
  let resource: JsonObject = {};
  const schemas = new Set([`${CORE}:${object}`]);
  for (const mapping of attributes) {
    const value = mapped(mapping, read) ?? mapping.defaultValue;
    if (value === null) continue;
    if (mapping.path.extension !== undefined) schemas.add(mapping.path.extension);
    resource = withValue(resource, mapping.path, value);
  }
  return { schemas: [...schemas], ...resource };
}

/** What has to change in an object of the target; nulls are not sent, ObjectAddOnly is for new users (§6.5, §8.6). */
export function changesTo(
  { attributes }: ObjectMapping,
  read: Read,
  resource: JsonObject,
  booleans: boolean,
): Change[] {
  return attributes
    .filter(({ onCreateOnly }) => !onCreateOnly)
    .flatMap((mapping) => changeOf(mapping, mapped(mapping, read), resource, booleans) ?? []);
}

/** The change of one attribute; undefined when the target has the value. */
export function changeOf(
  mapping: AttributeMapping,
  value: Json,
  resource: JsonObject,
  booleans: boolean,
): Change | undefined {
  if (value === null) return undefined;
  const own = valueAt(resource, mapping.path);
  if (!mapping.always && sameValue(own, value)) return undefined;
  const op = own === undefined ? "Add" : "Replace";
  return { operation: { op, path: mapping.target, value: written(value, booleans) }, old: own ?? null };
}

/** Booleans may stand as texts on either side. */
function sameValue(own: Json | undefined, value: Json): boolean {
  if (typeof value === "boolean") return String(own).toLowerCase() === String(value);
  return typeof value === "string" && (typeof own === "number" || typeof own === "boolean")
    ? String(own).toLowerCase() === value.toLowerCase()
    : JSON.stringify(own) === JSON.stringify(value);
}

/** PATCH writes booleans as texts, unless the address has the flag (§8.7). */
function written(value: Json, booleans: boolean): Json {
  return typeof value === "boolean" && !booleans ? textOf(value) : value;
}
