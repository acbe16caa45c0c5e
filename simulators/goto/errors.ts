import type { SimAnswer } from "../stage/http";

/** One row of `errors` in an Admin error body (docs/services/goto-admin-api.md §6.1). */
export interface Reason {
  readonly code: string;
  readonly value?: string;
}

/** Thrown by a route that refuses a request; whoever throws it has changed nothing yet. */
export class Refusal extends Error {
  override name = "Refusal";

  /** `body` replaces the Admin error body where the service answers in another form. */
  constructor(
    readonly status: number,
    readonly reasons: readonly Reason[],
    readonly body?: { readonly text: string; readonly type: string },
  ) {
    super(`${status} ${reasons.map(({ code }) => code).join(", ")}`);
  }
}

/** A refusal for one reason; `value` is what it is about. */
export function refusal(status: number, code: string, value?: string): Refusal {
  return new Refusal(status, [value === undefined ? { code } : { code, value }]);
}

/** The Admin error body; the incident's number is the same after every start. */
export class ErrorBodies {
  #incidents = 0;

  of(reasons: readonly Reason[]): { incidentId: string; errors: readonly Reason[] } {
    this.#incidents += 1;
    return { incidentId: this.#incidents.toString(16).padStart(32, "5a1f"), errors: reasons };
  }

  answer(refused: Refusal): SimAnswer {
    const { status, body, reasons } = refused;
    if (body !== undefined) return { status, headers: { "Content-Type": body.type }, body: body.text };
    return { status, body: this.of(reasons) };
  }
}

/** The Admin code for a status that no route decided: no such path, another method, an injected fault. All invented. */
export function codeOf(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    401: "not.authenticated",
    403: "not.authorized",
    404: "resource.not.found",
    405: "method.not.allowed",
    429: "too.many.requests",
  };
  return codes[status] ?? (status >= 500 ? "internal.error" : "request.invalid");
}
