import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { play } from "../../model/play";
import { Tally } from "../../model/tally";
import { Theatre } from "../../model/theatre";
import { soakSequences } from "../sequences";

/** What a search has found. */
export interface Found {
  /** So many sequences were played, the last of which broke the rule. */
  readonly sequences: number;
  /** The rule's words. */
  readonly rule: string;
}

/** `search.ts <seed> <sequences>` plays sequences until a rule breaks, and prints what it was as JSON; `null` for nothing. */
async function search(seed: number, sequences: number): Promise<Found | null> {
  const theatre = await Theatre.open();
  const folder = mkdtempSync(join(tmpdir(), "goto-access-soak-"));
  const venue = { theatre, folder, tally: new Tally(), isStrict: false };
  try {
    const property = fc.asyncProperty(soakSequences, (events) => play(venue, events));
    const { failed, numRuns, errorInstance } = await fc.check(property, {
      seed,
      numRuns: sequences,
      endOnFailure: true,
    });
    if (!failed) return null;
    const [rule = ""] = (errorInstance instanceof Error ? errorInstance.message : String(errorInstance)).split("\n");
    return { sequences: numRuns, rule };
  } finally {
    await theatre.close();
    rmSync(folder, { recursive: true });
  }
}

const [seed, sequences] = process.argv.slice(2).map(Number);
search(seed ?? 1, sequences ?? 1).then(
  (found) => console.log(JSON.stringify(found)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
