import type { YAMLError } from "yaml";
import type { Problem } from "./place";
import type { Source } from "./source";

/** What is said about the mistakes of syntax that people make; the rest keeps the parser's own words. */
const SYNTAX: Partial<Record<YAMLError["code"], readonly [message: string, remedy: string]>> = {
  BAD_INDENT: [
    "the indentation does not fit, or a bracket is not closed",
    "spaces in line with the entry above, or the bracket that is missing",
  ],
  BAD_SCALAR_START: ["a text cannot begin with this character", "the text in quotes"],
  BLOCK_AS_IMPLICIT_KEY: [
    "a value on the line of its key contains another key",
    "one key a line, or the text in quotes",
  ],
  MISSING_CHAR: ["something is missing here: a colon after a key, a comma, or a closing quote", "`key: value`"],
  MULTILINE_IMPLICIT_KEY: ["a key must be on one line", "`key: value`"],
  MULTIPLE_DOCS: ["a second document begins here", "one document a file, without this line"],
  RESOURCE_EXHAUSTION: ["this is nested too deeply", "the few levels of the example"],
  TAB_AS_INDENT: ["a tab is used to indent", "spaces"],
  UNEXPECTED_TOKEN: ["this does not belong here", "`key: value` below a key, or `- ` before an entry of a list"],
};

/** More of them in one file are echoes of the first. */
const MOST = 20;

/** The mistakes of syntax in a file, one a line at most. */
export function syntaxProblems(source: Source): Problem[] {
  const { excess } = source;
  if (excess !== undefined) {
    return [source.problem(excess.at, lineEnd(source.text, excess.at), excess.message, excess.remedy)];
  }
  const byLine = new Map<number, Problem>();
  // Garbage has a mistake in every character: those of the line that was told last need no second look.
  let told = { start: 0, end: -1 };
  for (const error of source.document.errors) {
    const at = error.pos[0];
    if (at >= told.start && at <= told.end) continue;
    told = { start: lineStart(source.text, at), end: lineEnd(source.text, at) };
    const [message, remedy] = SYNTAX[error.code] ?? [lowerFirst(error.message), "YAML as in the example"];
    const problem = source.problem(at, told.end, message, remedy);
    if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
    if (error.code === "RESOURCE_EXHAUSTION" || byLine.size === MOST) break;
  }
  return [...byLine.values()];
}

function lineStart(text: string, from: number): number {
  return from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
