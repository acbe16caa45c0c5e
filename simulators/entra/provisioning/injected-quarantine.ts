import { BackdoorError } from "../../stage/backdoor";
import { isObject } from "../fields";
import { QUARANTINE_REASONS, quarantined } from "./quarantine";
import type { Job } from "./state";

/** Puts a job into quarantine as a bad cycle would. Throws BackdoorError for a reason that Entra does not have. */
export function inject(job: Job, at: number, reason: unknown, message: string): void {
  const known = QUARANTINE_REASONS.find((one) => one === reason);
  if (known === undefined) throw new BackdoorError(`"reason" is one of ${QUARANTINE_REASONS.join(", ")}`);
  const status = isObject(job.body.status) ? job.body.status : {};
  const before = isObject(status.quarantine) ? status.quarantine : undefined;
  const { body, nextRun } = quarantined(before, at, { reason: known, code: known, message });
  job.body = { ...job.body, status: { ...status, code: "Quarantine", quarantine: body } };
  job.memory.nextRun = nextRun;
}
