import type { Json } from "./fields";

/** A `$filter`, read. Property paths are written with slashes. */
export type Filter = { readonly op: "and" | "or"; readonly left: Filter; readonly right: Filter } | Comparison;

/** One property compared with one value, or with several for `in`. */
export interface Comparison {
  readonly op: Operator;
  readonly property: string;
  readonly values: readonly Json[];
}

/** What compares a property with values. */
type Operator = "eq" | "in" | "startswith" | "contains" | "gt" | "lt";

/** Every comparison in a filter. */
export function comparisons(filter: Filter): Comparison[] {
  return "property" in filter ? [filter] : [...comparisons(filter.left), ...comparisons(filter.right)];
}

/** Whether an object passes; `read` gives the value of a property. Texts are compared without case, as Entra does. */
export function passes(filter: Filter, read: (property: string) => Json): boolean {
  if ("property" in filter) return holds(filter, folded(read(filter.property)));
  const left = passes(filter.left, read);
  return filter.op === "and" ? left && passes(filter.right, read) : left || passes(filter.right, read);
}

function holds({ op, values: written }: Comparison, own: Json): boolean {
  const values = written.map(folded);
  const [first = null] = values;
  switch (op) {
    case "eq":
    case "in":
      return values.includes(own) || (Array.isArray(own) && own.some((entry) => values.includes(folded(entry))));
    case "startswith":
      return typeof own === "string" && own.startsWith(String(first));
    case "contains":
      return typeof own === "string" && own.includes(String(first));
    case "gt":
      return order(own, first) > 0;
    case "lt":
      return order(own, first) < 0;
  }
}

/** Positive when the property is the greater; 0 also where the two cannot be compared. */
function order(own: Json, value: Json): number {
  if (typeof own === "number" && typeof value === "number") return own - value;
  if (typeof own !== "string" || typeof value !== "string" || own === value) return 0;
  return own > value ? 1 : -1;
}

function folded(value: Json): Json {
  return typeof value === "string" ? value.toLowerCase() : value;
}
