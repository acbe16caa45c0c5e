import type { SourceForm } from "../synchronization/schema-form";
import { parse } from "./parser";
import type { Expression } from "./tree";
import { ExpressionError } from "./value";

const KINDS = { Attribute: "attribute", Constant: "constant", Function: "call" } as const;

/**
 * The expression of a mapping's source: `[mail]`, `"text"` or a function, as its `type` says (docs/services/entra-graph.md §6.5).
 * Where there is no expression, its name is the attribute or the text. Throws {@link ExpressionError}.
 */
export function expressionOf({ expression, name, type }: SourceForm): Expression {
  if (expression === undefined || expression === null || expression === "") {
    if (type === "Attribute" && name) return { kind: "attribute", name };
    if (type === "Constant") return { kind: "constant", value: name ?? "" };
    throw new ExpressionError("The source has no expression.");
  }
  const read = parse(expression);
  if (type !== undefined && read.kind !== KINDS[type]) {
    throw new ExpressionError(`The expression ${expression} is not of the type ${type}.`);
  }
  return read;
}
