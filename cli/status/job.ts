import { quarantineRemedy } from "../../providers/entra/provisioning/quarantine";
import type { SynchronizationJob } from "../../providers/entra/synchronization-job";
import type { JobReport } from "./model";

/** What Graph says of a job, as it is told; without a job, that there is none. Pure. */
export function jobReport(application: string, job: SynchronizationJob | undefined): JobReport {
  if (job === undefined) return { ...NO_JOB, application };
  const { code, progress, entries, steadySince = null, lastExecution, quarantine } = job.status;
  const isOn = job.schedule === "Active";
  const { began = null, ended = null, error = null, state = "", counts = {} } = lastExecution ?? {};
  return {
    mode: "entra",
    application,
    job: job.id,
    status: isOn ? "on" : "off",
    code,
    progress,
    synchronized: entries,
    steadySince,
    lastRun: lastExecution === undefined ? null : { began, ended, state, error, counts },
    nextRun: isOn ? nextRun(job) : null,
    quarantine: quarantine === undefined ? null : quarantineOf(quarantine),
    escrows: counts.Escrowed ?? 0,
  };
}

const NO_JOB: Omit<JobReport, "application"> = {
  mode: "entra",
  job: null,
  status: "none",
  code: "",
  progress: [],
  synchronized: [],
  steadySince: null,
  lastRun: null,
  nextRun: null,
  quarantine: null,
  escrows: 0,
};

function quarantineOf(quarantine: NonNullable<SynchronizationJob["status"]["quarantine"]>) {
  const { reason, message = null, began = null, nextAttempt = null } = quarantine;
  return { reason, message, since: began, nextAttempt, remedy: quarantineRemedy(reason) };
}

/** A job in quarantine is tried when Graph says; any other, an interval after the end of its last cycle. */
function nextRun({ interval, status: { quarantine, lastExecution } }: SynchronizationJob): string | null {
  if (quarantine !== undefined) return quarantine.nextAttempt ?? null;
  const minutes = minutesIn(interval ?? "");
  const ended = Date.parse(lastExecution?.ended ?? "");
  if (minutes === undefined || Number.isNaN(ended)) return null;
  return new Date(ended + minutes * 60_000).toISOString();
}

/** Of `PT40M` or `PT1H20M`; the endless interval of a job that was never started has days in it, and is none. */
function minutesIn(duration: string): number | undefined {
  const [whole, hours = "0", minutes = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?$/.exec(duration) ?? [];
  return whole === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
