import { ExpressionError, textOf, type Value } from "./value";

/**
 * `Replace(source, oldValue, regexPattern, regexGroupName, replacementValue, replacementAttributeName, template)`. Which of its
 * five modes is meant follows from the arguments given (docs/services/entra-graph.md §8.8); two are simulated: an old text, or a
 * pattern, replaced wherever it occurs. Throws ExpressionError for the others.
 */
export function replace(values: readonly Value[]): Value {
  const [source, old, pattern, group, replacement, attribute, template] = values.map(textOf);
  const others = [group, attribute, template].some((value) => given(value));
  if (others || given(old) === given(pattern)) {
    throw new ExpressionError("This mode of the function 'Replace' exists, but is not simulated.");
  }
  if (source === null || source === undefined) return null;
  if (given(old)) return source.split(old ?? "").join(replacement ?? "");
  return source.replace(compiled(pattern ?? ""), () => replacement ?? "");
}

function given(value: string | null | undefined): boolean {
  return value !== null && value !== undefined && value !== "";
}

function compiled(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "g");
  } catch {
    throw new ExpressionError(`The pattern '${pattern}' is not a regular expression.`);
  }
}
