import type { Route, SimAnswer, SimRequest } from "../../../simulators/stage/http";
import type { Simulator } from "../../../simulators/stage/server";

/** One answer that a service gave. */
export interface Taped {
  /** Method, path and query. */
  readonly url: string;
  readonly body: string;
  readonly answer: SimAnswer;
}

/** Stands before a simulator: writes down what it answers, and gives another body in its place. */
export class Tape {
  readonly taped = new Map<string, Taped>();
  /** An answer with its other body. */
  tampered: Taped | undefined;

  /** `stock` has bodies that the simulator would have to be made to give, by a piece of their paths. */
  constructor(private readonly stock: Readonly<Record<string, string>> = {}) {}

  /** The simulator whose answers go through this. */
  around(simulator: Simulator): Simulator {
    const routes = simulator.routes.map(([method, pattern, handler]): Route => {
      if (pattern.startsWith("/__sim/")) return [method, pattern, handler];
      return [
        method,
        pattern,
        async (request) => this.#instead(request) ?? this.#noted(request, await handler(request)),
      ];
    });
    return { ...simulator, routes };
  }

  #instead(request: SimRequest): SimAnswer | undefined {
    const { tampered } = this;
    if (tampered !== undefined && tampered.url === urlOf(request)) return { ...tampered.answer, body: tampered.body };
    const [, body] = Object.entries(this.stock).find(([piece]) => request.path.includes(piece)) ?? [];
    return body === undefined ? undefined : this.#noted(request, { status: 200, body });
  }

  #noted(request: SimRequest, answer: SimAnswer): SimAnswer {
    const body = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? null);
    this.taped.set(urlOf(request), { url: urlOf(request), body, answer });
    return answer;
  }
}

function urlOf({ method, path, rawQuery }: SimRequest): string {
  return `${method} ${path}?${rawQuery}`;
}
