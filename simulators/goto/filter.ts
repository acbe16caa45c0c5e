import type { View } from "./rows";

/** A filter that cannot be read. */
export class FilterError extends Error {
  override name = "FilterError";
}

/** Tests an object. */
export type Test = (view: View) => boolean;

/** A filter that was read: `compile` checks its attribute names and gives its test. */
export interface Condition {
  /** Set when only objects with this e-mail address can pass. */
  readonly email: string | undefined;
  compile(attributes: readonly string[], caseSensitive: boolean): Test;
}

/** All of these, or any of these. */
export function joined(how: "all" | "any", parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return {
    email: how === "all" ? parts.find(({ email }) => email !== undefined)?.email : undefined,
    compile: (attributes, caseSensitive) => {
      const tests = parts.map((part) => part.compile(attributes, caseSensitive));
      return how === "all" ? (view) => tests.every((test) => test(view)) : (view) => tests.some((test) => test(view));
    },
  };
}

/** The opposite. */
export function negated(part: Condition): Condition {
  return {
    email: undefined,
    compile: (attributes, caseSensitive) => {
      const test = part.compile(attributes, caseSensitive);
      return (view) => !test(view);
    },
  };
}

/** A condition on one attribute; of an attribute with several values one is enough. */
export function onAttribute(
  attribute: string,
  passes: (value: string, caseSensitive: boolean) => boolean,
  email?: string,
): Condition {
  return {
    email: attribute === "email" ? email : undefined,
    compile: (attributes, caseSensitive) => {
      if (!attributes.includes(attribute)) throw new FilterError(`attribute ${attribute}`);
      return (view) => valuesOf(view[attribute]).some((value) => passes(value, caseSensitive));
    },
  };
}

function valuesOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** A list of tokens with a place in it. */
export class Cursor {
  #at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  peek(): string | undefined {
    return this.tokens[this.#at];
  }

  next(): string {
    const token = this.tokens[this.#at];
    if (token === undefined) throw new FilterError("ends too early");
    this.#at += 1;
    return token;
  }

  /** Goes past the token if it is this one, whatever its case. */
  skip(token: string): boolean {
    if (this.peek()?.toLowerCase() !== token) return false;
    this.#at += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.skip(token)) throw new FilterError(`${token} expected, not ${this.peek() ?? "the end"}`);
  }

  end(): void {
    if (this.peek() !== undefined) throw new FilterError(`${this.peek()} is too much`);
  }
}
