import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Where the process that fails leaves the reason for the one that tells of it: the engine ends the program without a word
 * when a resource fails (docs/adr/0014). It lies beside the activity log.
 */
export interface LastWord {
  readonly time: string;
  readonly reason: string;
}

function placeOf(activity: string): string {
  return `${activity}.stopped`;
}

/** Leaves a reason, which must hold no secret. Where it cannot be written, the message will do without. */
export function leaveLastWord(activity: string | undefined, reason: string, now: Date): void {
  if (activity === undefined) return;
  const word: LastWord = { time: now.toISOString(), reason };
  try {
    mkdirSync(dirname(activity), { recursive: true, mode: 0o700 });
    writeFileSync(placeOf(activity), JSON.stringify(word), { mode: 0o600 });
  } catch {
    // The failure itself is what matters, and it is being reported.
  }
}

/** The reason that was left at `since` or later. */
export function readLastWord(activity: string | undefined, since: string): string | undefined {
  if (activity === undefined) return undefined;
  try {
    const { time, reason } = JSON.parse(readFileSync(placeOf(activity), "utf8")) as Partial<LastWord>;
    return typeof time === "string" && typeof reason === "string" && time >= since ? reason : undefined;
  } catch {
    return undefined;
  }
}
