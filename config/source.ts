import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";
import { type Excess, excessOf } from "./lexical";
import type { Problem } from "./place";
import { shorten } from "./place";

/** Of a text that gives offence, no more is looked at: thousands of mistakes in one long line would take minutes. */
const MOST_FOUND = 1_000;

/** Keys and list positions from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** A YAML file with its text and the places of everything in it. */
export class Source {
  readonly file: string;
  readonly text: string;
  /** Why the text was not parsed at all. */
  readonly excess: Excess | undefined;
  readonly document: Document;
  readonly #lines = new LineCounter();
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.excess = excessOf(text);
    // The core schema of YAML 1.2 keeps days such as 2026-12-31, and words such as on and no, as text.
    this.document = parseDocument(this.excess === undefined ? text : "", {
      schema: "core",
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "error",
    });
    this.#countLines();
  }

  /** The parser could count them too, but not where it has found mistakes: it would name lines above those that are meant. */
  #countLines(): void {
    this.#lines.addNewLine(0);
    for (const { index } of this.text.matchAll(/\n/g)) this.#lines.addNewLine(index + 1);
  }

  /** A problem with the text from `start` to `end`, both counted in characters from the beginning of the file. */
  problem(
    start: number,
    end: number,
    message: string,
    remedy: string,
    severity: Problem["severity"] = "error",
  ): Problem {
    const from = Math.max(0, Math.min(start, this.text.length));
    const { line, col } = this.#lines.linePos(from);
    const offending = this.text.slice(from, Math.max(from, Math.min(end, from + MOST_FOUND)));
    const [firstLine = ""] = offending.trimStart().split(/\r?\n/);
    const found = shorten(firstLine.trimEnd());
    return {
      severity,
      file: this.file,
      line: Math.max(1, line),
      column: Math.max(1, col),
      message: shorten(message, 400),
      found,
      remedy: shorten(remedy, 400),
    };
  }

  /** A problem with the key and value at a path, or with as much of the path as exists. */
  problemAt(path: Path, message: string, remedy: string, severity: Problem["severity"] = "error"): Problem {
    const { start, end } = this.#rangeOf(path);
    return this.problem(start, end, message, remedy, severity);
  }

  /** The text of the value at a path, as it is written. */
  textAt(path: Path): string {
    const { valueStart, end } = this.#rangeOf(path);
    return this.text.slice(valueStart, end).trim();
  }

  #rangeOf(path: Path): { start: number; valueStart: number; end: number } {
    let node = this.#follow(this.document.contents);
    let range = rangeOf(node, node);
    for (const step of path) {
      const next = this.#childOf(node, step);
      if (next === undefined) break;
      range = rangeOf(next.key ?? next.value, next.value ?? next.key);
      node = this.#follow(next.value);
    }
    return range;
  }

  #childOf(node: unknown, step: string | number): { key?: unknown; value: unknown } | undefined {
    if (isSeq(node) && typeof step === "number") return step in node.items ? { value: node.items[step] } : undefined;
    return isMap(node) ? this.#pairsOf(node).get(String(step)) : undefined;
  }

  /** By key, the first of each, as it is read. */
  #pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#pairs.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      if (isScalar(pair.key) && !pairs.has(String(pair.key.value))) pairs.set(String(pair.key.value), pair);
    }
    this.#pairs.set(map, pairs);
    return pairs;
  }

  #follow(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

function rangeOf(first: unknown, last: unknown): { start: number; valueStart: number; end: number } {
  const start = (first as Node | null | undefined)?.range?.[0] ?? 0;
  const [valueStart, end] = (last as Node | null | undefined)?.range ?? [start, start];
  return { start, valueStart, end };
}
