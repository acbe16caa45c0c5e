import type { ErrorObject } from "ajv";
import { alternatives, withoutBranches } from "./branches";
import { choice, nearest } from "./nearest";
import { type Problem, quote } from "./place";
import type { Path, Source } from "./source";
import { subject } from "./subject";
import { WORDING } from "./values";
import { wrongType } from "./wrong-type";

/** The part of a schema that messages use. */
interface Known {
  readonly properties?: Readonly<Record<string, { readonly examples?: readonly unknown[] }>>;
}

/** Says in words what the validator found, at the places in the file. `pathOf` turns its pointers into paths. */
export function explain(errors: readonly ErrorObject[], source: Source, pathOf: (pointer: string) => Path): Problem[] {
  const leading = withoutBranches(errors);
  const meant = meantKeys(leading);
  const problems: Problem[] = [];
  for (const error of leading) {
    const path = pathOf(error.instancePath);
    const said = sentence(error, path, source, meant);
    if (said !== undefined) problems.push(source.problemAt(...said));
  }
  return problems;
}

type Sentence = [path: Path, message: string, remedy: string];

/** One problem for one error; undefined where another error says it already. */
function sentence(error: ErrorObject, path: Path, source: Source, meant: ReadonlySet<string>): Sentence | undefined {
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(error, path);
    case "required":
      return missingKey(error, path, meant);
    case "type":
      return wrongType(path, error, source);
    case "anyOf":
      return wrongType(path, { ...error, params: { type: alternatives(error) } }, source);
    case "oneOf":
      return notExactlyOne(error, path, meant);
    case "enum":
      return notAllowed(error, path);
    case "pattern":
    case "format":
      return wrongText(error, path);
    case "minimum":
    case "maximum":
      return outOfRange(error, path);
    default:
      return error.keyword === "propertyNames" ? undefined : [path, `${subject(path)} ${error.message}`, ""];
  }
}

function notAllowed(error: ErrorObject, path: Path): Sentence {
  const allowed: readonly unknown[] = error.params.allowedValues;
  const text = typeof error.data === "string" ? error.data : quote(error.data);
  return [path, `${subject(path)} cannot be ${quote(error.data)}`, choice(text, allowed.map(String))];
}

function outOfRange(error: ErrorObject, path: Path): Sentence {
  const end = `${error.keyword === "minimum" ? "at least" : "at most"} ${error.params.limit}`;
  return [path, `${subject(path)} must be ${end}`, `a whole number, ${end}`];
}

function unknownKey(error: ErrorObject, path: Path): Sentence {
  const key = String(error.params.additionalProperty);
  return [[...path, key], `unknown key ${quote(key)}`, choice(key, keysOf(error))];
}

function missingKey(error: ErrorObject, path: Path, meant: ReadonlySet<string>): Sentence | undefined {
  const key = String(error.params.missingProperty);
  if (meant.has(`${error.instancePath}/${key}`)) return undefined;
  const example = (error.parentSchema as Known).properties?.[key]?.examples?.[0];
  return [path, `key ${quote(key)} is missing`, `${key}: ${example === undefined ? "…" : flow(example)}`];
}

function notExactlyOne(error: ErrorObject, path: Path, meant: ReadonlySet<string>): Sentence | undefined {
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null) return undefined;
  const keys = (error.schema as readonly { required: readonly string[] }[]).flatMap((branch) => branch.required);
  const given = keys.filter((key) => Object.hasOwn(data, key));
  if (given.length === 0 && keys.some((key) => meant.has(`${error.instancePath}/${key}`))) return undefined;
  const which = given.length === 0 ? "none is given" : `${given.join(" and ")} are given`;
  return [
    path,
    `exactly one of ${keys.join(", ")} is needed, ${which}`,
    `one of ${keys.map((key) => `${key}: …`).join(", ")}`,
  ];
}

function wrongText(error: ErrorObject, path: Path): Sentence {
  const wording = WORDING[String(error.schema)] ?? {
    message: "does not have the right form",
    remedy: String(error.schema),
  };
  if (error.propertyName !== undefined) {
    return [[...path, error.propertyName], `${quote(error.propertyName)} ${wording.message}`, wording.remedy];
  }
  const value = String(error.data).trim() === "" ? "" : `${quote(error.data)} `;
  return value === ""
    ? [path, `${subject(path)} is empty`, wording.remedy]
    : [path, `${subject(path)}: ${value}${wording.message}`, wording.remedy];
}

/** Keys that an unknown one was probably meant to be, as pointers: that they are missing is then said already. */
function meantKeys(errors: readonly ErrorObject[]): ReadonlySet<string> {
  const pointers = errors
    .filter((error) => error.keyword === "additionalProperties")
    .map((error) => `${error.instancePath}/${nearest(String(error.params.additionalProperty), keysOf(error))}`);
  return new Set(pointers);
}

function keysOf(error: ErrorObject): string[] {
  return Object.keys((error.parentSchema as Known).properties ?? {});
}

/** An example on one line, as YAML. */
function flow(example: unknown): string {
  return typeof example === "string" ? example : JSON.stringify(example);
}
