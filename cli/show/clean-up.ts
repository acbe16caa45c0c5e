/** What has to be undone when a show ends, the last thing that was made first: the program before the services it talks to. */
export class CleanUp {
  readonly #steps: (() => Promise<void>)[] = [];

  /** From now on Ctrl-C ends what runs and leaves nothing behind; a second one does not wait. */
  constructor(private readonly say: (line: string) => void) {
    process.on("SIGINT", this.#stop).on("SIGTERM", this.#stop);
  }

  /** Adds a step, to be done before those that were there. */
  first(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }

  /** Does every step, one after the other. */
  async done(): Promise<void> {
    this.#forget();
    for (const step of this.#steps.splice(0)) await step();
  }

  readonly #stop = (): void => {
    this.say("\nStopping and cleaning up …");
    void this.done().finally(() => process.exit(130));
  };

  #forget(): void {
    process.removeListener("SIGINT", this.#stop).removeListener("SIGTERM", this.#stop);
  }
}
