import { FUNCTIONS } from "./functions";
import type { Comparator, Expression } from "./tree";
import { ExpressionError, textOf, type Value } from "./value";

/** The value of an expression for the attributes of one object; throws {@link ExpressionError}. */
export function evaluate(expression: Expression, attribute: (name: string) => Value): Value {
  switch (expression.kind) {
    case "attribute":
      return attribute(expression.name);
    case "constant":
      return expression.value;
    case "omitted":
      return null;
    case "comparison":
      return compare(
        expression.comparator,
        evaluate(expression.left, attribute),
        evaluate(expression.right, attribute),
      );
    case "call": {
      const rule = FUNCTIONS[expression.name];
      if (rule === undefined) throw new ExpressionError(`There is no function '${expression.name}'.`);
      return rule.evaluate(expression.arguments.map((argument) => evaluate(argument, attribute)));
    }
  }
}

/** Numbers by their size, texts by their letters; a null on either side is an error (§8.8, IIF). */
function compare(comparator: Comparator, left: Value, right: Value): boolean {
  const [one, other] = [textOf(left), textOf(right)];
  if (one === null || other === null) throw new ExpressionError("One side of the comparison has no value.");
  const order = orderOf(one, other);
  switch (comparator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
  }
}

function orderOf(one: string, other: string): number {
  if (/^-?\d+$/.test(one) && /^-?\d+$/.test(other)) return Number(one) - Number(other);
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
