import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { typeOf } from "./definitions";
import { type Schema, schemaOf } from "./json-schema";

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, verbose: true, discriminator: true });
const compiled = new Map<string, ValidateFunction>();
const named: Record<string, Schema> = {};

/** What in a JSON value is not as the type says, each as `/value/*: what`, with `*` for any element; empty when all is. */
export function complaints(type: string, value: unknown): string[] {
  const validate = validatorOf(type);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => !isNoise(error)).map(complaint);
}

/** The same where there may be no type, for what is not to be sent, or no value. */
export function misfits(type: string | undefined, value: unknown): string[] {
  if (type === undefined) return value === undefined ? [] : ["there is one, and there should be none"];
  return value === undefined ? [`there is none, but it is ${type}`] : complaints(type, value);
}

/** Of something nullable, what is wrong with it is said once more as "must be null". */
function isNoise({ keyword, params }: ErrorObject): boolean {
  return keyword === "anyOf" || (keyword === "type" && params.type === "null");
}

function complaint({ instancePath, message, params, data }: ErrorObject): string {
  const { additionalProperty, allowedValues, allowedValue } = params;
  const which: unknown = additionalProperty ?? allowedValue ?? allowedValues;
  const found = typeof data === "object" && data !== null ? "" : `, not ${JSON.stringify(data)}`;
  const place = instancePath.replace(/\/\d+(?=\/|$)/g, "/*") || "/";
  return `${place}: ${message}${which === undefined ? "" : `: ${String(which)}`}${found}`;
}

/** Each named type is compiled once, whatever refers to it. */
function validatorOf(type: string): ValidateFunction {
  const known = compiled.get(type);
  if (known !== undefined) return known;
  const schema = schemaOf(typeOf(type), named);
  for (const [name, definition] of Object.entries(named)) {
    if (ajv.schemas[name] === undefined) ajv.addSchema(definition, name);
  }
  const validate = ajv.compile(schema);
  compiled.set(type, validate);
  return validate;
}
