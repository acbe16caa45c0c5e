import { badRequest } from "./errors";
import type { JsonObject } from "./fields";
import { FUNCTION_NAMES } from "./schema-functions";

const PARAMETERS = ["expression", "testInputObject", "targetAttributeDefinition"];
const TOKEN = /\s*(?:\[\w+\]|"(?:[^"\\]|\\.)*"|\d+|([A-Za-z]\w*)\s*(?=\()|[(),=<>]+)/y;

/**
 * Reads a mapping expression (§6.1, §8.8): whether its texts, attributes and brackets are well formed and its functions are
 * known. Nothing is evaluated; that belongs to the engine of cycles.
 */
export function parseExpression(body: JsonObject): JsonObject {
  const [unknown] = Object.keys(body).filter((name) => !name.includes("@") && !PARAMETERS.includes(name));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of parseExpression.`);
  const { expression } = body;
  if (typeof expression !== "string")
    throw badRequest("A value is required for parameter 'expression' of parseExpression.");
  const fault = faultOf(expression);
  return {
    parsingSucceeded: fault === undefined,
    parsedExpression: fault === undefined ? { expression, name: null, type: "Function", parameters: [] } : null,
    evaluationSucceeded: false,
    evaluationResult: [],
    error: fault === undefined ? null : { code: "InvalidExpression", message: fault, tenantActionable: true },
  };
}

function faultOf(expression: string): string | undefined {
  let depth = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(expression);
    if (match === null) return `The expression cannot be read from position ${at}.`;
    const name = match[1];
    if (name !== undefined && !FUNCTION_NAMES.some((known) => known === name)) return `There is no function '${name}'.`;
    depth += bracketsIn(match[0]);
    if (depth < 0) return `There is a closing bracket too many at position ${at}.`;
  }
  return depth === 0 ? undefined : "A closing bracket is missing.";
}

function bracketsIn(token: string): number {
  if (token.trimStart().startsWith('"')) return 0;
  return token.split("(").length - token.split(")").length;
}
