import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sequences } from "./events";
import { openTheatre } from "./open-theatre";
import { play } from "./play";
import { Tally } from "./tally";

/** The same sequences every time; a second seed can be given besides. */
const SEEDS = [20261124, process.env.GOTO_ACCESS_MODEL_SEED].filter((seed) => seed !== undefined).map(Number);
const RUNS = 10;
/** On a busy machine fewer sequences are played, but one always. */
const MOST_MS = 10_000;

const venue = openTheatre();

describe("whatever happens in directory, YAML and GoTo, and whatever goes wrong", () => {
  it.each(SEEDS)("every run keeps every rule (seed %i)", { timeout: 60_000 }, async (seed) => {
    const end = Date.now() + MOST_MS;
    const tally = new Tally();
    const property = fc.asyncProperty(sequences, async (events) => {
      if (tally.of("sequences") === 0 || Date.now() < end) {
        await play({ ...venue, tally, isStrict: false }, events);
      }
    });
    await fc.assert(property, { seed, numRuns: RUNS, interruptAfterTimeLimit: 50_000 });
    expect(tally.of("sequences")).toBeGreaterThan(0);
  });
});
