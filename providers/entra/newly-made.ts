const TRIES = 24;
const WAIT_MS = 5_000;

/** Waits so many milliseconds; tests do not. */
export type Wait = (ms: number) => Promise<void>;

/**
 * What `look` finds, asked again for two minutes: what was made just now is not there for everybody at once
 * (docs/services/entra-graph.md §6.1). Undefined when it never came.
 */
export async function onceThere<T>(
  look: () => Promise<T | undefined>,
  wait: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<T | undefined> {
  for (let attempt = 1; ; attempt++) {
    const found = await look();
    if (found !== undefined || attempt === TRIES) return found;
    await wait(WAIT_MS);
  }
}
