import type { SimAnswer } from "../stage/http";
import type { Goto } from "./goto";

const SECOND = 1000;
const DAY = 86_400_000;
const HTML = "<html><body><h1>429 Too Many Requests</h1></body></html>";

/**
 * The limit of one surface: a sliding second of the simulator's time, in which refused calls do not count
 * (docs/services/goto-admin-api.md §7, §13.1); beside it a quota for each day in UTC.
 */
export class RateLimiter {
  #accepted: number[] = [];
  #day = 0;
  #ofDay = 0;

  /** `body` makes the surface's own error body. */
  constructor(
    private readonly goto: Goto,
    private readonly body: () => unknown,
  ) {}

  /** The 429 answer for one call too many, or undefined and the call is counted. */
  refuse(): SimAnswer | undefined {
    const { switches } = this.goto;
    const now = this.goto.now();
    const perSecond = switches["rate.perSecond"];
    const daily = switches["rate.daily"];
    // A clock set back leaves calls of the future behind, which must not block for ever.
    this.#accepted = this.#accepted.filter((at) => at > now - SECOND && at <= now);
    const day = Math.floor(now / DAY);
    if (day !== this.#day) [this.#day, this.#ofDay] = [day, 0];
    if (perSecond > 0 && this.#accepted.length >= perSecond) return this.#answer();
    if (daily !== null && this.#ofDay >= daily) return this.#answer();
    if (perSecond > 0) this.#accepted.push(now);
    this.#ofDay += 1;
    return undefined;
  }

  #answer(): SimAnswer {
    const { switches } = this.goto;
    const seconds = switches["rate.retryAfter"];
    const headers: Record<string, string> = seconds === null ? {} : { "Retry-After": String(seconds) };
    if (switches["rate.body"] === "empty") return { status: 429, headers };
    if (switches["rate.body"] === "html") {
      return { status: 429, headers: { ...headers, "Content-Type": "text/html" }, body: HTML };
    }
    return { status: 429, headers, body: this.body() };
  }
}
