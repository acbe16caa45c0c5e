import { Theatre } from "./theatre";

/** Clients keep their connections; a new pair of services now and then lets go of them. */
const SEQUENCES_EACH = 50;

/** A pair of services that is replaced from time to time; `tell` hears then how many sequences have been played. */
export class Theatres {
  #open: Theatre | undefined;
  #played = 0;

  constructor(private readonly tell: (played: number) => void) {}

  async next(): Promise<Theatre> {
    if (this.#open === undefined || this.#played % SEQUENCES_EACH === 0) {
      await this.close();
      this.#open = await Theatre.open();
      this.tell(this.#played);
    }
    this.#played += 1;
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = undefined;
  }
}
