import { badRequest } from "../errors";
import { isObject, type Json, type JsonObject } from "../fields";
import { evaluate } from "./evaluate";
import { parse } from "./parser";
import { type Expression, sourceOf } from "./tree";
import { ExpressionError, listOf, textOf, type Value } from "./value";

const PARAMETERS = ["expression", "testInputObject", "targetAttributeDefinition"];

/**
 * Answers `parseExpression` (docs/services/entra-graph.md §6.1): reads the expression and, when a test object is given,
 * evaluates it with that object's properties. Throws 400 for a body that is none.
 */
export function parseExpression(body: JsonObject): JsonObject {
  const [unknown] = Object.keys(body).filter((name) => !name.includes("@") && !PARAMETERS.includes(name));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of parseExpression.`);
  const { expression, testInputObject = null } = body;
  if (typeof expression !== "string")
    throw badRequest("A value is required for parameter 'expression' of parseExpression.");
  const properties = propertiesOf(testInputObject);
  const read = attempt(() => parse(expression));
  if ("error" in read) return result(null, read.error, null);
  if (properties === undefined) return result(read.value, null, null);
  const evaluated = attempt(() => listOf(evaluate(read.value, (name) => properties.get(name) ?? null)).map(textOf));
  return "error" in evaluated
    ? result(read.value, evaluated.error, null)
    : result(
        read.value,
        null,
        evaluated.value.flatMap((text) => text ?? []),
      );
}

function result(parsed: Expression | null, fault: string | null, evaluation: readonly string[] | null): JsonObject {
  return {
    parsingSucceeded: parsed !== null,
    parsedExpression: parsed === null ? null : sourceOf(parsed),
    evaluationSucceeded: evaluation !== null,
    evaluationResult: evaluation ?? [],
    error: fault === null ? null : { code: "InvalidExpression", message: fault },
  };
}

function attempt<T>(act: () => T): { readonly value: T } | { readonly error: string } {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof ExpressionError) return { error: error.message };
    throw error;
  }
}

/** `testInputObject.properties[]` of key and value. */
function propertiesOf(object: Json): Map<string, Value> | undefined {
  if (object === null) return undefined;
  const properties = isObject(object) ? object.properties : undefined;
  if (!Array.isArray(properties)) throw badRequest("testInputObject.properties must be a list of keys and values.");
  return new Map(
    properties.map((entry: Json) => {
      if (!isObject(entry) || typeof entry.key !== "string") throw badRequest("Each property must have a key.");
      return [entry.key, asValue(entry.value ?? null)];
    }),
  );
}

/** A JSON value as expressions see it; objects are not among their values. */
export function asValue(json: Json): Value {
  if (Array.isArray(json)) return json.map(asValue);
  if (json === null || typeof json === "string" || typeof json === "number" || typeof json === "boolean") return json;
  return null;
}
