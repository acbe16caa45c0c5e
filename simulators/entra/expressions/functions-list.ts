import type { FunctionRule } from "./functions";
import { ExpressionError, listOf, numberOf, textOf, type Value } from "./value";

/** Functions of lists. */
export const LIST_FUNCTIONS = {
  Join: {
    parameters: ["separator", "source1"],
    least: 2,
    repeated: ["source"],
    evaluate: ([separator = null, ...sources]) =>
      sources
        .flatMap(listOf)
        .flatMap((value) => textOf(value) ?? [])
        .join(textOf(separator) ?? ""),
  },
  Split: {
    parameters: ["source", "delimiter"],
    least: 2,
    evaluate: ([source = null, delimiter = null]) => textOf(source)?.split(textOf(delimiter) ?? "") ?? null,
  },
  Count: { parameters: ["attribute"], least: 1, evaluate: ([value = null]) => listOf(value).length },
  Item: {
    parameters: ["attribute", "index"],
    least: 2,
    evaluate: ([value = null, index = null]) => listOf(value)[numberOf(index) - 1] ?? null,
  },
  RemoveDuplicates: {
    parameters: ["attribute"],
    least: 1,
    evaluate: ([value = null]) => (value === null ? null : [...new Set(listOf(value))]),
  },
  SingleAppRoleAssignment: {
    parameters: ["appRoleAssignments"],
    least: 1,
    evaluate: ([roles = null]) => single(listOf(roles)),
  },
} as const satisfies Record<string, FunctionRule>;

function single(roles: readonly Value[]): Value {
  if (roles.length > 1) throw new ExpressionError("SingleAppRoleAssignment is for people with one role only.");
  return roles[0] ?? null;
}
