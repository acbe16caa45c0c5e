import type { AttributeSource } from "../synchronization-schema";
import { attributeIn, constantIn, inOneSpelling, quoted } from "./expressions";

/** What a target attribute is filled from, as declared; text alone is an attribute of the directory. */
export type DeclaredSource =
  | string
  | ((
      | { readonly attribute: string }
      | { readonly constant: string }
      /** In Entra's language of mappings (docs/services/entra-graph.md §8.8). */
      | { readonly expression: string }
    ) & {
      /** onCreate: sent when the account is made and never again. Default: always. */
      readonly apply?: "always" | "onCreate";
    });

/**
 * Has Graph read an expression (docs/services/entra-graph.md §6.1, `parseExpression`). Rejects with an
 * {@link UnreadableExpressionError} when Graph cannot read it, with any other error when Graph could not be asked.
 */
export type ParseExpression = (expression: string) => Promise<AttributeSource>;

/** Graph cannot read an expression; the message is Graph's own. */
export class UnreadableExpressionError extends Error {
  override name = "UnreadableExpressionError";
}

/** A declared source without abbreviations: `[mail]` is an attribute and `"x"` a constant, however they were declared. */
export type PlainSource =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "constant"; readonly value: string }
  | { readonly kind: "expression"; readonly text: string };

/** What is declared, and when it is sent, apart from each other. */
export function plainSource(declared: DeclaredSource): PlainSource {
  if (typeof declared === "string") return { kind: "attribute", name: declared };
  if ("attribute" in declared) return { kind: "attribute", name: declared.attribute };
  if ("constant" in declared) return { kind: "constant", value: declared.constant };
  const attribute = attributeIn(declared.expression);
  if (attribute !== undefined) return { kind: "attribute", name: attribute };
  const constant = constantIn(declared.expression);
  return constant === undefined
    ? { kind: "expression", text: declared.expression.trim() }
    : { kind: "constant", value: constant };
}

/**
 * The declared source as Graph keeps it; `live` itself when it means the same already. Graph is only asked about expressions
 * that look different, and its own spelling of them counts as equal: otherwise each preview would show them again.
 */
export async function settledSource(
  source: PlainSource,
  live: AttributeSource | undefined,
  parse: ParseExpression,
): Promise<AttributeSource> {
  const written = source.kind === "expression" ? source.text : spelled(source).expression;
  if (live !== undefined && sameMeaning(live, written)) return live;
  if (source.kind !== "expression") return spelled(source);
  const parsed = await parse(source.text);
  return live !== undefined && sameMeaning(live, expressionOf(parsed)) ? live : parsed;
}

/** The source as an expression, also where Graph leaves the expression out. */
export function expressionOf(source: AttributeSource): string {
  const { type, name, expression } = source;
  if (type === "Attribute") return expression || `[${name ?? ""}]`;
  if (type !== "Constant") return expression ?? "";
  return constantIn(expression ?? "") === undefined ? quoted(expression || (name ?? "")) : expression;
}

function spelled(source: Exclude<PlainSource, { kind: "expression" }>): AttributeSource {
  return source.kind === "attribute"
    ? { expression: `[${source.name}]`, name: source.name, type: "Attribute", parameters: [] }
    : { expression: quoted(source.value), name: source.value, type: "Constant", parameters: [] };
}

function sameMeaning(live: AttributeSource, expression: string): boolean {
  const own = expressionOf(live);
  const constant = constantIn(own);
  return constant === undefined
    ? inOneSpelling(own) === inOneSpelling(expression)
    : constant === constantIn(expression);
}
