/** First two digits of a key, by what it names. */
const PREFIX = {
  user: 41n,
  account: 42n,
  licence: 43n,
  group: 44n,
  roleset: 45n,
  attribute: 46n,
  template: 47n,
  identity: 48n,
  organizationGroup: 49n,
} as const;

const RANGE = 10n ** 17n;
/** Ends in 9, so it has no factor in common with a power of ten: no two numbers give the same key. */
const STEP = 61_803_398_874_989n;

/** Makes 19-digit keys above 2^53 (docs/services/goto-admin-api.md §1.2): the same ones in the same order after every start. */
export class KeyMaker {
  readonly #made = new Map<keyof typeof PREFIX, bigint>();
  readonly #taken = new Set<string>();

  /** Keeps a key that a seed names from being made again. */
  take(key: string): string {
    this.#taken.add(key);
    return key;
  }

  next(kind: keyof typeof PREFIX): string {
    const number = (this.#made.get(kind) ?? 0n) + 1n;
    this.#made.set(kind, number);
    const key = String(PREFIX[kind] * RANGE + ((number * STEP) % RANGE));
    return this.#taken.has(key) ? this.next(kind) : key;
  }
}

/** Keys are opaque decimal numbers; anything else in a path is malformed (§6.1). */
export function isKey(text: string): boolean {
  return /^\d{1,40}$/.test(text);
}

/** A key in a request's body, which may be a string or a bare number; undefined when it is neither. */
export function keyIn(value: unknown): string | undefined {
  const text = typeof value === "number" || typeof value === "bigint" ? String(value) : value;
  return typeof text === "string" && isKey(text) ? text : undefined;
}

/** Orders keys by their value as numbers. */
export function compareKeys(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
