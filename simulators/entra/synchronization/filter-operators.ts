import type { JsonObject } from "../fields";
import { OPERATORS } from "../provisioning/scoping-filter";

const SINGLE = ["String", "Integer", "Reference", "Binary", "Boolean", "DateTime"].map((key) => ({ key, value: "" }));

/** What `schema/filterOperators()` lists (docs/services/entra-graph.md §6.1, §6.6). */
export const FILTER_OPERATORS: readonly JsonObject[] = Object.entries(OPERATORS).map(([name, { arity, all }]) => ({
  id: name,
  name,
  arity,
  multivaluedComparisonType: all === true ? "All" : "Any",
  supportedAttributeTypes: SINGLE,
}));
