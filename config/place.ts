/** Where in the configuration something stands; line and column count from 1, as editors do. */
export interface Place {
  /** Relative to the current folder when it lies inside it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing in the configuration that is wrong (error) or that somebody should know (warning). */
export interface Problem extends Place {
  readonly severity: "error" | "warning";
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** The text that gives offence, at most one line of it. */
  readonly found: string;
  /** What to write instead, or what to do. */
  readonly remedy: string;
}

/** The block that a person reads: the place as editors and grep understand it, what is wrong, the text, the way out. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, severity, message, found, remedy } = problem;
  const lines = [`${file}:${line}:${column}  ${severity === "warning" ? "warning: " : ""}${message}`];
  if (found !== "") lines.push(`    found: ${found}`);
  if (remedy !== "") lines.push(`    write: ${remedy}`);
  return lines.join("\n");
}

/** What a person can still read. */
const MOST_SHOWN = 200;

/** All problems as one text, cut short where there are very many. */
export function formatProblems(problems: readonly Problem[]): string {
  const blocks = problems.slice(0, MOST_SHOWN).map(formatProblem);
  const left = problems.length - blocks.length;
  return [...blocks, ...(left > 0 ? [`… and ${left} more problems`] : [])].join("\n");
}

/** Compares by line and column; a stable sort keeps the order of files and of equal places. */
export function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

/** A value from a file as it may stand in a message: quoted, control characters written out, at most 60 characters. */
export function quote(value: unknown): string {
  return shorten(JSON.stringify(value) ?? String(value), 60);
}

/** JSON leaves the control characters above 7F as they are. */
function written(control: string): string {
  const code = control.charCodeAt(0);
  return code < 0x20 ? JSON.stringify(control).slice(1, -1) : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** One line of at most `limit` characters without control characters, so that a file cannot draw on the terminal. */
export function shorten(text: string, limit = 80): string {
  const line = text.replace(/\p{Cc}/gu, written);
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
