import type { Handler, Route, SimAnswer, SimRequest } from "../../simulators/stage/http";
import type { Simulator } from "../../simulators/stage/server";
import { misfits } from "./conformity";
import { ERROR, findPath, PATHS } from "./paths";

interface Traffic {
  readonly method: string;
  /** Below the version, without the query. */
  readonly path: string;
  readonly body: unknown;
  readonly answer: Pick<SimAnswer, "status" | "body">;
}

interface Batch {
  readonly requests: readonly {
    readonly id: string;
    readonly method: string;
    readonly url: string;
    readonly body?: unknown;
  }[];
  readonly responses: readonly { readonly id: string; readonly status: number; readonly body?: unknown }[];
}

const VERSION = /^\/(v1\.0|beta)(?=\/)/;

/**
 * Stands between a simulator and its clients, and holds every body and every answer against Microsoft's definitions. Nothing
 * is changed on the way; what is wrong is kept.
 */
export class Witness {
  readonly #complaints = new Set<string>();
  /** `answer to GET /users`, `body of PATCH /users/:user`: what has been seen, errors left out. */
  readonly seen = new Set<string>();

  /** The simulator, watched: its Graph routes and its errors. */
  watch(simulator: Simulator): Simulator {
    const routes = simulator.routes.map(
      ([method, pattern, handler]): Route => [
        method,
        pattern,
        VERSION.test(pattern) ? (request) => this.#watched(request, handler) : handler,
      ],
    );
    const errorBody = (status: number, detail?: string) => {
      const body = simulator.errorBody(status, detail);
      this.#compare("answer", `with status ${status}`, ERROR, body);
      return body;
    };
    return { ...simulator, routes, errorBody };
  }

  /** What was wrong since the last call. */
  takeComplaints(): string[] {
    const all = [...this.#complaints].sort();
    this.#complaints.clear();
    return all;
  }

  /** Of the paths that the pattern finds: bodies and answers of the table that have not been seen. */
  unseen(paths: RegExp): string[] {
    return Object.entries(PATHS)
      .filter(([path]) => paths.test(path))
      .flatMap(([path, { body }]) => [`answer to ${path}`, ...(body === undefined ? [] : [`body of ${path}`])])
      .filter((one) => !this.seen.has(one));
  }

  /** The bodies that have been seen, as method and last part of the path of the table. */
  bodies(): string[] {
    return [...this.seen]
      .filter((one) => one.startsWith("body of "))
      .map((one) => one.replace(/^body of (\w+) .*\/([^/]+)$/, "$1 $2"))
      .sort();
  }

  async #watched(request: SimRequest, handler: Handler): Promise<SimAnswer> {
    const answer = await handler(request);
    const { method, body } = request;
    const path = request.path.replace(VERSION, "");
    const sent = body.length === 0 ? undefined : (JSON.parse(body.toString("utf8")) as unknown);
    this.look({ method, path, body: sent, answer });
    if (path === "/$batch" && answer.status === 200) {
      const { requests } = sent as Pick<Batch, "requests">;
      this.#unpack({ requests, responses: (answer.body as Pick<Batch, "responses">).responses });
    }
    return answer;
  }

  /** What was asked in one batch is looked at as if it had been asked singly. */
  #unpack({ requests, responses }: Batch): void {
    for (const { id, method, url, body } of requests) {
      const answer = responses.find((response) => response.id === id);
      const path = url.split("?")[0] ?? "";
      if (answer === undefined) this.#complaints.add(`POST /$batch: no answer to ${method} ${path}`);
      else this.look({ method, path, body, answer });
    }
  }

  /** Compares one request and its answer. */
  look({ method, path, body, answer }: Traffic): void {
    const found = findPath(method, path);
    const types = found === undefined ? undefined : PATHS[found];
    if (found === undefined || types === undefined) {
      this.#complaints.add(`${method} ${path}: the table of paths does not have it`);
      return;
    }
    if (body !== undefined) this.#compare("body of", found, types.body, body);
    if (answer.status >= 400) this.#compare("error of", found, ERROR, answer.body);
    else this.#compare("answer to", found, types.answer, answer.body);
  }

  #compare(what: string, path: string, type: string | undefined, value: unknown): void {
    this.seen.add(`${what} ${path}`);
    // What is undefined in the simulator's objects is not sent.
    const json: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    for (const misfit of misfits(type, json)) this.#complaints.add(`${what} ${path}: ${misfit}`);
  }
}
