import type { FunctionRule } from "./functions";
import { ExpressionError, isEmpty, textOf, truthOf, type Value } from "./value";

/** A question about one value. */
const question = (ask: (value: Value) => boolean): FunctionRule => ({
  parameters: ["expression"],
  least: 1,
  evaluate: ([value = null]) => ask(value),
});

/** Functions that ask and choose. */
export const CHOICE_FUNCTIONS = {
  IsNull: question((value) => value === null),
  IsNullOrEmpty: question(isEmpty),
  IsPresent: question((value) => !isEmpty(value)),
  IsString: question((value) => typeof value === "string"),
  Not: {
    parameters: ["source"],
    least: 1,
    evaluate: ([source = null]) => {
      const truth = truthOf(source);
      return truth === null ? null : !truth;
    },
  },
  Coalesce: {
    parameters: ["source1"],
    least: 1,
    repeated: ["source"],
    evaluate: (values) => values.find((value) => value !== null) ?? null,
  },
  IIF: {
    parameters: ["condition", "valueIfTrue", "valueIfFalse"],
    least: 3,
    evaluate: ([condition = null, yes = null, no = null]) => {
      const truth = truthOf(condition);
      if (truth === null) throw new ExpressionError("The condition of IIF has no value.");
      return truth ? yes : no;
    },
  },
  Switch: {
    parameters: ["source", "defaultValue"],
    least: 4,
    repeated: ["key", "value"],
    evaluate: ([source = null, fallback = null, ...pairs]) => {
      const own = textOf(source);
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        if (own !== null && textOf(pairs[at] ?? null) === own) return pairs[at + 1] ?? null;
      }
      return fallback;
    },
  },
  IgnoreFlowIfNullOrEmpty: {
    parameters: ["expression"],
    least: 1,
    // A null is not exported, which is all that ignoring means here.
    evaluate: ([value = null]) => (isEmpty(value) ? null : value),
  },
} as const satisfies Record<string, FunctionRule>;
