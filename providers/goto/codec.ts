import { messageOf, UntrustworthyAnswerError } from "../errors";

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
  /** How many columns a row has in its shorter form, where there is one. */
  readonly short?: number;
  readonly toRow: (value: T) => readonly string[];
  /** Throws an UnreadableLine where a row does not stand for a value. */
  readonly fromRow: (row: readonly string[]) => T;
  /** The format of the version before this one, which is still read. */
  readonly before?: Omit<DocumentFormat<T>, "toRow">;
}

/** What is wrong with one line of a document, in words that follow its number. */
export class UnreadableLine extends Error {}

/** The document of `values`, its lines sorted so that the order of the input does not matter. */
export function encodeDocument<T>(format: DocumentFormat<T>, values: Iterable<T>): string {
  const lines: string[] = [];
  for (const value of values) lines.push(lineOf(format, value));
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
export function decodeDocument<T>(newest: DocumentFormat<T>, text: string | undefined): T[] {
  if (text === undefined || text === "") return [];
  const lines = text.split("\n");
  const format = formatOf(newest, lines[0] ?? "");
  if (lines.at(-1) !== "") throw broken(format, `line ${lines.length} is cut off`);
  return lines.slice(1, -1).map((line, i) => {
    try {
      return format.fromRow(rowOf(format, line));
    } catch (error) {
      throw broken(format, `line ${i + 2} ${messageOf(error)}`);
    }
  });
}

function lineOf<T>({ toRow }: DocumentFormat<T>, value: T): string {
  return toRow(value).map(escapeCell).join("\t");
}

type Form = Pick<DocumentFormat<unknown>, "kind" | "version" | "columns" | "short">;

function rowOf({ columns, short }: Form, line: string): string[] {
  const row = line.split("\t").map(unescapeCell);
  if (row.length !== columns && row.length !== short) {
    throw new UnreadableLine(`has ${row.length} columns instead of ${columns}`);
  }
  return row;
}

function header({ kind, version }: Form): string {
  return `@${kind} ${version}`;
}

/** The format, of this version or an earlier one, that the first line of a text names. */
function formatOf<T>(newest: DocumentFormat<T>, line: string): Omit<DocumentFormat<T>, "toRow"> {
  let format: Omit<DocumentFormat<T>, "toRow"> | undefined = newest;
  while (format !== undefined && line !== header(format)) format = format.before;
  if (format !== undefined) return format;
  const newer = new RegExp(`^@${newest.kind} (\\d+)$`).exec(line)?.[1];
  if (newer !== undefined && Number(newer) > newest.version) {
    throw broken(newest, `it was written by a newer goto-access (format ${newer}); update goto-access to read it`);
  }
  throw broken(newest, `it begins with "${line.slice(0, 40)}" instead of "${header(newest)}"`);
}

function broken({ kind }: Form, why: string): UntrustworthyAnswerError {
  return new UntrustworthyAnswerError(`The stored ${kind} document cannot be read: ${why}.`);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0" };
const UNESCAPES: Readonly<Record<string, string>> = { "\\": "\\", t: "\t", n: "\n", r: "\r", "0": "\0" };

function escapeCell(cell: string): string {
  // A lone surrogate would not survive UTF-8.
  return cell.toWellFormed().replace(/[\\\t\n\r\0]/g, (mark) => ESCAPES[mark] ?? mark);
}

function unescapeCell(cell: string): string {
  if (!cell.includes("\\")) return cell;
  return cell.replace(/\\(.?)/g, (_, mark: string) => {
    const plain = UNESCAPES[mark];
    if (plain === undefined) throw new UnreadableLine("has a bad escape");
    return plain;
  });
}

function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
