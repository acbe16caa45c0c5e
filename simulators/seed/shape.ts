import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { closest, distance } from "fastest-levenshtein";
import type { FromSchema } from "json-schema-to-ts";
import { worldSchema } from "./schema";

type Shape = FromSchema<typeof worldSchema>;

const validate: ValidateFunction<Shape> = new Ajv({
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
}).compile<Shape>(worldSchema);

/** The document as a world, or everything that is wrong with its shape: a sentence each, beginning with the value's path. */
export function shapeOf(document: unknown): { readonly world: Shape } | { readonly problems: readonly string[] } {
  if (validate(document)) return { world: document };
  return { problems: (validate.errors ?? []).map(sentence) };
}

function sentence(error: ErrorObject): string {
  const path = pathOf(error.instancePath);
  const at = path === "" ? "" : `${path}: `;
  const { params, parentSchema, data } = error;
  switch (error.keyword) {
    case "required":
      return `${at}"${params.missingProperty}" is missing`;
    case "additionalProperties":
      return `${at}unknown key "${params.additionalProperty}"${nearest(params.additionalProperty, parentSchema)}`;
    case "type":
      return `${at}must be ${expected(error)}, not ${show(data)}${quotesHelp(error)}`;
    case "enum":
      return `${at}must be ${params.allowedValues.map(show).join(" or ")}, not ${show(data)}`;
    case "pattern":
      return `${at}must be ${parentSchema?.description}, not ${show(data)}`;
    case "minLength":
      return `${at}must not be empty`;
    case "maxLength":
      return `${at}is longer than ${params.limit} characters`;
    case "minimum":
      return `${at}must be ${params.limit} or more, not ${show(data)}`;
    case "minItems":
      return `${at}needs at least ${params.limit}`;
    default:
      return `${at}${error.message}`;
  }
}

/** `/entra/users/3/mail` as `entra.users[3].mail`. */
function pathOf(pointer: string): string {
  return pointer
    .slice(1)
    .replaceAll(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".");
}

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a set of keys",
  null: "null",
};

function expected({ schema }: ErrorObject): string {
  return [schema]
    .flat()
    .map((type) => WORDS[String(type)] ?? String(type))
    .join(" or ");
}

/** Keys and ids that YAML or JSON read as a number have lost digits by then. */
function quotesHelp({ schema, data }: ErrorObject): string {
  return schema === "string" && typeof data === "number" ? "; put it in quotes" : "";
}

function nearest(key: string, schema: ErrorObject["parentSchema"]): string {
  const known = Object.keys(schema?.properties ?? {});
  const near = closest(key, known);
  return distance(key, near) <= 3 ? `; write "${near}"` : `; known are ${known.join(", ")}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
