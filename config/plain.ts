import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { type Problem, quote } from "./place";
import type { Source } from "./source";

/** Aliases that are followed in one file; what aliases of aliases stand for grows without end (a "billion laughs"). */
const MOST_ALIASES = 100;
const DEEPEST = 32;
const UNTAGGED = "the value without a tag";
const VALUES = "the values themselves";

/** What a file says as plain values; its objects have no prototype, so that no key means anything by itself. */
export interface Plain {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Whether a value is not what the file says, so that nothing more can be said about it. */
  readonly broken: boolean;
}

/** Turns the nodes of a file into plain values and refuses what YAML can say but a configuration should not. */
export function plainValue(source: Source): Plain {
  const reader = new Reader(source);
  const value = reader.read(source.document.contents, 0);
  return { value, problems: reader.problems, broken: reader.broken };
}

class Reader {
  readonly problems: Problem[] = [];
  broken = false;
  #aliases = 0;
  /** What is being read, as far as an alias can stand for it. */
  readonly #open = new Set<unknown>();

  constructor(private readonly source: Source) {}

  read(node: unknown, depth: number): unknown {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) return this.#follow(node, depth);
    const tag = tagOf(node);
    if (depth > DEEPEST)
      return this.#refuse(node as Node, "this is nested too deeply", "the few levels of the example");
    if (tag !== undefined) return this.#refuse(node as Node, `tag ${quote(tag)} means nothing here`, UNTAGGED);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    return isMap(node) ? this.#readMap(node, depth) : null;
  }

  #readMap(map: YAMLMap, depth: number): unknown {
    const value: Record<string, unknown> = Object.create(null);
    for (const pair of map.items) {
      const key = this.#keyOf(pair, value);
      if (key !== undefined) value[key] = this.read(pair.value, depth + 1);
    }
    return value;
  }

  #keyOf(pair: Pair, before: object): string | undefined {
    const { key } = pair;
    if (!isScalar(key) || typeof key.value !== "string") {
      this.#report(key as Node, "a key must be text", isScalar(key) ? quote(key.source ?? "") : "a text as key");
      return undefined;
    }
    if (!(key.value in before)) return key.value;
    this.#report(key, `key ${quote(key.value)} is given twice`, "one of the two");
    return undefined;
  }

  #follow(alias: Alias, depth: number): unknown {
    this.#aliases += 1;
    if (this.#aliases === MOST_ALIASES + 1) this.#refuse(alias, `more than ${MOST_ALIASES} aliases are used`, VALUES);
    if (this.#aliases > MOST_ALIASES) return null;
    const target = alias.resolve(this.source.document);
    const name = quote(alias.source);
    if (target === undefined) return this.#refuse(alias, `alias ${name} has no anchor before it`, VALUES);
    if (this.#open.has(target)) return this.#refuse(alias, `alias ${name} contains itself`, VALUES);
    this.#open.add(target);
    const value = this.read(target, depth);
    this.#open.delete(target);
    return value;
  }

  #refuse(node: Node, message: string, remedy: string): null {
    this.#report(node, message, remedy);
    this.broken = true;
    return null;
  }

  #report(node: Node | null, message: string, remedy: string): void {
    const [start, end] = node?.range ?? [0, 0];
    this.problems.push(this.source.problem(start, end, message, remedy));
  }
}

/** Only tags that are written out are there; the others follow from the text of the value. */
function tagOf(node: unknown): string | undefined {
  return isScalar(node) || isSeq(node) || isMap(node) ? node.tag?.replace("tag:yaml.org,2002:", "!!") : undefined;
}
