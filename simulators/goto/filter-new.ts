import { type Condition, Cursor, FilterError, joined, negated, onAttribute } from "./filter";

/** Reads the newer, SCIM-like syntax, `email eq "a@b"` with `and`, `or`, `not` and brackets (docs/services/goto-admin-api.md §5). */
export function parseNew(text: string): Condition {
  const cursor = new Cursor(text.match(/"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+|\S/g) ?? []);
  const condition = anyOf(cursor);
  cursor.end();
  return condition;
}

function anyOf(cursor: Cursor): Condition {
  const parts = [allOf(cursor)];
  while (cursor.skip("or")) parts.push(allOf(cursor));
  return joined("any", parts);
}

function allOf(cursor: Cursor): Condition {
  const parts = [one(cursor)];
  while (cursor.skip("and")) parts.push(one(cursor));
  return joined("all", parts);
}

function one(cursor: Cursor): Condition {
  if (cursor.skip("not")) return negated(one(cursor));
  if (cursor.skip("(")) {
    const inside = anyOf(cursor);
    cursor.expect(")");
    return inside;
  }
  const attribute = cursor.next();
  const operator = cursor.next().toLowerCase();
  if (operator === "pr") return onAttribute(attribute, () => true);
  const value = literal(cursor.next());
  if (operator === "ne") return negated(comparison(attribute, "eq", value));
  return comparison(attribute, operator, value);
}

const OPERATORS: Readonly<Record<string, (text: string, value: string) => boolean>> = {
  eq: (text, value) => text === value,
  co: (text, value) => text.includes(value),
  sw: (text, value) => text.startsWith(value),
  ew: (text, value) => text.endsWith(value),
};

function comparison(attribute: string, operator: string, value: string): Condition {
  const compare = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (compare === undefined) throw new FilterError(`operator ${operator}`);
  const lower = value.toLowerCase();
  return onAttribute(
    attribute,
    (text, caseSensitive) => (caseSensitive ? compare(text, value) : compare(text.toLowerCase(), lower)),
    operator === "eq" ? value : undefined,
  );
}

function literal(token: string): string {
  if (/^(true|false|\d+)$/.test(token)) return token;
  if (!/^".*"$/s.test(token)) throw new FilterError(`${token} is not in quotes`);
  return token.slice(1, -1).replaceAll(/\\(.)/g, "$1");
}
