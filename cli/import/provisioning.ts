import type { ApplicationYaml } from "../../config/schema/application";
import { EMAIL } from "../../config/values";
import type { GraphReader } from "../../providers/entra/client";
import { NOTIFICATION_KEY } from "../../providers/entra/provisioning/notification";
import { SynchronizationReader } from "../../providers/entra/synchronization";
import { ForbiddenError } from "../../providers/errors";
import type { Remark } from "./tenant";

/** `provisioning` of application.yaml. */
export type ProvisioningYaml = NonNullable<ApplicationYaml["provisioning"]>;

/** How accounts are provisioned now, as application.yaml says it, and what of it cannot be said. */
export interface ProvisioningNow {
  readonly provisioning: ProvisioningYaml;
  readonly remarks: readonly Remark[];
}

const DIRECT: ProvisioningYaml = { mode: "direct" };
const HIDDEN = "*";

/** Mode entra where a job of Entra's provisioning service is active on the application, else mode direct. */
export async function readProvisioning(graph: GraphReader, sp: string): Promise<ProvisioningNow> {
  const client = new SynchronizationReader(graph, sp);
  const jobs = await client.listJobs().catch(onlyForbidden);
  if (jobs === undefined)
    return { provisioning: DIRECT, remarks: [unreadable("the provisioning jobs", "mode direct")] };
  if (!jobs.some(({ schedule }) => schedule === "Active")) {
    const idle = jobs.map(({ id }) => remark(`job ${id}`, "is not active; mode direct leaves it as it is"));
    return { provisioning: DIRECT, remarks: idle };
  }
  const secrets = await client.listSecrets().catch(onlyForbidden);
  if (secrets === undefined) {
    return { provisioning: { mode: "entra" }, remarks: [unreadable("scope and notification", "the default scope")] };
  }
  const saved = new Map(secrets.map(({ key, value }) => [key, value]));
  const scope = scopeOf(saved.get("SyncAll"));
  const mail = mailOf(saved.get(NOTIFICATION_KEY));
  const provisioning = { mode: "entra", status: "on", ...scope.provisioning, ...mail.provisioning } as const;
  return { provisioning, remarks: [...scope.remarks, ...mail.remarks] };
}

function scopeOf(live: string | undefined): ProvisioningNow {
  if (live === HIDDEN)
    return { provisioning: {}, remarks: [unreadable("the scope", "assigned, which the next run sets")] };
  return { provisioning: { scope: folded(live) === "true" ? "all" : "assigned" }, remarks: [] };
}

/** Left out, what Entra has stays as it is; so it is all or nothing. */
function mailOf(live: string | undefined): ProvisioningNow {
  if (live === undefined) return { provisioning: {}, remarks: [] };
  const { Enabled, Recipients, DeleteThresholdEnabled, DeleteThresholdValue } = parsed(live);
  const email = said(Recipients);
  const threshold = folded(DeleteThresholdEnabled) === "true" ? Number(said(DeleteThresholdValue)) : 0;
  const isMail = email === "" || new RegExp(EMAIL).test(email);
  if (live === HIDDEN || !isMail || !Number.isInteger(threshold) || threshold < 0) {
    return { provisioning: {}, remarks: [remark("notification", "cannot be read as one address; it stays as it is")] };
  }
  const mail = email === "" ? {} : { notificationEmail: email, notifyOnFailure: folded(Enabled) === "true" };
  return { provisioning: { ...mail, ...(threshold === 0 ? {} : { deletionThreshold: threshold }) }, remarks: [] };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return { Recipients: HIDDEN };
  }
}

function folded(value: unknown): string {
  return said(value).toLowerCase();
}

/** What is no single value cannot be read as one either. */
function said(value: unknown): string {
  return typeof value === "object" && value !== null ? HIDDEN : String(value ?? "");
}

function onlyForbidden(error: unknown): undefined {
  if (!(error instanceof ForbiddenError)) throw error;
  return undefined;
}

function unreadable(what: string, instead: string): Remark {
  return remark(what, `may not be read with this token; written is ${instead}`);
}

function remark(who: string, why: string): Remark {
  return { kind: "setting", who, why };
}
