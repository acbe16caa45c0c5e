import type { Progress } from "./outcome";

const EVERY_MS = 2000;

/** Prints how far a run is, at most every two seconds; short runs print nothing. */
export function progressLines(say: (line: string) => void, now: () => number = Date.now): Progress {
  let next = now() + EVERY_MS;
  return (done, of) => {
    if (now() < next) return;
    next = now() + EVERY_MS;
    say(`GoTo: ${done} of ${of} accounts done`);
  };
}
