import type { Clock } from "../stage/clock";

/** A mail that GoTo would have sent. */
export interface Mail {
  readonly kind: "welcome" | "get-started" | "change";
  readonly to: string;
  /** ISO date in the simulator's time. */
  readonly at: string;
  /** For `get-started`: the products it is about. */
  readonly products?: readonly string[];
}

/** The outbox: nothing leaves it, `GET /__sim/mail` shows it. */
export class Outbox {
  readonly #mails: Mail[] = [];

  constructor(private readonly clock: Clock) {}

  send(kind: Mail["kind"], to: string, products?: readonly string[]): void {
    this.#mails.push({ kind, to, at: this.clock.iso(), ...(products === undefined ? {} : { products }) });
  }

  sent(): readonly Mail[] {
    return this.#mails;
  }
}
