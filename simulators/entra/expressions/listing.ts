import type { JsonObject } from "../fields";
import { FUNCTIONS } from "./functions";

/** What `schema/functions()` lists: exactly what the evaluator knows (docs/services/entra-graph.md §6.1). */
export const FUNCTION_LIST: readonly JsonObject[] = Object.entries(FUNCTIONS).map(([name, rule]) => {
  const parameter = (key: string, required: boolean, allowMultipleOccurrences: boolean): JsonObject => ({
    name: key,
    type: "String",
    required,
    allowMultipleOccurrences,
  });
  return {
    name,
    parameters: [
      ...rule.parameters.map((key, at) => parameter(key, at < rule.least, false)),
      ...(rule.repeated ?? []).map((key) => parameter(key, false, true)),
    ],
  };
});
