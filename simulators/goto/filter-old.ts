import { type Condition, Cursor, FilterError, joined, onAttribute } from "./filter";

/**
 * Reads the old syntax, `(email="(?i).*kow.*") | (firstName="Mira")`: values are regular expressions that must match the whole
 * text, `&` binds closer than `|` (docs/services/goto-admin-api.md §5).
 */
export function parseOld(text: string): Condition {
  const cursor = new Cursor(tokens(text));
  const condition = anyOf(cursor);
  cursor.end();
  return condition;
}

function tokens(text: string): string[] {
  const found = text.match(/"(?:[^"\\]|\\.)*"|[()&|=]|[A-Za-z.]+|\S/g);
  return found ?? [];
}

function anyOf(cursor: Cursor): Condition {
  const parts = [allOf(cursor)];
  while (cursor.skip("|")) parts.push(allOf(cursor));
  return joined("any", parts);
}

function allOf(cursor: Cursor): Condition {
  const parts = [one(cursor)];
  while (cursor.skip("&")) parts.push(one(cursor));
  return joined("all", parts);
}

function one(cursor: Cursor): Condition {
  if (cursor.skip("(")) {
    const inside = anyOf(cursor);
    cursor.expect(")");
    return inside;
  }
  const attribute = cursor.next();
  cursor.expect("=");
  const value = cursor.next();
  if (!value.startsWith('"')) throw new FilterError(`${value} is not in quotes`);
  const pattern = regularExpression(value.slice(1, -1).replaceAll('\\"', '"'));
  return onAttribute(attribute, (text) => pattern.test(text));
}

/** JavaScript has no `(?i)` at the head of an expression, the service does. */
function regularExpression(source: string): RegExp {
  const insensitive = source.startsWith("(?i)");
  try {
    return new RegExp(`^(?:${insensitive ? source.slice(4) : source})$`, insensitive ? "i" : "");
  } catch {
    throw new FilterError(`${source} is not a regular expression`);
  }
}
