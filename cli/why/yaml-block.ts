import { readFileSync } from "node:fs";
import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";

/** First and last line of something in a file, from 1. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** A YAML file of the configuration in which the lines of an entry are found. */
export class YamlFile {
  readonly #lines = new LineCounter();
  readonly #text: string;
  readonly #document: ReturnType<typeof parseDocument>;

  constructor(readonly path: string) {
    this.#text = readFileSync(path, "utf8");
    this.#document = parseDocument(this.#text, { lineCounter: this.#lines });
  }

  /** The lines of an entry that begins in line `first`: of assignments.yaml the entry at `index` of the list. */
  entry(first: number, index: number): Block {
    return this.#block(first, this.#document.getIn(["assignments", index], true));
  }

  /** The lines of a role, with the one that names it. */
  role(first: number, name: string): Block {
    const roles = this.#document.get("roles");
    const pair = isMap(roles) ? roles.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
    return this.#block(first, pair?.value);
  }

  #block(first: number, node: unknown): Block {
    const end = (node as Node | null | undefined)?.range?.[1] ?? 0;
    const { line } = this.#lines.linePos(this.#text.slice(0, end).trimEnd().length);
    return { first, last: Math.max(first, line) };
  }
}
