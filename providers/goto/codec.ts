import { UntrustworthyAnswerError } from "../errors";

/**
 * Text documents: one line per thing, columns parted by tabs, under a first line that names the kind and the version of the
 * format. `pulumi preview --diff` shows a changed line as that line. The first line begins with `@`, which neither YAML
 * nor JSON allows, because the engine takes minutes over long texts that it can parse (docs/adr/0003).
 */
export interface DocumentFormat<T> {
  /** The first line's word: `@<kind> <version>`. */
  readonly kind: string;
  readonly version: number;
  readonly columns: number;
  readonly toRow: (value: T) => readonly string[];
  readonly fromRow: (row: readonly string[]) => T;
}

/** The document of `values`, its lines sorted so that the order of the input does not matter. */
export function encodeDocument<T>(format: DocumentFormat<T>, values: Iterable<T>): string {
  const lines: string[] = [];
  for (const value of values) lines.push(format.toRow(value).map(escapeCell).join("\t"));
  lines.sort(byCodePoint);
  return [header(format), ...lines, ""].join("\n");
}

/** The document of `values`, or an empty text when there are none, so that a preview shows nothing where nothing is. */
export function encodeIfAny<T>(format: DocumentFormat<T>, values: Iterable<T>): string {
  const all = [...values];
  return all.length === 0 ? "" : encodeDocument(format, all);
}

/**
 * The values of a document; an absent or empty text has none. Throws when the text is not of this kind, is of a newer
 * version, or has a line that is not whole, with the number of that line.
 */
export function decodeDocument<T>(format: DocumentFormat<T>, text: string | undefined): T[] {
  if (text === undefined || text === "") return [];
  const lines = text.split("\n");
  requireHeader(format, lines[0] ?? "");
  if (lines.at(-1) !== "") throw broken(format, `line ${lines.length} is cut off`);
  return lines.slice(1, -1).map((line, i) => {
    const row = line
      .split("\t")
      .map((cell) => unescapeCell(cell, () => broken(format, `line ${i + 2} has a bad escape`)));
    if (row.length !== format.columns) {
      throw broken(format, `line ${i + 2} has ${row.length} columns instead of ${format.columns}`);
    }
    return format.fromRow(row);
  });
}

function header(format: Pick<DocumentFormat<unknown>, "kind" | "version">): string {
  return `@${format.kind} ${format.version}`;
}

function requireHeader(format: Pick<DocumentFormat<unknown>, "kind" | "version">, line: string): void {
  if (line === header(format)) return;
  const newer = new RegExp(`^@${format.kind} (\\d+)$`).exec(line)?.[1];
  if (newer !== undefined && Number(newer) > format.version) {
    throw broken(format, `it was written by a newer goto-access (format ${newer}); update goto-access to read it`);
  }
  throw broken(format, `it begins with "${line.slice(0, 40)}" instead of "${header(format)}"`);
}

function broken(format: Pick<DocumentFormat<unknown>, "kind" | "version">, why: string): UntrustworthyAnswerError {
  return new UntrustworthyAnswerError(`The stored ${format.kind} document cannot be read: ${why}.`);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };
const UNESCAPES: Readonly<Record<string, string>> = { "\\": "\\", t: "\t", n: "\n", r: "\r", "0": "\0" };

function escapeCell(cell: string): string {
  // A lone surrogate would not survive UTF-8.
  return cell.toWellFormed().replace(/[\\\t\n\r\0]/g, (mark) => ESCAPES[mark] ?? mark);
}

function unescapeCell(cell: string, bad: () => Error): string {
  if (!cell.includes("\\")) return cell;
  return cell.replace(/\\(.?)/g, (_, mark: string) => {
    const plain = UNESCAPES[mark];
    if (plain === undefined) throw bad();
    return plain;
  });
}

function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
