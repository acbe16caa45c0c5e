import type { Call } from "../call";
import type { Cloud } from "../cloud";
import { notFound } from "../errors";
import { TEMPLATES } from "../gallery";
import type { Job, Provisioning } from "../provisioning/state";
import { getServicePrincipal } from "../service-principals";

/** Provisioning of the service principal of the path; 404 when there is no such service principal. */
export function provisioningOf(cloud: Cloud, call: Call): Provisioning {
  const { id } = getServicePrincipal(cloud, call);
  const provisioning = cloud.directory.provisioning.get(id) ?? { secrets: new Map(), jobs: new Map(), emptyPolls: 0 };
  cloud.directory.provisioning.set(id, provisioning);
  return provisioning;
}

/** The job of the path; 404 when there is none. */
export function getJob(cloud: Cloud, call: Call): Job {
  const id = call.params.job ?? "";
  const job = provisioningOf(cloud, call).jobs.get(id);
  if (job === undefined) throw notFound(id);
  return job;
}

/**
 * The synchronization template of the application that the service principal belongs to. A plain app registration has
 * none, and so cannot provision (§1 trap 3).
 */
export function synchronizationTemplate(cloud: Cloud, call: Call) {
  const sp = getServicePrincipal(cloud, call);
  const template = TEMPLATES.find(({ id }) => id === sp.applicationTemplateId);
  if (template?.synchronization === undefined) return undefined;
  return { ...template.synchronization, application: template };
}
