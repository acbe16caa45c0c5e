/** The simulator's own time: it runs with the machine's clock, shifted by what tests advance or set. */
export class Clock {
  #shift = 0;

  /** Milliseconds since 1970 in the simulator's time. */
  now(): number {
    return Date.now() + this.#shift;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Moves the clock on by this many milliseconds. */
  advance(ms: number): void {
    this.#shift += ms;
  }

  /** Sets the clock to a moment (milliseconds since 1970); it goes on running from there. */
  set(at: number): void {
    this.#shift = at - Date.now();
  }

  reset(): void {
    this.#shift = 0;
  }
}
