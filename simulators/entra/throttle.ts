import type { SimAnswer, SimRequest } from "../stage/http";
import { failure } from "./call";
import type { Cloud } from "./cloud";
import { GraphError } from "./errors";

/** Answers every n-th request to Graph with 429, as the switches say (§11); logins and metadata are never throttled. */
export class Throttle {
  #requests = 0;

  constructor(private readonly cloud: Cloud) {}

  gate(request: SimRequest): SimAnswer | undefined {
    const every = this.cloud.settings["throttle.every"];
    if (every === 0 || !/^\/(v1\.0|beta)\//.test(request.path)) return undefined;
    this.#requests += 1;
    if (this.#requests % every !== 0) return undefined;
    const wait = String(this.cloud.settings["throttle.retryAfter"]);
    const error = new GraphError(429, "TooManyRequests", "Too Many Requests", { "Retry-After": wait });
    return failure(this.cloud, request, error);
  }
}
