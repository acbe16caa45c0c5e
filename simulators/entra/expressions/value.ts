/** What an expression works with: an attribute's value, a text, or the result of a function. */
export type Value = string | number | boolean | null | readonly Value[];

/** An expression that cannot be read or evaluated; the message says what and where. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
}

/** The value as text: `True` and `False` for booleans. Throws for a list. */
export function textOf(value: Value): string | null {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  throw new ExpressionError("A list stands where a text is expected.");
}

/** The value as a list: nothing for null, one entry for a single value. */
export function listOf(value: Value): readonly Value[] {
  if (value === null) return [];
  return isList(value) ? value : [value];
}

/** The value as a whole number, written as number or text. Throws otherwise. */
export function numberOf(value: Value): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isInteger(number)) return number;
  throw new ExpressionError(`${show(value)} stands where a whole number is expected.`);
}

/** The value as true or false, also from the texts `True` and `False`; null stays null. Throws otherwise. */
export function truthOf(value: Value): boolean | null {
  if (value === null || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value.toLowerCase() : "";
  if (text === "true" || text === "false") return text === "true";
  throw new ExpressionError(`${show(value)} stands where true or false is expected.`);
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Null, or a text without anything in it. */
export function isEmpty(value: Value): boolean {
  return value === null || value === "" || (isList(value) && value.length === 0);
}

function show(value: Value): string {
  return JSON.stringify(value);
}
