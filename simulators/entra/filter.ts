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

/** Whether an object passes; `read` gives the value of a property. Texts are compared without case, as the directory does. */
export function passes(filter: Filter, read: (property: string) => Json): boolean {
  return fits(filter, (property) => folded(read(property)), folded);
}

/** The same with case, as the provisioning log compares (docs/services/entra-graph.md §7). */
export function passesWithCase(filter: Filter, read: (property: string) => Json): boolean {
  return fits(filter, read, (value) => value);
}

function fits(filter: Filter, read: (property: string) => Json, fold: (value: Json) => Json): boolean {
  if ("property" in filter) return holds(filter, read(filter.property), fold);
  const left = fits(filter.left, read, fold);
  return filter.op === "and" ? left && fits(filter.right, read, fold) : left || fits(filter.right, read, fold);
}

function holds({ op, values: written }: Comparison, own: Json, fold: (value: Json) => Json): boolean {
  const values = written.map(fold);
  const [first = null] = values;
  switch (op) {
    case "eq":
    case "in":
      return values.includes(own) || (Array.isArray(own) && own.some((entry) => values.includes(fold(entry))));
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
