import { ScimRefusal } from "./errors";

/** One comparison of a filter. */
export interface Comparison {
  /** As the list of attributes writes it. */
  readonly attribute: string;
  readonly operator: string;
  readonly value: string;
}

/** What may stand in a filter. */
export interface FilterRules {
  readonly attributes: readonly string[];
  readonly operators: readonly string[];
  /** Whether several comparisons may be joined by `and`. */
  readonly joins: boolean;
}

const COMPARISON = /^\s*(\S+)\s+([a-z]+)\s+("(?:[^"\\]|\\.)*"|true|false)(?=\s|$)/i;
const AND = /^\s+and(?=\s)/i;

/** Reads a filter, all of whose comparisons must hold; 400 for one that the rules do not allow. */
export function readFilter(text: string, rules: FilterRules): Comparison[] {
  const match = COMPARISON.exec(text);
  if (match === null) throw badFilter(text);
  const [whole, attribute = "", operator = "", literal = ""] = match;
  const first = comparison(text, rules, attribute, operator, literal);
  const rest = text.slice(whole.length);
  if (rest.trim() === "") return [first];
  const join = AND.exec(rest);
  if (join === null || !rules.joins) throw badFilter(text);
  return [first, ...readFilter(rest.slice(join[0].length), rules)];
}

function comparison(text: string, rules: FilterRules, name: string, operator: string, literal: string): Comparison {
  const attribute = rules.attributes.find((known) => known.toLowerCase() === name.toLowerCase());
  const known = rules.operators.find((one) => one === operator.toLowerCase());
  if (attribute === undefined || known === undefined) throw badFilter(text);
  return {
    attribute,
    operator: known,
    value: literal.startsWith('"') ? unquoted(text, literal) : literal.toLowerCase(),
  };
}

function unquoted(text: string, literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    throw badFilter(text);
  }
}

/** Whether a value passes. Only `externalId` and `id` are compared with their capitals (RFC 7643 §3.1). */
export function passes({ attribute, operator, value }: Comparison, own: string | undefined): boolean {
  if (own === undefined) return false;
  const fold = (text: string) => (attribute === "externalId" || attribute === "id" ? text : text.toLowerCase());
  const [left, right] = [fold(own), fold(value)];
  if (operator === "sw") return left.startsWith(right);
  return operator === "co" ? left.includes(right) : left === right;
}

function badFilter(text: string): ScimRefusal {
  return new ScimRefusal(400, `the filter ${text} cannot be read`, "invalidFilter");
}
