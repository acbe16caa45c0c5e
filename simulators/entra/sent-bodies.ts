import { parseJson, type Route, type SimRequest } from "../stage/http";

/** One request that would change something, as it came. */
export interface SentBody {
  readonly method: string;
  /** With the version, without the query. */
  readonly path: string;
  /** JSON, or text where it is none; missing where nothing was sent. */
  readonly body?: unknown;
}

/** Whoever signs in changes nothing, and sends a form. */
const SIGN_IN = /^\/[^/]+\/oauth2\/v2\.0\/token$/;

/**
 * What Graph was asked to change, oldest first: those of a batch one by one, and those that were refused or lead nowhere too.
 * Secrets are shown as they were sent; they are the simulators' own.
 */
export class SentBodies {
  #rows: SentBody[] = [];

  note({ method, path, body }: SimRequest): void {
    if (SIGN_IN.test(path) || (method === "GET" && body.length === 0)) return;
    this.#rows.push({ method, path, ...(body.length > 0 && { body: parseJson(body) ?? body.toString("utf8") }) });
  }

  /** `GET /__sim/bodies`. */
  door(): Route {
    return ["GET", "/__sim/bodies", () => ({ status: 200, body: this.#rows })];
  }

  clear(): void {
    this.#rows = [];
  }
}
