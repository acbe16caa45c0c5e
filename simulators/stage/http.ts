import type { IncomingHttpHeaders } from "node:http";

/** One request as a simulator's route sees it. */
export interface SimRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded as it came. */
  readonly path: string;
  readonly rawQuery: string;
  /** Parsed query; `+` is read as a space (see `rawQuery` where that matters). */
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Values of the `:name` segments of the route, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a route answers. An object body is sent as JSON, a string as it is, nothing as an empty body. */
export interface SimAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Reads state, changes state, answers. */
export type Handler = (request: SimRequest) => SimAnswer | Promise<SimAnswer>;

/** `[method, path pattern, handler]`; `:name` in a pattern matches one segment. The first row that matches wins. */
export type Route = readonly [method: string, pattern: string, handler: Handler];

interface Compiled {
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/** Finds the handler of a request among the rows of a route table. */
export class Router {
  readonly #byLength = new Map<number, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const [method, pattern, handler] of routes) {
      const segments = pattern.split("/").filter((s) => s !== "");
      const rows = this.#byLength.get(segments.length) ?? [];
      rows.push({ method, segments, handler });
      this.#byLength.set(segments.length, rows);
    }
  }

  /** The handler with its params; `"method"` when only the method does not fit; undefined when nothing has that path. */
  find(method: string, path: string): { handler: Handler; params: Record<string, string> } | "method" | undefined {
    const parts = path.split("/").filter((s) => s !== "");
    let otherMethod = false;
    for (const row of this.#byLength.get(parts.length) ?? []) {
      const params = match(row.segments, parts);
      if (params === undefined) continue;
      if (row.method === method) return { handler: row.handler, params };
      otherMethod = true;
    }
    return otherMethod ? "method" : undefined;
  }
}

function match(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const part = decode(parts[i] ?? "");
    if (segment.startsWith(":")) params[segment.slice(1)] = part;
    else if (segment !== part) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The request's body as JSON, or `undefined` when it is not JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
