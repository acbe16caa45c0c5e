import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Found, play } from "./round";
import { Tally } from "./tally";
import type { Target } from "./target";
import { TARGETS } from "./targets";
import { Watchdog } from "./watchdog";

/**
 * Gives every reader of outside text what nobody should write: `node --require tsx/cjs test/fuzz/long.ts [--seconds 900]
 * [--seed N] [--target NAME]`. Prints a line for each target. Ends with 1 when an input gets neither a clear error nor a
 * result in bounded time, with the seed that repeats it and the input in a file, or when a target has never accepted or never
 * refused anything.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "900" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      target: { type: "string" },
    },
  });
  const names = Object.keys(TARGETS).filter((name) => values.target === undefined || name === values.target);
  if (names.length === 0) throw new Error(`--target is one of ${Object.keys(TARGETS).join(", ")}`);
  const end = Date.now() + Number(values.seconds) * 1000;
  console.log(`${values.seconds} seconds, seed ${values.seed}`);
  const tallies: Tally[] = [];
  for (const [at, name] of names.entries()) {
    // What one target leaves of its time is the next one's.
    const until = Date.now() + (end - Date.now()) / (names.length - at);
    const tally = new Tally(name);
    tallies.push(tally);
    const found = await fuzz(name, tally, Number(values.seed), until);
    console.log(tally.line());
    if (found !== undefined) return tell(name, found);
  }
  const missing = tallies.flatMap((tally) => tally.missing());
  for (const line of missing) console.error(line);
  process.exitCode = missing.length === 0 ? 0 : 1;
}

/** Inputs of one seed; a seed that breaks the rule is repeated in the first of them. */
const RUNS = 100;
/** No input may take so long, not even on a busy machine. */
const HANGS_MS = 180_000;

async function fuzz(name: string, tally: Tally, first: number, until: number): Promise<Found | undefined> {
  const target = await opened(name);
  const watchdog = new Watchdog(HANGS_MS);
  try {
    for (let seed = first; seed === first || Date.now() < until; seed += 1) {
      let run = 0;
      const begin = () => watchdog.beat(`${name}: input ${++run} of seed ${seed}`);
      const found = await play(target, { seed, runs: RUNS, tally, until, begin });
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    await watchdog.close();
    await target.close?.();
  }
}

async function opened(name: string): Promise<Target> {
  const open = TARGETS[name];
  if (open === undefined) throw new Error(`there is no target ${name}`);
  return open();
}

function tell(name: string, { seed, why, input }: Found): void {
  const file = join(mkdtempSync(join(tmpdir(), "goto-access-fuzz-")), "input");
  writeFileSync(file, input, { mode: 0o600 });
  console.error(`${name}: ${why}\nrepeat: --target ${name} --seed ${seed}\ninput: ${file}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  // A target that could not be made ready may have left a server behind.
  process.exit(1);
});
