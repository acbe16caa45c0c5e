import type { Surroundings } from "./surroundings";

const PATIENCE_MS = 2_000;

/** Does the work, and says what is being done when it takes more than two seconds. */
export async function patiently<T>(here: Pick<Surroundings, "say">, what: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => here.say(`${what} …`), PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
