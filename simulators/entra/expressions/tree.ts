import type { Json, JsonObject } from "../fields";
import { FUNCTIONS } from "./functions";

/** How two values can be compared. */
export type Comparator = "=" | "<>" | ">" | ">=" | "<" | "<=";

/** A mapping expression, read. An argument that was left out between two commas is `omitted`. */
export type Expression =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "constant"; readonly value: string | number }
  | { readonly kind: "omitted" }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: "comparison";
      readonly comparator: Comparator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** The expression as text again. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case "attribute":
      return `[${expression.name}]`;
    case "constant":
      return typeof expression.value === "number" ? String(expression.value) : quoted(expression.value);
    case "omitted":
      return "";
    case "call":
      return `${expression.name}(${expression.arguments.map(print).join(", ")})`;
    case "comparison":
      return `${print(expression.left)} ${expression.comparator} ${print(expression.right)}`;
  }
}

/** The names of the attributes it reads. */
export function attributesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case "attribute":
      return [expression.name];
    case "call":
      return expression.arguments.flatMap(attributesIn);
    case "comparison":
      return [...attributesIn(expression.left), ...attributesIn(expression.right)];
    default:
      return [];
  }
}

/** The expression as an `attributeMappingSource`: its arguments by the names of the function's parameters (§6.5). */
export function sourceOf(expression: Expression): JsonObject {
  const text = print(expression);
  switch (expression.kind) {
    case "attribute":
      return { expression: text, name: expression.name, type: "Attribute", parameters: [] };
    case "call":
      return { expression: text, name: expression.name, type: "Function", parameters: parametersOf(expression) };
    case "comparison": {
      const parameters = [
        { key: "left", value: sourceOf(expression.left) },
        { key: "right", value: sourceOf(expression.right) },
      ];
      return { expression: text, name: expression.comparator, type: "Function", parameters };
    }
    case "constant":
      return { expression: text, name: String(expression.value), type: "Constant", parameters: [] };
    case "omitted":
      return { expression: "", name: "", type: "Constant", parameters: [] };
  }
}

function parametersOf(call: Extract<Expression, { kind: "call" }>): Json[] {
  const rule = FUNCTIONS[call.name];
  return call.arguments.map((argument, at) => ({
    key: rule === undefined ? `argument${at + 1}` : parameterName(rule.parameters, rule.repeated ?? [], at),
    value: sourceOf(argument),
  }));
}

/** Of those that repeat, `key` and `value` become key1, value1, key2, value2. */
function parameterName(fixed: readonly string[], repeated: readonly string[], at: number): string {
  const own = fixed[at];
  if (own !== undefined) return own;
  const beyond = at - fixed.length;
  return `${repeated[beyond % repeated.length]}${Math.floor(beyond / repeated.length) + 1}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
