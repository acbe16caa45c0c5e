import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { Config } from "../config";
import type { ServicePrincipal } from "../providers/entra/applications";
import { readAdminCredentials } from "../providers/entra/provisioning/credentials";
import { findJob, findTemplate, requireOneWriter, waitForTemplate } from "../providers/entra/provisioning/find";
import type { DeclaredMapping } from "../providers/entra/provisioning/mappings";
import { Provisioning } from "../providers/entra/provisioning/resource";
import { SynchronizationReader, type SynchronizationTemplate } from "../providers/entra/synchronization";
import type { SynchronizationJob } from "../providers/entra/synchronization-job";
import { ServiceError } from "../providers/errors";
import type { Application, FoundApplication } from "./application";
import type { EntraOptions } from "./entra-provider";
import { orEnd, type Run } from "./run";

/** What Graph says of the provisioning of an application before anything is declared. */
export interface FoundProvisioning {
  readonly template: SynchronizationTemplate | undefined;
  readonly job: SynchronizationJob | undefined;
}

const NOTHING: FoundProvisioning = { template: undefined, job: undefined };

/**
 * Looks for the application's provisioning job. Two writers are an error: in mode direct, none may run. In mode entra, what
 * is wrong with the admin credentials is found here, before anything is declared.
 */
export async function findProvisioning(run: Run, found: FoundApplication): Promise<FoundProvisioning> {
  return orEnd(async () => {
    const { graph, config } = run;
    const { existing } = found;
    if (config.application.provisioning.mode === "entra") requireSense(run);
    if (existing === undefined) return NOTHING;
    const client = new SynchronizationReader(graph, existing.id);
    if (config.application.provisioning.mode === "direct") {
      await requireOneWriter(client, existing.displayName);
      return NOTHING;
    }
    const template = await findTemplate(client, existing.displayName);
    const job = await findJob(client, template.id, existing.displayName);
    if (job?.schedule !== "Active") requireNobodyElse(run, found);
    if (job?.status.quarantine !== undefined) pulumi.log.warn(quarantined(job));
    return { template, job };
  });
}

function requireSense({ config, pilot }: Run): void {
  readAdminCredentials((name) => pulumi.runtime.getConfig(`${pulumi.getProject()}:${name}`), process.env);
  const { scope } = config.application.provisioning;
  if (pilot === undefined || scope === "assigned") return;
  throw new ServiceError(
    "A pilot is limited to the people whom it names, but `provisioning.scope: all` in application.yaml gives everybody of the " +
      "tenant an account. Write `scope: assigned`, or end the pilot: pulumi config rm goto-access:pilot.",
  );
}

/** Started in a pilot, the service would make accounts for all who are assigned already. */
function requireNobodyElse({ config, pilot }: Run, { assigned }: FoundApplication): void {
  if (pilot === undefined || config.application.provisioning.status === "off") return;
  const inPilot = new Set(pilot.map(({ directoryId }) => directoryId));
  const others = assigned.filter(({ principalId }) => !inPilot.has(principalId)).length;
  if (others === 0) return;
  throw new ServiceError(
    `A pilot is limited to the people whom it names, but ${others} other groups or people are assigned to the application, and ` +
      "Entra's provisioning would make accounts for them too. Write `status: off` under provisioning in application.yaml, " +
      "take those assignments away, or end the pilot: pulumi config rm goto-access:pilot.",
  );
}

/** Has Entra's provisioning service make the accounts, in mode entra; how it was left. */
export function declareProvisioning(
  run: Run,
  found: FoundProvisioning,
  application: Application,
  assigned: readonly pulumi.Resource[],
  options: EntraOptions,
): Provisioning | undefined {
  const { provisioning } = run.config.application;
  if (provisioning.mode === "direct") return undefined;
  const template = templateOf(run, found, application);
  const job = declareJob(found, application, template, options);
  const resource = new Provisioning(
    "provisioning",
    {
      application: application.servicePrincipal.id,
      job: job.id.apply((id) => id.split("/").at(-1) ?? ""),
      isOAuth: template.isOAuth,
      jobWasThere: found.job !== undefined,
      status: provisioning.status,
      scope: provisioning.scope,
      notificationEmail: provisioning.notificationEmail ?? "",
      notifyOnFailure: provisioning.notifyOnFailure,
      deletionThreshold: provisioning.deletionThreshold ?? 0,
      mapping: mappingOf(run.config),
    },
    // Nobody is provisioned before everybody is assigned who is to be.
    { dependsOn: [job, ...assigned] },
  );
  tellWaiting(resource, application, run.graph.portalUrl);
  return resource;
}

type Template = pulumi.Output<SynchronizationTemplate>;

/** A new application shows its template only after a while (docs/services/entra-graph.md §6.1). */
function templateOf({ graph }: Run, { template }: FoundProvisioning, { servicePrincipal }: Application): Template {
  if (template !== undefined) return pulumi.output(template);
  return servicePrincipal.apply(({ id, displayName }) =>
    orEnd(() => waitForTemplate(new SynchronizationReader(graph, id), displayName)),
  );
}

/**
 * The job as such. It is made idle: mappings and credentials come first, and then it is the provisioning resource that starts
 * it, pauses it and takes it away (docs/adr/0018).
 */
function declareJob(
  { job }: FoundProvisioning,
  { existing, servicePrincipal, resources }: Application,
  template: Template,
  options: EntraOptions,
): azuread.SynchronizationJob {
  const path = servicePrincipal.id.apply((id) => `/servicePrincipals/${id}`);
  const importId = job === undefined ? undefined : `/servicePrincipals/${existing?.id}/synchronization/jobs/${job.id}`;
  return new azuread.SynchronizationJob(
    "provisioning job",
    { servicePrincipalId: path, templateId: template.id, enabled: job?.schedule === "Active" },
    {
      ...options,
      dependsOn: [...options.dependsOn, ...resources],
      ignoreChanges: ["enabled"],
      retainOnDelete: true,
      ...(importId === undefined ? {} : { import: importId }),
    },
  );
}

/** Plain data without anything undefined, as an input must be. */
function mappingOf({ application }: Config): DeclaredMapping {
  return JSON.parse(JSON.stringify(application.provisioning.mappings?.users ?? {})) as DeclaredMapping;
}

function tellWaiting(resource: Provisioning, { servicePrincipal }: Application, portal: string | undefined): void {
  pulumi.all([resource.state, servicePrincipal]).apply(([state, principal]) => {
    if (state === "waiting for authorization") pulumi.log.warn(waitingText(principal, portal), resource);
  });
}

/** Who has to do what, and where: under a link, where the cloud's Entra admin center is known. */
export function waitingText({ id, appId, displayName }: ServicePrincipal, portal: string | undefined): string {
  const place =
    portal === undefined
      ? `the enterprise application with the object id ${id} in the Entra admin center,`
      : `${portal}/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${id}/appId/${appId}`;
  return (
    `Provisioning of "${displayName}" waits for an administrator: this connector signs in by OAuth, and Microsoft lets only a ` +
    `person give consent. Open ${place}\nthen Provisioning → Admin Credentials → Authorize, sign in to GoTo with a Team Admin ` +
    "account, Test Connection, Save. Everything else is set; the next pulumi up starts the job."
  );
}

function quarantined({ id, status: { quarantine } }: SynchronizationJob): string {
  const { reason = "", message = "", nextAttempt = "" } = quarantine ?? {};
  const next = nextAttempt === "" ? "" : ` Entra tries again at ${nextAttempt}.`;
  return `Entra's provisioning job ${id} is in quarantine (${reason})${message === "" ? "" : `: ${message}`}.${next}`;
}
