import { findJob, findTemplate, ProvisioningError } from "../../providers/entra/provisioning/find";
import { findUserMapping } from "../../providers/entra/provisioning/user-mapping";
import { SynchronizationClient } from "../../providers/entra/synchronization";
import { UsageError } from "../ended";
import { getEnterpriseApplication } from "../stack/application";
import { configOf, connectGraph, entraSettingsOf } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";

/** The job that provisions people, and the rule by which it does. */
export interface OnDemand {
  readonly graph: Awaited<ReturnType<typeof connectGraph>>;
  readonly client: SynchronizationClient;
  readonly job: string;
  readonly ruleId: string;
}

/**
 * Finds the job and its rule of users. Throws a UsageError in mode direct, and a ProvisioningError where there is no job, no
 * rule, or an OAuth job that has to be paused first (docs/services/entra-graph.md §6.7).
 */
export async function findOnDemand(settings: StackSettings, here: Surroundings): Promise<OnDemand> {
  const config = configOf(settings, here);
  if (config.application.provisioning.mode === "direct") throw new UsageError(DIRECT);
  const graph = await connectGraph(settings, here);
  const { environment } = entraSettingsOf(settings, here);
  const { id, displayName } = await getEnterpriseApplication(graph, config, environment);
  const client = new SynchronizationClient(graph, id);
  const template = await findTemplate(client, displayName);
  const job = await findJob(client, template.id, displayName);
  if (job === undefined) {
    throw new ProvisioningError(`"${displayName}" has no provisioning job yet. It is made by: npm run pulumi -- up`);
  }
  if (template.isOAuth && job.schedule === "Active") {
    throw new ProvisioningError(pauseFirst(displayName, client.pauseCommand(job.id)));
  }
  const mapping = findUserMapping(await client.getSchema(job.id));
  if (typeof mapping === "string") throw new ProvisioningError(mapping);
  return { graph, client, job: job.id, ruleId: mapping.rule.id };
}

const DIRECT =
  "Entra's provisioning service is not used (mode direct), so that it can provision nobody on demand. goto-access makes the " +
  "accounts itself: npm run pulumi -- up, for one person with the setting pilot.";

function pauseFirst(name: string, command: string): string {
  return (
    `The job of "${name}" runs, and Microsoft provisions on demand through an OAuth connector only while it is paused. Pause it:\n` +
    `  ${command}\n` +
    "then run this again, and start the job with npm run pulumi -- up --refresh."
  );
}
