import { Lexer } from "yaml";

/** More of them than any configuration needs; a parser's time and memory can grow with their square or worse. */
const MOST_ANCHORS = 100;
const MOST_ALIASES = 100;
const DEEPEST = 100;
/** Each is a mistake that the parser keeps with a stack of its own, 2 kB for one character. */
const MOST_STRAY = 100;

/** Tokens that stand for nothing in the text: beginnings of documents and scalars, and a flow that ends by mistake. */
const INVISIBLE = new Set(["\u0002", "\u0018", "\u001f"]);

/** The first place at which a text asks too much of a parser, counted in characters from its beginning. */
export interface Excess {
  readonly at: number;
  readonly message: string;
  readonly remedy: string;
}

/** What has been seen of a text so far. */
interface Counts {
  anchors: number;
  aliases: number;
  brackets: number;
  stray: number;
  indicators: number;
}

/** Looks for anchors without number and brackets without end before a text is parsed, in time that grows with its size. */
export function excessOf(text: string): Excess | undefined {
  let at = 0;
  const counts: Counts = { anchors: 0, aliases: 0, brackets: 0, stray: 0, indicators: 0 };
  for (const token of new Lexer().lex(text)) {
    if (INVISIBLE.has(token)) continue;
    count(counts, token);
    const said = excessive(counts);
    if (said !== undefined) return { at, ...said };
    at += token.length;
  }
  return undefined;
}

function count(counts: Counts, token: string): void {
  if (token.startsWith("&") || token.startsWith("!")) counts.anchors += 1;
  if (token.startsWith("*")) counts.aliases += 1;
  if (token === "[" || token === "{") counts.brackets += 1;
  if (token === "]" || token === "}") {
    if (counts.brackets === 0) counts.stray += 1;
    else counts.brackets -= 1;
  }
  if (token === "-" || token === "?") counts.indicators += 1;
  if (token.includes("\n")) counts.indicators = 0;
}

function excessive({ anchors, aliases, brackets, stray, indicators }: Counts): Omit<Excess, "at"> | undefined {
  if (anchors > MOST_ANCHORS) {
    return { message: `more than ${MOST_ANCHORS} anchors or tags are used`, remedy: "the values themselves" };
  }
  if (aliases > MOST_ALIASES) {
    return { message: `more than ${MOST_ALIASES} aliases are used`, remedy: "the values themselves" };
  }
  if (stray > MOST_STRAY) {
    return { message: `more than ${MOST_STRAY} brackets close nothing`, remedy: "as many brackets open as close" };
  }
  if (brackets > DEEPEST || indicators > DEEPEST) {
    return { message: "this is nested too deeply", remedy: "the few levels of the example" };
  }
  return undefined;
}
