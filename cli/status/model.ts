/** State of Entra's provisioning job; the fields are those of `--json`, and moments are UTC, ISO 8601. */
export interface JobReport {
  readonly mode: "entra";
  readonly application: string;
  /** Null where there is no job yet. */
  readonly job: string | null;
  readonly status: "on" | "off" | "none";
  /** Graph's own word: NotConfigured, NotRun, Active, Paused or Quarantine. */
  readonly code: string;
  readonly progress: readonly { readonly completed: number; readonly total: number; readonly units: string }[];
  readonly synchronized: readonly { readonly what: string; readonly count: number }[];
  readonly steadySince: string | null;
  readonly lastRun: LastCycle | null;
  readonly nextRun: string | null;
  readonly quarantine: QuarantineReport | null;
  /** People for whom the last attempt failed, and who are tried again ever more rarely. */
  readonly escrows: number;
}

/** One cycle of Entra's service. */
export interface LastCycle {
  readonly began: string | null;
  readonly ended: string | null;
  /** Succeeded, Failed or EntryLevelErrors. */
  readonly state: string;
  readonly error: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** Why the service has slowed the job down, and what to do. */
export interface QuarantineReport {
  readonly reason: string;
  readonly message: string | null;
  readonly since: string | null;
  readonly nextAttempt: string | null;
  readonly remedy: string;
}

/** The last run of this project that wrote to GoTo, by the activity log. */
export interface DirectReport {
  readonly mode: "direct";
  /** Null where the log is off. */
  readonly log: string | null;
  readonly lastRun: LastWrites | null;
}

/** What one run wrote to GoTo. */
export interface LastWrites {
  readonly run: string;
  readonly began: string;
  readonly ended: string;
  readonly created: number;
  readonly updated: number;
  readonly suspended: number;
  readonly deleted: number;
  /** People whose last write was refused, or whose answer was lost. */
  readonly failures: readonly { readonly person: string; readonly step: string; readonly reason: string }[];
}

/** What `goto-access status` tells. */
export type StatusReport = JobReport | DirectReport;

/** Whether somebody has to look: a quarantine, or a last run that failed. People who are tried again do not count. */
export function isBad(report: StatusReport): boolean {
  if (report.mode === "direct") return (report.lastRun?.failures.length ?? 0) > 0;
  return report.quarantine !== null || report.lastRun?.state === "Failed";
}
