import { badRequest } from "./errors";
import type { Json } from "./fields";
import type { Filter } from "./filter";

/** Reads a `$filter` text. Throws 400 where Graph's syntax is left or an operator is one we do not know. */
export function parseFilter(text: string): Filter {
  return new Parser(tokenise(text), text).parse();
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|([(),])|([^\s(),']+))/y;

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match === null) throw syntaxError(text);
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return tokens;
}

class Parser {
  #at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly text: string,
  ) {}

  parse(): Filter {
    const filter = this.#or();
    if (this.#at < this.tokens.length) throw syntaxError(this.text);
    return filter;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#skip("or")) left = { op: "or", left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#term();
    while (this.#skip("and")) left = { op: "and", left, right: this.#term() };
    return left;
  }

  #term(): Filter {
    if (this.#skip("(")) {
      const inner = this.#or();
      this.#expect(")");
      return inner;
    }
    const name = this.#next();
    if (this.tokens[this.#at] === "(") return this.#call(name.toLowerCase());
    const op = this.#next().toLowerCase();
    if (op === "in") return { op, property: name, values: this.#list() };
    if (op === "eq" || op === "gt" || op === "lt") return { op, property: name, values: [this.#literal()] };
    throw badRequest(`Unsupported or invalid query filter clause specified for property '${name}' of resource.`);
  }

  #call(name: string): Filter {
    if (name !== "startswith" && name !== "contains") {
      throw badRequest(`The function '${name}' is not supported in $filter.`);
    }
    this.#expect("(");
    const property = this.#next();
    this.#expect(",");
    const value = this.#literal();
    this.#expect(")");
    if (typeof value !== "string") throw syntaxError(this.text);
    return { op: name, property, values: [value] };
  }

  #list(): Json[] {
    this.#expect("(");
    const values = [this.#literal()];
    while (this.#skip(",")) values.push(this.#literal());
    this.#expect(")");
    return values;
  }

  #literal(): Json {
    const token = this.#next();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === "true" || token === "false") return token === "true";
    if (token === "null") return null;
    if (/^-?\d+$/.test(token)) return Number(token);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(token)) return token;
    throw syntaxError(this.text);
  }

  #next(): string {
    const token = this.tokens[this.#at];
    if (token === undefined) throw syntaxError(this.text);
    this.#at += 1;
    return token;
  }

  #skip(token: string): boolean {
    if (this.tokens[this.#at]?.toLowerCase() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw syntaxError(this.text);
  }
}

function syntaxError(text: string) {
  return badRequest(`Invalid filter clause: syntax error in '${text}'.`);
}
