/** Objects that exist but are not readable yet: each answers a number of reads as if it were not there (§2.6, §4.6). */
export class Lag {
  readonly #left = new Map<string, number>();

  /** The next `reads` reads of this id find nothing. */
  start(id: string, reads: number): void {
    if (reads > 0) this.#left.set(id, reads);
  }

  /** Whether this read finds nothing; it counts as one. */
  hides(id: string): boolean {
    const left = this.#left.get(id) ?? 0;
    if (left === 0) return false;
    this.#left.set(id, left - 1);
    return true;
  }
}
