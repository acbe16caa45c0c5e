import { Lexer } from "yaml";

/** More of them than any configuration needs; a parser's time and memory can grow with their square or worse. */
const MOST_ANCHORS = 100;
const DEEPEST = 100;

/** Tokens that stand for nothing in the text: beginnings of documents and scalars, and a flow that ends by mistake. */
const INVISIBLE = new Set(["\u0002", "\u0018", "\u001f"]);

/** The first place at which a text asks too much of a parser, counted in characters from its beginning. */
export interface Excess {
  readonly at: number;
  readonly message: string;
  readonly remedy: string;
}

/** Looks for anchors without number and brackets without end before a text is parsed, in time that grows with its size. */
export function excessOf(text: string): Excess | undefined {
  let at = 0;
  let anchors = 0;
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(text)) {
    if (INVISIBLE.has(token)) continue;
    if (token.startsWith("&") || token.startsWith("!")) anchors += 1;
    if (token === "[" || token === "{") brackets += 1;
    if (token === "]" || token === "}") brackets = Math.max(0, brackets - 1);
    if (token === "-" || token === "?") indicators += 1;
    if (token.includes("\n")) indicators = 0;
    if (anchors > MOST_ANCHORS) {
      return { at, message: `more than ${MOST_ANCHORS} anchors or tags are used`, remedy: "the values themselves" };
    }
    if (brackets > DEEPEST || indicators > DEEPEST) {
      return { at, message: "this is nested too deeply", remedy: "the few levels of the example" };
    }
    at += token.length;
  }
  return undefined;
}
