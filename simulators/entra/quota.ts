/** What was used in the time just past, up to a limit. */
export class Quota {
  #used: { readonly at: number; readonly amount: number }[] = [];

  /** `span`: how long use counts, in milliseconds. */
  constructor(private readonly span: number) {}

  /**
   * Uses an amount at a moment (milliseconds since 1970) unless that goes over the limit; answers whether it may. With 0 there
   * is no limit, and nothing counts.
   */
  take(amount: number, at: number, limit: number): boolean {
    if (limit === 0) return true;
    if (this.used(at) + amount > limit) return false;
    this.#used.push({ at, amount });
    return true;
  }

  /** How much counts at a moment. */
  used(at: number): number {
    this.#used = this.#used.filter((one) => at - one.at < this.span);
    return this.#used.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Seconds until the oldest use no longer counts, at least one. */
  wait(at: number): number {
    const [oldest] = this.#used;
    return oldest === undefined ? 1 : Math.max(1, Math.ceil((oldest.at + this.span - at) / 1000));
  }
}
