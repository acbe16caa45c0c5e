import { arityFault } from "./functions";
import type { Comparator, Expression } from "./tree";
import { ExpressionError } from "./value";

const LONGEST = 10_000;
/** Our own bound: an answer holds the whole of each part, and who reads one that is nested without end runs out of stack. */
const DEEPEST = 100;
const TOKEN =
  /\s*(?:\[(?<attribute>[\w.:-]+)\]|"(?<text>(?:[^"\\]|\\[\s\S])*)"|(?<number>-?\d+)|(?<name>[A-Za-z]\w*)|(?<sign><>|>=|<=|[=<>(),]))/y;
const COMPARATORS: readonly string[] = ["=", "<>", ">", ">=", "<", "<="] satisfies Comparator[];

type TokenKind = "attribute" | "text" | "number" | "name" | "sign";

interface Token {
  readonly kind: TokenKind;
  readonly value: string;
  readonly at: number;
}

/**
 * Reads a mapping expression (docs/services/entra-graph.md §8.8): names with case, attributes in `[ ]`, texts in `" "`. Throws
 * {@link ExpressionError} for what is malformed, for unknown functions, and for known ones that are not simulated.
 */
export function parse(text: string): Expression {
  if (text.length > LONGEST) throw new ExpressionError(`The expression has more than ${LONGEST} characters.`);
  return new Parser(tokensOf(text)).whole();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end; ) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new ExpressionError(`The expression cannot be read from position ${at}.`);
    for (const kind of ["attribute", "text", "number", "name", "sign"] as const) {
      const value = groups[kind];
      if (value !== undefined) tokens.push({ kind, value, at });
    }
  }
  return tokens;
}

class Parser {
  #at = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.#expression();
    const rest = this.tokens[this.#at];
    if (rest !== undefined) throw new ExpressionError(`There is too much from position ${rest.at}.`);
    return expression;
  }

  #expression(): Expression {
    const left = this.#operand();
    const sign = this.tokens[this.#at];
    if (sign?.kind !== "sign" || !isComparator(sign.value)) return left;
    this.#at += 1;
    return { kind: "comparison", comparator: sign.value, left, right: this.#operand() };
  }

  #operand(): Expression {
    const token = this.tokens[this.#at];
    if (token === undefined) throw new ExpressionError("The expression ends too soon.");
    this.#at += 1;
    switch (token.kind) {
      case "attribute":
        return { kind: "attribute", name: token.value };
      case "text":
        // Only the mark and the backslash itself are escaped; in patterns `\d` stays what it is.
        return { kind: "constant", value: token.value.replace(/\\(["\\])/g, "$1") };
      case "number":
        return { kind: "constant", value: numberIn(token) };
      case "name":
        return this.#call(token.value);
      case "sign":
        throw new ExpressionError(`There is an unexpected '${token.value}' at position ${token.at}.`);
    }
  }

  #call(name: string): Expression {
    if (!this.#skip("(")) throw new ExpressionError(`'${name}' is neither an attribute nor a call of a function.`);
    if (this.#depth === DEEPEST) throw new ExpressionError(`More than ${DEEPEST} functions are nested.`);
    this.#depth += 1;
    const values = this.#skip(")") ? [] : this.#arguments();
    this.#depth -= 1;
    const fault = arityFault(name, values.length);
    if (fault !== undefined) throw new ExpressionError(fault);
    return { kind: "call", name, arguments: values };
  }

  #arguments(): Expression[] {
    const values: Expression[] = [];
    for (;;) {
      const token = this.tokens[this.#at];
      const left = token?.kind === "sign" && (token.value === "," || token.value === ")");
      values.push(left ? { kind: "omitted" } : this.#expression());
      if (this.#skip(")")) return values;
      if (!this.#skip(",")) throw new ExpressionError("A comma or a closing bracket is missing.");
    }
  }

  #skip(sign: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "sign" || token.value !== sign) return false;
    this.#at += 1;
    return true;
  }
}

function numberIn({ value, at }: Token): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new ExpressionError(`The number at position ${at} is too large.`);
}

function isComparator(sign: string): sign is Comparator {
  return COMPARATORS.includes(sign);
}
