import type { ServicePrincipal } from "../../providers/entra/applications";
import type { GraphClient } from "../../providers/entra/client";
import type { EnterpriseApplication } from "../../providers/entra/enterprise-application";
import { findJob, findTemplate, requireOneWriter } from "../../providers/entra/provisioning/find";
import { quarantineRemedy } from "../../providers/entra/provisioning/quarantine";
import { SynchronizationReader, type SynchronizationTemplate } from "../../providers/entra/synchronization";
import type { SynchronizationJob } from "../../providers/entra/synchronization-job";
import { checkCredentials } from "./admin-credentials";
import type { Finding } from "./checks";
import type { Preflight } from "./preflight";

/** What can be provisioned and by what; the job is undefined where a run makes it. */
export interface Service {
  readonly template: SynchronizationTemplate;
  readonly job: SynchronizationJob | undefined;
  readonly application: ServicePrincipal;
}

/** In mode entra template, job and credentials; in mode direct, that Entra is no second writer. */
export async function checkProvisioning(
  all: Preflight,
  graph: GraphClient | undefined,
  application: EnterpriseApplication | undefined,
): Promise<void> {
  const { list, config } = all;
  const mode = config?.application.provisioning.mode;
  const service = await list.check("provisioning", { graph, application, mode }, async (known) => {
    const { existing } = known.application;
    if (existing === undefined) return NOT_YET;
    const client = new SynchronizationReader(known.graph, existing.id);
    return known.mode === "direct" ? writerFinding(client, existing) : serviceFinding(client, existing);
  });
  if (mode === "entra") await checkCredentials(all, graph, service);
}

const NOT_YET: Finding<never> = { state: "notChecked", found: "the application is not there yet" };

async function writerFinding(
  client: SynchronizationReader,
  { displayName }: ServicePrincipal,
): Promise<Finding<never>> {
  if (!(await requireOneWriter(client, displayName))) {
    const found = "not used (mode direct), but whether it runs all the same cannot be seen";
    return { state: "warning", found, remedy: "Give the application that signs in Synchronization.Read.All." };
  }
  return { found: "not used (mode direct), and no job runs" };
}

async function serviceFinding(client: SynchronizationReader, application: ServicePrincipal): Promise<Finding<Service>> {
  const template = await findTemplate(client, application.displayName);
  const job = await findJob(client, template.id, application.displayName);
  const value = { template, job, application };
  if (job === undefined) return { found: `template ${template.id}; a run makes the job`, value };
  const found = `template ${template.id}, job ${job.id}: ${job.status.code}, schedule ${job.schedule}`;
  const { quarantine } = job.status;
  if (quarantine === undefined) return { found, value };
  const { reason, message } = quarantine;
  const why = `in quarantine: ${reason}${message === undefined ? "" : ` (${message})`}`;
  return { state: "failed", found: `${found}\n${why}`, remedy: quarantineRemedy(reason), value };
}
