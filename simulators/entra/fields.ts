import { badRequest } from "./errors";

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** What one property holds, and when a caller may write it. */
export interface Field {
  readonly kind: "string" | "boolean" | "integer" | "strings" | "objects" | "object";
  readonly nullable: boolean;
  /** What is shown while nothing was written. */
  readonly initial: Json;
  readonly writable: boolean;
  /** Only shown when `$select` names it. */
  readonly onDemand: boolean;
  /** Properties of an `object`; without them any are taken. */
  readonly inner?: Fields;
}

/** The properties of a type. */
export type Fields = Readonly<Record<string, Field>>;

/** An object of the directory: only what was written; the rest shows its initial value. */
export interface Entity {
  readonly id: string;
  [name: string]: Json;
}

/** A type of the directory, as far as bodies go. */
export interface EntityType {
  /** Name without namespace: `user`. */
  readonly name: string;
  readonly fields: Fields;
}

const PLAIN = { nullable: false, writable: true, onDemand: false } as const;

/** A text that may be null. */
export const text = (initial: string | null = null): Field => ({ ...PLAIN, kind: "string", nullable: true, initial });
/** A text that is never null. */
export const required = (initial = ""): Field => ({ ...PLAIN, kind: "string", initial });
/** True or false. */
export const flag = (initial: boolean): Field => ({ ...PLAIN, kind: "boolean", initial });
/** True, false or null. */
export const flagOrNull = (): Field => ({ ...PLAIN, kind: "boolean", nullable: true, initial: null });
/** A whole number or null. */
export const integerOrNull = (): Field => ({ ...PLAIN, kind: "integer", nullable: true, initial: null });
/** A list of texts. */
export const strings = (...initial: string[]): Field => ({ ...PLAIN, kind: "strings", initial });
/** A list of objects. */
export const objects = (): Field => ({ ...PLAIN, kind: "objects", initial: [] });
/** An object whose properties are known; it shows their initial values. */
export const object = (inner: Fields): Field => ({ ...PLAIN, kind: "object", initial: initialOf(inner), inner });
/** An object or null; of known properties when `inner` is given. */
export const objectOrNull = (inner?: Fields): Field => ({
  ...PLAIN,
  kind: "object",
  nullable: true,
  initial: null,
  ...(inner === undefined ? {} : { inner }),
});
/** The same property, but only the service writes it. */
export const readOnly = (field: Field): Field => ({ ...field, writable: false });
/** The same property, but only shown when `$select` names it. */
export const onDemand = (field: Field): Field => ({ ...field, onDemand: true });

function initialOf(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.initial]));
}

/** The value a property shows now. */
export function valueIn(type: EntityType, entity: Entity, name: string): Json {
  return entity[name] ?? (name in entity ? null : (type.fields[name]?.initial ?? null));
}

/** The names that are shown when nothing is selected. */
export function shownNames(type: EntityType): string[] {
  return Object.keys(type.fields).filter((name) => type.fields[name]?.onDemand === false);
}

/** The object as a JSON body with exactly these properties. */
export function view(type: EntityType, entity: Entity, names: readonly string[]): JsonObject {
  const shown: Record<string, Json> = {};
  for (const name of names) shown[name] = valueIn(type, entity, name);
  return shown;
}

/**
 * The properties that a body of POST or PATCH changes, checked: unknown names, wrong types and changed read-only
 * properties are 400. Annotations (`@odata.type`) are left out. Objects are merged into what is there (§1, trap 20).
 */
export function changesOf(type: EntityType, body: JsonObject, before: Entity): Record<string, Json> {
  const changes: Record<string, Json> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes("@")) continue;
    const field = type.fields[name];
    if (field === undefined) throw unknownProperty(name, type.name);
    const now = valueIn(type, before, name);
    if (!field.writable) {
      if (value === null || JSON.stringify(value) === JSON.stringify(now)) continue;
      throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    }
    changes[name] = taken(field, value, now, name, type.name);
  }
  return changes;
}

/** 400 for a property that the type does not have. */
export function unknownProperty(name: string, typeName: string) {
  return badRequest(
    `Property '${name}' does not exist on type 'microsoft.graph.${typeName}' or is not supported for this operation.`,
  );
}

function taken(field: Field, value: Json, now: Json, name: string, typeName: string): Json {
  if (value === null) {
    if (field.nullable) return null;
    // The plugin writes null for lists it leaves out.
    if (field.kind === "strings" || field.kind === "objects") return [];
    throw wrongValue(name);
  }
  if (!fits(field, value)) throw wrongValue(name);
  return field.kind === "object" && isObject(value) ? merged(field, value, now, `${typeName}.${name}`) : value;
}

function merged(field: Field, value: JsonObject, now: Json, name: string): Json {
  const base: Record<string, Json> = isObject(now) ? { ...now } : {};
  let written = false;
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes("@")) continue;
    const known = field.inner?.[key];
    if (field.inner !== undefined && known === undefined) throw unknownProperty(key, name);
    base[key] = known === undefined ? inner : taken(known, inner, base[key] ?? known.initial, key, name);
    written = true;
  }
  return written ? base : now;
}

function fits(field: Field, value: Json): boolean {
  switch (field.kind) {
    case "strings":
      return Array.isArray(value) && value.every((entry) => typeof entry === "string");
    case "objects":
      return Array.isArray(value) && value.every(isObject);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === field.kind;
  }
}

function wrongValue(name: string) {
  return badRequest(`Invalid value specified for property '${name}' of resource.`);
}

/** Whether a JSON value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
