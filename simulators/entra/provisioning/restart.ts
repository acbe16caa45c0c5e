import type { Job } from "./state";

/** What a restart can reset, as `criteria.resetScope` names it, joined by commas (docs/services/entra-graph.md §6.2). */
export const RESET_SCOPES = [
  "ConnectorDataStore",
  "Escrows",
  "Watermark",
  "QuarantineState",
  "Full",
  "ForceDeletes",
] as const;

/** One of them. */
export type ResetScope = (typeof RESET_SCOPES)[number];

/** What is meant when no scope is given: the portal's "Restart". */
export const DEFAULT_SCOPES: readonly ResetScope[] = ["QuarantineState", "Watermark", "Escrows"];

/** Makes a job forget what the scopes say; it runs again at once (`now`: milliseconds since 1970). Full is everything. */
export function forget(
  { memory, ...job }: Job,
  scopes: readonly ResetScope[],
  now: number,
): Pick<Job, "initialCycleDue"> {
  const has = (scope: ResetScope) => scopes.includes(scope) || (scopes.includes("Full") && scope !== "ForceDeletes");
  if (has("Escrows")) memory.escrows.clear();
  if (has("ConnectorDataStore")) {
    memory.links.clear();
    memory.staged.clear();
  }
  if (has("ForceDeletes")) memory.forceDeletes = true;
  memory.nextRun = now;
  return { initialCycleDue: job.initialCycleDue || has("Watermark") };
}
