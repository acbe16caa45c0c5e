import type { SimAnswer } from "./http";

/**
 * What goes wrong with a request that a fault catches. "Before": the state is not changed. "After": the change is made and
 * only its answer is lost.
 */
export type FaultKind =
  | "status" // answer `status` instead, before
  | "statusAfter" // answer `status`, after
  | "reset" // cut the connection, before
  | "resetAfter" // cut the connection, after
  | "truncate" // half of the true answer's body, after
  | "html" // an HTML page with `status` (default 502), before
  | "empty" // status 200 with no body, before
  | "slow" // wait `delayMs`, then answer truly
  | "hang"; // never answer, before

/** One rule of `POST /__sim/faults`. */
export interface Fault {
  readonly kind: FaultKind;
  /** Only this method. */
  readonly method?: string;
  /** Only paths (with query) that this regular expression finds. */
  readonly path?: string;
  /** Let this many matching requests pass first. */
  readonly skip?: number;
  /** Catch this many, then be spent; default 1, 0 = for ever. */
  readonly times?: number;
  readonly status?: number;
  readonly retryAfter?: number;
  readonly body?: unknown;
  readonly delayMs?: number;
}

interface Armed {
  readonly fault: Fault;
  readonly pattern: RegExp | undefined;
  toSkip: number;
  left: number;
  fired: number;
}

/** The faults that are armed now; each counts how often it fired. */
export class Faults {
  #armed: Armed[] = [];

  set(faults: readonly Fault[]): void {
    this.#armed = faults.map((fault) => ({
      fault,
      pattern: fault.path === undefined ? undefined : new RegExp(fault.path),
      toSkip: fault.skip ?? 0,
      left: fault.times === 0 ? Number.POSITIVE_INFINITY : (fault.times ?? 1),
      fired: 0,
    }));
  }

  /** The fault that catches this request, if any; it counts as fired. */
  take(method: string, url: string): Fault | undefined {
    for (const armed of this.#armed) {
      if (armed.left <= 0) continue;
      if (armed.fault.method !== undefined && armed.fault.method !== method) continue;
      if (armed.pattern !== undefined && !armed.pattern.test(url)) continue;
      if (armed.toSkip > 0) {
        armed.toSkip -= 1;
        continue;
      }
      armed.left -= 1;
      armed.fired += 1;
      return armed.fault;
    }
    return undefined;
  }

  report(): { kind: FaultKind; fired: number }[] {
    return this.#armed.map(({ fault, fired }) => ({ kind: fault.kind, fired }));
  }
}

/** The answer that a fault of kind `status` or `html` puts in place of the true one. */
export function faultAnswer(fault: Fault, errorBody: (status: number) => unknown): SimAnswer {
  const headers: Record<string, string> =
    fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) };
  const status = fault.status ?? (fault.kind === "html" ? 502 : 500);
  if (fault.kind === "html") {
    return { status, headers: { ...headers, "Content-Type": "text/html" }, body: "<html><h1>Bad gateway</h1></html>" };
  }
  return { status, headers, body: fault.body ?? errorBody(status) };
}
