import { countIn, moment, objectOf, objectsIn, required, text } from "./answers";

/** A provisioning job, as far as it is looked at (§6.2). */
export interface SynchronizationJob {
  readonly id: string;
  readonly templateId: string;
  /** Active, Disabled or Paused. */
  readonly schedule: string;
  /** Time between two cycles, an ISO 8601 duration such as PT40M. */
  readonly interval: string | undefined;
  readonly status: JobStatus;
}

/** How the job is doing. */
export interface JobStatus {
  /** NotConfigured, NotRun, Active, Paused or Quarantine. */
  readonly code: string;
  readonly quarantine: Quarantine | undefined;
  readonly lastExecution: Execution | undefined;
  readonly progress: readonly { readonly completed: number; readonly total: number; readonly units: string }[];
  readonly entries: readonly { readonly what: string; readonly count: number }[];
  /** ISO date; undefined before the first cycle has ended. */
  readonly steadySince: string | undefined;
}

/** Why the service has slowed a job down, and when it tries again. */
export interface Quarantine {
  readonly reason: string;
  readonly message: string | undefined;
  readonly began: string | undefined;
  readonly nextAttempt: string | undefined;
}

/** One cycle. */
export interface Execution {
  /** Succeeded, Failed or EntryLevelErrors. */
  readonly state: string;
  readonly began: string | undefined;
  readonly ended: string | undefined;
  readonly error: string | undefined;
  /** Objects by what became of them, by Graph's names without `count`: Imported, Exported, Escrowed … */
  readonly counts: Readonly<Record<string, number>>;
}

/** A job out of a Graph answer. */
export function decodeJob(row: unknown): SynchronizationJob {
  const job = objectOf(row, "provisioning job");
  const status = (job.status ?? {}) as Record<string, unknown>;
  const schedule = (job.schedule ?? {}) as Record<string, unknown>;
  return {
    id: required(job.id, "a provisioning job without id"),
    templateId: text(job.templateId) ?? "",
    schedule: text(schedule.state) ?? "",
    interval: text(schedule.interval),
    status: {
      code: text(status.code) ?? "",
      quarantine: decodeQuarantine(status.quarantine),
      lastExecution: decodeExecution(status.lastExecution),
      progress: objectsIn(status.progress).map((one) => ({
        completed: countIn(one.completedUnits),
        total: countIn(one.totalUnits),
        units: text(one.units) ?? "",
      })),
      entries: objectsIn(status.synchronizedEntryCountByType).map((one) => ({
        what: text(one.key) ?? "",
        count: countIn(one.value),
      })),
      steadySince: moment(status.steadyStateFirstAchievedTime),
    },
  };
}

function decodeQuarantine(value: unknown): Quarantine | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { reason, error, currentBegan, nextAttempt } = value as Record<string, unknown>;
  const { code, message } = (error ?? {}) as Record<string, unknown>;
  const said = [text(code), text(message)].filter((part) => part !== undefined).join(": ");
  return {
    reason: text(reason) ?? "Unknown",
    message: said === "" ? undefined : said,
    began: moment(currentBegan),
    nextAttempt: moment(nextAttempt),
  };
}

function decodeExecution(value: unknown): Execution | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const execution = value as Record<string, unknown>;
  const { code, message } = (execution.error ?? {}) as Record<string, unknown>;
  const said = [text(code), text(message)].filter((part) => part !== undefined).join(": ");
  const counts = Object.entries(execution).flatMap(([name, count]) =>
    name.startsWith("count") && typeof count === "number" ? [[name.slice("count".length), count] as const] : [],
  );
  return {
    state: text(execution.state) ?? "",
    began: moment(execution.timeBegan),
    ended: moment(execution.timeEnded),
    error: said === "" ? undefined : said,
    counts: Object.fromEntries(counts),
  };
}
