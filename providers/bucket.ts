import type { Sleep } from "./http";

/** A request may be quicker on its way than the one that has to be a second older; a service counts when they arrive. */
const ON_THE_WAY_MS = 20;
/** Who is older may have waited for another process that sent until a moment ago, as a report waits for Pulumi's preview. */
const YOUNG_MS = 5_000;

/**
 * One budget of requests for everything that talks to a service: never more than `perSecond` in any second that slides
 * over the requests. It starts half used, as by a run that had sent one after the other, and ended when this process began or,
 * where that is long ago, this moment.
 */
export class RequestBudget {
  readonly #sent: number[];
  #turn: Promise<void> = Promise.resolve();

  constructor(
    readonly perSecond: number,
    private readonly sleep: Sleep,
    private readonly now: () => number = Date.now,
    ageMs = process.uptime() * 1000,
  ) {
    const used = Math.floor(perSecond / 2);
    const start = this.now() - (ageMs < YOUNG_MS ? ageMs : 0);
    this.#sent = Array.from({ length: used }, (_, i) => start - 1000 + (1000 * (i + 1)) / used);
  }

  /** Resolves when the next request may be sent; callers are served in the order they came. */
  take(): Promise<void> {
    const mine = this.#turn.then(() => this.#wait());
    this.#turn = mine;
    return mine;
  }

  async #wait(): Promise<void> {
    const size = Math.max(1, Math.floor(this.perSecond));
    const span = (size / this.perSecond) * 1000 + ON_THE_WAY_MS;
    while (this.#sent.length >= size) {
      const oldest = this.#sent[0] ?? 0;
      const left = oldest + span - this.now();
      if (left > 0) await this.sleep(left);
      this.#sent.shift();
    }
    this.#sent.push(this.now());
  }
}
