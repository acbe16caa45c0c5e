/** Lets one thing happen after the other: cycles and requests on demand must not write to a target at the same time. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Does this when everything before it has ended, however it ended. */
  take<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
