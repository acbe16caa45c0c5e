import type { Judged } from "./judge";

/** What has been seen of one target. */
export class Tally {
  #accepted = 0;
  #refused = 0;
  #slowest = 0;

  constructor(readonly target: string) {}

  note({ outcome, ms }: Judged): void {
    if (outcome === "accepted") this.#accepted += 1;
    else this.#refused += 1;
    this.#slowest = Math.max(this.#slowest, ms);
  }

  line(): string {
    const counts = [this.#accepted + this.#refused, this.#refused, this.#accepted, Math.round(this.#slowest)];
    const [inputs, refused, accepted, slowest] = counts.map((count) => String(count).padStart(8));
    return `${this.target.padEnd(20)}${inputs} inputs ${refused} refused ${accepted} accepted ${slowest} ms the longest`;
  }

  /** A target that never sees one of both ends proves nothing. */
  missing(): string[] {
    return [
      ...(this.#accepted === 0 ? [`${this.target}: nothing was ever accepted`] : []),
      ...(this.#refused === 0 ? [`${this.target}: nothing was ever refused`] : []),
    ];
  }
}
