import type { SimAnswer, SimRequest } from "../stage/http";
import { failure } from "./call";
import type { Cloud } from "./cloud";
import { GraphError } from "./errors";
import { Quota } from "./quota";
import { unitsOf } from "./resource-units";

const TEN_SECONDS = 10_000;
const WRITES_SPAN = 150_000;
/** From this share of a limit on, Graph tells how much is used. */
const TOLD_FROM = 0.8;

/**
 * Answers some requests to Graph with 429, as the switches say (docs/services/entra-graph.md §11): every n-th, those over so many
 * resource units in 10 s, and writes over so many in 150 s. Logins and metadata are never throttled, and of a batch each
 * request by itself.
 */
export class Throttle {
  #requests = 0;
  #units = new Quota(TEN_SECONDS);
  #writes = new Quota(WRITES_SPAN);

  constructor(private readonly cloud: Cloud) {}

  /** Nothing has been used yet. */
  reset(): void {
    this.#requests = 0;
    this.#units = new Quota(TEN_SECONDS);
    this.#writes = new Quota(WRITES_SPAN);
  }

  gate(request: SimRequest): SimAnswer | undefined {
    if (!/^\/(v1\.0|beta)\//.test(request.path)) return undefined;
    return this.#everyOther(request) ?? this.#overUnits(request) ?? this.#overWrites(request);
  }

  /** Header of an answer near the limit of resource units: the share that is used. */
  headers(): Readonly<Record<string, string>> {
    const limit = this.cloud.settings["throttle.unitsPer10s"];
    const share = limit === 0 ? 0 : this.#units.used(this.cloud.clock.now()) / limit;
    return share < TOLD_FROM ? {} : { "x-ms-throttle-limit-percentage": share.toFixed(2) };
  }

  #everyOther(request: SimRequest): SimAnswer | undefined {
    const every = this.cloud.settings["throttle.every"];
    if (every === 0) return undefined;
    this.#requests += 1;
    return this.#requests % every === 0 ? this.#refused(request, {}) : undefined;
  }

  #overUnits(request: SimRequest): SimAnswer | undefined {
    const limit = this.cloud.settings["throttle.unitsPer10s"];
    return this.#over(request, this.#units, limit, unitsOf(request), "ResourceUnitLimitExceeded");
  }

  #overWrites(request: SimRequest): SimAnswer | undefined {
    if (request.method === "GET") return undefined;
    return this.#over(request, this.#writes, this.cloud.settings["throttle.writesPer150s"], 1, "WriteLimitExceeded");
  }

  #over(request: SimRequest, quota: Quota, limit: number, amount: number, why: string): SimAnswer | undefined {
    const now = this.cloud.clock.now();
    if (request.path.endsWith("/$batch") || quota.take(amount, now, limit)) return undefined;
    const scope = `Tenant_Application/ReadWrite/${this.cloud.directory.tenant.id}`;
    return this.#refused(request, {
      "Retry-After": String(quota.wait(now)),
      "x-ms-throttle-scope": scope,
      "x-ms-throttle-information": why,
    });
  }

  #refused(request: SimRequest, headers: Readonly<Record<string, string>>): SimAnswer {
    const wait = String(this.cloud.settings["throttle.retryAfter"]);
    const error = new GraphError(429, "TooManyRequests", "Too Many Requests", { "Retry-After": wait, ...headers });
    return failure(this.cloud, request, error);
  }
}
