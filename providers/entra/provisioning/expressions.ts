/** A text in quotes, where a backslash keeps what follows from ending it; or any single character outside of quotes. */
const PIECE = /"(?:[^"\\]|\\[\s\S])*"?|[^"]/g;

/**
 * The expression in the one spelling by which two are compared: without white space outside of quotes, and with texts
 * escaped in one way, because Graph writes `"\\s"` where somebody wrote `"\s"`, which means the same.
 */
export function inOneSpelling(expression: string): string {
  return piecesOf(expression)
    .filter((piece) => piece.trim() !== "")
    .map(respelled)
    .join("");
}

function respelled(piece: string): string {
  const constant = constantIn(piece);
  return constant === undefined ? piece : quoted(constant);
}

/** Names of the attributes that an expression reads, in order of appearance (docs/services/entra-graph.md §8.8). */
export function attributesIn(expression: string): string[] {
  const outside = piecesOf(expression)
    .map((piece) => (piece.startsWith('"') ? " " : piece))
    .join("");
  return [...outside.matchAll(/\[([^[\]]+)\]/g)].map(([, name = ""]) => name.trim());
}

/** The text as a constant of the expression language: in quotes, with quotes and backslashes escaped. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * The text of an expression that is one constant; undefined for any other. A backslash before anything but a quote or a
 * backslash stands for itself, as in patterns.
 */
export function constantIn(expression: string): string | undefined {
  const inner = /^\s*"((?:[^"\\]|\\[\s\S])*)"\s*$/.exec(expression)?.[1];
  return inner?.replace(/\\(["\\])/g, "$1");
}

/** The attribute of an expression that is nothing but one attribute; undefined for any other. */
export function attributeIn(expression: string): string | undefined {
  return /^\s*\[([^[\]"]+)\]\s*$/.exec(expression)?.[1]?.trim();
}

function piecesOf(expression: string): readonly string[] {
  return expression.match(PIECE) ?? [];
}
