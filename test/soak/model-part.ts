import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Event } from "../model/events";
import { play } from "../model/play";
import { Tally } from "../model/tally";
import { Theatres } from "../model/theatres";
import { soakSequences } from "./sequences";

/** How long the model is played, and with which sequences. */
export interface Extent {
  readonly seed: number;
  /** Only the sequence at this path, as the message about a broken rule tells it. */
  readonly path: string | undefined;
  /** Milliseconds since 1970. */
  readonly end: number;
}

/** What has happened in the model, and the message about the rule that was broken, if one was. */
export interface Played {
  readonly tally: Tally;
  readonly broken: string | undefined;
}

/** Plays sequences until the time is over or a rule breaks; then the rest of the time goes into a shorter sequence that breaks it. */
export async function playModel({ seed, path, end }: Extent, tell: (sequences: number) => void): Promise<Played> {
  const [tally, theatres] = [new Tally(), new Theatres(tell)];
  const folder = mkdtempSync(join(tmpdir(), "goto-access-soak-"));
  try {
    const property = fc.asyncProperty(soakSequences, async (events) => {
      await play({ theatre: await theatres.next(), folder, tally, isStrict: false }, events);
    });
    const timing = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Math.max(1, end - Date.now()) };
    const details = await fc.check<[Event[]]>(property, { seed, ...timing, ...(path === undefined ? {} : { path }) });
    return { tally, broken: details.failed ? told(details) : undefined };
  } finally {
    await theatres.close();
    rmSync(folder, { recursive: true });
  }
}

function told({ seed, counterexamplePath, errorInstance }: fc.RunDetails<[Event[]]>): string {
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const again = `--part model --seed ${seed} --path "${counterexamplePath}"`;
  return `${why}\n\nRepeat it with: node --require tsx/cjs test/soak/long.ts ${again}`;
}
