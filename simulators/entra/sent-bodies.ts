import { parseJson, type Route } from "../stage/http";

/** One JSON body that somebody has sent to Graph. */
export interface SentBody {
  readonly method: string;
  /** With the version, without the query. */
  readonly path: string;
  /** `User-Agent` of the sender: the azuread plugin names itself there. */
  readonly agent: string;
  readonly status: number;
  readonly body: unknown;
}

/** Bodies that are kept; beyond it the oldest go. */
const MOST = 10_000;

/** The bodies sent to Graph, oldest first, for tests that compare them with Microsoft's types; they hold secrets as sent. */
export class SentBodies {
  #rows: SentBody[] = [];

  /** The same route; its bodies are noted. */
  watch([method, pattern, handler]: Route): Route {
    return [
      method,
      pattern,
      async (request) => {
        const answer = await handler(request);
        if (request.body.length > 0) {
          const { path, headers, body } = request;
          const agent = headers["user-agent"] ?? "";
          this.#rows.push({ method, path, agent, status: answer.status, body: parseJson(body) });
          if (this.#rows.length > MOST) this.#rows.shift();
        }
        return answer;
      },
    ];
  }

  /** `GET /__sim/bodies`. */
  door(): Route {
    return ["GET", "/__sim/bodies", () => ({ status: 200, body: this.#rows })];
  }

  clear(): void {
    this.#rows = [];
  }
}
