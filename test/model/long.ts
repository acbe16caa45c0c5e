import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { type Event, sequences } from "./events";
import { play } from "./play";
import { Tally } from "./tally";
import { Theatres } from "./theatres";

/**
 * The model in its long form: `node --require tsx/cjs test/model/long.ts [--runs 500] [--seed N] [--path P]`. Prints what has
 * happened how often. Ends with 1 when a rule is broken, with the seed and the path that repeat it, or when something that
 * should happen in any long series never has.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "500" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      path: { type: "string" },
    },
  });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  console.log(`${runs} sequences, seed ${seed}`);
  const tally = new Tally();
  const theatres = new Theatres((played) => {
    console.log(`${new Date().toISOString().slice(11, 19)}  ${played} sequences played`);
  });
  const folder = mkdtempSync(join(tmpdir(), "goto-access-model-"));
  try {
    const property = fc.asyncProperty(sequences, async (events) => {
      await play({ theatre: await theatres.next(), folder, tally, isStrict: false }, events);
    });
    const path = values.path === undefined ? {} : { path: values.path };
    const timing = { interruptAfterTimeLimit: MOST_MS, markInterruptAsFailure: true };
    await fc.assert<[Event[]]>(property, { seed, numRuns: runs, ...timing, ...path });
  } finally {
    console.log(tally.lines().join("\n"));
    await theatres.close();
    rmSync(folder, { recursive: true });
  }
  const missing = values.path === undefined ? tally.missing() : [];
  for (const name of missing) console.error(`never happened: ${name}`);
  process.exitCode = missing.length === 0 ? 0 : 1;
}

/** A series, and the search for a shorter sequence that breaks the same rule, end after so long. */
const MOST_MS = 3_600_000;
main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.message);
  process.exitCode = 1;
});
