import { ForbiddenError, ServiceError } from "../../errors";
import { onceThere, type Wait } from "../newly-made";
import { CHANGING_JOBS } from "../permissions";
import type { SynchronizationReader, SynchronizationTemplate } from "../synchronization";
import type { SynchronizationJob } from "../synchronization-job";

/** The application cannot be provisioned as the configuration says. */
export class ProvisioningError extends ServiceError {
  override name = "ProvisioningError";
}

/** The template that a job is made from: the only one, or the default of several. Throws a ProvisioningError. */
export async function findTemplate(client: SynchronizationReader, name: string): Promise<SynchronizationTemplate> {
  return chosen(await client.listTemplates(), name);
}

/** The same of an application that was just made, which shows none for up to two minutes (docs/services/entra-graph.md §6.1). */
export async function waitForTemplate(
  client: SynchronizationReader,
  name: string,
  wait?: Wait,
): Promise<SynchronizationTemplate> {
  const look = async () => {
    const templates = await client.listTemplates();
    return templates.length > 0 ? templates : undefined;
  };
  return chosen((await onceThere(look, wait)) ?? [], name);
}

function chosen(templates: readonly SynchronizationTemplate[], name: string): SynchronizationTemplate {
  const [first, second] = templates;
  if (first === undefined) {
    throw new ProvisioningError(
      `Entra cannot provision the enterprise application "${name}": it has no provisioning template. Such an application was ` +
        "registered by hand; write `gallery: GoToMeeting` or `custom: <name>` in application.yaml to have one made that can " +
        "be provisioned, or `mode: direct`.",
    );
  }
  const defaults = templates.filter(({ isDefault }) => isDefault);
  const [one, another] = defaults;
  if (second === undefined) return first;
  if (one !== undefined && another === undefined) return one;
  const ids = templates.map(({ id }) => id).join(", ");
  throw new ProvisioningError(
    `Enterprise application "${name}" has several provisioning templates and no default: ${ids}.`,
  );
}

/** The job of that template, if there is one. Throws a ProvisioningError when there are several. */
export async function findJob(
  client: SynchronizationReader,
  templateId: string,
  name: string,
): Promise<SynchronizationJob | undefined> {
  const jobs = (await client.listJobs()).filter((job) => job.templateId === templateId);
  const [first, second] = jobs;
  if (second === undefined) return first;
  throw new ProvisioningError(
    `Enterprise application "${name}" has ${jobs.length} provisioning jobs: ${jobs.map(({ id }) => id).join(", ")}. Delete all ` +
      "but one under Provisioning in the Entra admin center.",
  );
}

/**
 * Throws a ProvisioningError when Entra's own provisioning runs: two writers would undo each other's work
 * (docs/behaviour.md §9). False when the token may not see jobs, which says nothing about them.
 */
export async function requireOneWriter(client: SynchronizationReader, name: string): Promise<boolean> {
  const jobs = await client.listJobs().catch((error: unknown) => {
    if (error instanceof ForbiddenError) return undefined;
    throw error;
  });
  const active = jobs?.find(({ schedule }) => schedule === "Active");
  if (active === undefined) return jobs !== undefined;
  throw new ProvisioningError(
    `Entra's provisioning service makes accounts for "${name}" too (job ${active.id} is active), and mode direct would be a ` +
      `second writer. Pause it:\n  ${client.pauseCommand(active.id)}\nor, when this stack runs it, \`status: off\` and pulumi ` +
      "up before `mode: direct`. To leave the accounts to Entra, write `mode: entra` in application.yaml.",
  );
}

/**
 * Throws a ProvisioningError when the token says that it may not change provisioning jobs: the azuread plugin would repeat
 * what is refused for a quarter of an hour (docs/services/entra-graph.md §1.15). A token that says nothing is tried.
 */
export function requirePermission(names: readonly string[]): void {
  if (names.length === 0 || CHANGING_JOBS.some((name) => names.includes(name))) return;
  const [least, ...others] = CHANGING_JOBS;
  throw new ProvisioningError(
    `Mode entra needs a Graph permission that the application signing in does not have: ${least} (or ${others.join(", ")}). ` +
      "Add it to the app registration, with an administrator's consent.",
  );
}
