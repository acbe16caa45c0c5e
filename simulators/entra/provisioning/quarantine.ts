import type { JsonObject } from "../fields";

const HOUR = 3_600_000;
const WAITS = [6 * HOUR, 12 * HOUR, 24 * HOUR] as const;
const FOUR_WEEKS = 28 * 24 * HOUR;

/** Why a job is in quarantine (docs/services/entra-graph.md §6.2). */
export const QUARANTINE_REASONS = [
  "EncounteredBaseEscrowThreshold",
  "EncounteredTotalEscrowThreshold",
  "EncounteredEscrowProportionThreshold",
  "EncounteredQuarantineException",
  "QuarantinedOnDemand",
  "TooManyDeletes",
  "IngestionInterrupted",
  "Unknown",
] as const;

/** A reason with what is told about it. */
export interface Grounds {
  readonly reason: (typeof QUARANTINE_REASONS)[number];
  readonly code: string;
  readonly message: string;
}

/** A quarantine and when the job is tried again; no longer after four weeks. */
export interface Quarantine {
  readonly body: JsonObject;
  readonly nextRun: number | undefined;
}

/** The quarantine after one more bad cycle: tried again after 6, 12 and 24 h, then daily, for four weeks (§8.4). */
export function quarantined(before: JsonObject | undefined, at: number, grounds: Grounds): Quarantine {
  const count = Number(before?.seriesCount ?? 0) + 1;
  const began = before === undefined ? at : Date.parse(String(before.seriesBegan));
  const wait = WAITS[Math.min(count, WAITS.length) - 1] ?? WAITS[2];
  const over = at - began >= FOUR_WEEKS;
  return {
    nextRun: over ? undefined : at + wait,
    body: {
      currentBegan: new Date(at).toISOString(),
      nextAttempt: new Date(at + wait).toISOString(),
      reason: grounds.reason,
      seriesBegan: new Date(began).toISOString(),
      seriesCount: count,
      error: { code: grounds.code, message: grounds.message, tenantActionable: true },
    },
  };
}
