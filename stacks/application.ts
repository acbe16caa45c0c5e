import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { Config } from "../config";
import {
  ApplicationError,
  type Assigned,
  getApplicationObjectId,
  getAppRole,
  listAssigned,
  type ServicePrincipal,
  waitForAppRoles,
} from "../providers/entra/applications";
import { findEnterpriseApplication } from "../providers/entra/enterprise-application";
import type { SsoSettings } from "../providers/entra/sso/client";
import type { EntraOptions } from "./entra-provider";
import { orEnd, type Run } from "./run";
import { settingsToSet } from "./sso-settings";

/** The enterprise application that people are assigned to. */
export interface Application {
  /** As Graph has it now; undefined when it is still to be made. */
  readonly existing: ServicePrincipal | undefined;
  /** The same, or what it is once it was made. */
  readonly servicePrincipal: pulumi.Output<ServicePrincipal>;
  /** Assignments that are there already, whoever made them. */
  readonly assigned: readonly Assigned[];
  /** Where Entra tells GoTo how people sign in. */
  readonly samlMetadataUrl: pulumi.Output<string>;
  /** What must be there before an assignment, and is deleted after it. */
  readonly resources: readonly pulumi.Resource[];
}

/** Written into the notes of an application that this tool has made; only such a one is deleted by `pulumi destroy`. */
const MADE_BY_US = "Made by goto-access.";

/** What Graph says of the application before anything is declared. */
export interface FoundApplication {
  readonly existing: ServicePrincipal | undefined;
  readonly applicationObjectId: string | undefined;
  readonly templateId: string;
  /** Not there yet, or made by this tool. */
  readonly ours: boolean;
  readonly assigned: readonly Assigned[];
}

/** Looks for the application and checks that it has every app role that is asked for. Changes nothing. */
export async function findApplication(run: Run): Promise<FoundApplication> {
  return orEnd(async () => {
    const found = await find(run);
    const { existing } = found;
    if (existing === undefined) return { ...found, assigned: [] };
    for (const { assignment } of run.assignments) getAppRole(existing, appRoleOf(run.config, assignment.role));
    return { ...found, assigned: await listAssigned(run.graph, existing.id) };
  });
}

/** The app role that stands for a role in Entra. */
export function appRoleOf(config: Config, role: string): string {
  return config.roles[role]?.appRole ?? "User";
}

/** Makes the enterprise application when there is none, and lets only those sign in who are assigned. */
export function declareApplication(run: Run, found: FoundApplication, options: EntraOptions): Application {
  const { existing, assigned } = found;
  const made = run.config.application.kind === "existing" ? undefined : declareFromTemplate(run, found, options);
  const servicePrincipal = existing === undefined ? onceMade(run, made) : pulumi.output(existing);
  const enterprise = declareServicePrincipal(run, found, servicePrincipal, after(options, made));
  const resources = made === undefined ? [enterprise] : [made, enterprise];
  return { existing, servicePrincipal, assigned, samlMetadataUrl: enterprise.samlMetadataUrl, resources };
}

/** Once the application exists, only this tells the engine that what belongs to it must go before it goes. */
function after(options: EntraOptions, made: pulumi.Resource | undefined): EntraOptions {
  return made === undefined ? options : { ...options, dependsOn: [...options.dependsOn, made] };
}

/** A new application shows its app roles only after a while (docs/services/entra-graph.md §6.1). */
function onceMade({ graph }: Run, made: azuread.ApplicationFromTemplate | undefined): pulumi.Output<ServicePrincipal> {
  if (made === undefined) throw new ApplicationError("There is no enterprise application to assign people to.");
  return made.servicePrincipalObjectId.apply((id) => orEnd(() => waitForAppRoles(graph, id)));
}

async function find({ graph, entra, config: { application } }: Run): Promise<Omit<FoundApplication, "assigned">> {
  const { existing, templateId } = await findEnterpriseApplication(graph, application, entra.environment);
  // Of one that has to exist nothing is made, and nothing is ours.
  if (templateId === undefined) return { existing, applicationObjectId: undefined, templateId: "", ours: false };
  const applicationObjectId = existing === undefined ? undefined : await getApplicationObjectId(graph, existing.appId);
  return { existing, applicationObjectId, templateId, ours: existing === undefined || existing.notes === MADE_BY_US };
}

function declareFromTemplate({ config: { application } }: Run, found: FoundApplication, options: EntraOptions) {
  const { templateId, existing, applicationObjectId } = found;
  const displayName = existing?.displayName ?? application.name ?? "";
  const importId =
    existing === undefined
      ? undefined
      : `/applicationTemplates/${templateId}/instantiate/${applicationObjectId}/${existing.id}`;
  return new azuread.ApplicationFromTemplate(
    "application",
    { displayName, templateId },
    { ...options, retainOnDelete: !found.ours, ...(importId === undefined ? {} : { import: importId }) },
  );
}

/**
 * Sets the fields that are ours: assignment required, and single sign-on where it is declared. The plugin sends every field
 * that it can write, so all the others are sent back as they are; and it would delete the application with the resource, so
 * it is told to leave it (docs/services/entra-graph.md §1, 13 and 14).
 */
function declareServicePrincipal(
  run: Run,
  { existing, ours }: FoundApplication,
  now: pulumi.Output<ServicePrincipal>,
  options: EntraOptions,
): azuread.ServicePrincipal {
  const { config, pilot } = run;
  const sso = settingsToSet(run, existing);
  return new azuread.ServicePrincipal(
    "enterprise application",
    {
      clientId: now.appId,
      useExisting: true,
      // Turned on, it locks out whoever is not assigned yet, and a pilot is to touch nobody else.
      appRoleAssignmentRequired:
        pilot === undefined || existing === undefined
          ? config.application.assignmentRequired
          : existing.appRoleAssignmentRequired,
      accountEnabled: now.accountEnabled,
      alternativeNames: now.apply((sp) => [...sp.alternativeNames]),
      notificationEmailAddresses: now.apply((sp) => [...(sso?.notificationEmails ?? sp.notificationEmailAddresses)]),
      tags: now.apply((sp) => [...sp.tags]),
      ...(existing === undefined ? {} : textsOf(existing)),
      ...(sso === undefined ? {} : signOnTexts(sso)),
      ...(ours ? { notes: MADE_BY_US } : {}),
    },
    { ...options, retainOnDelete: true, ignoreChanges: ["owners"] },
  );
}

function signOnTexts({ mode, relayState, loginUrl }: SsoSettings) {
  return {
    ...(mode === undefined ? {} : { preferredSingleSignOnMode: mode }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(relayState === undefined ? {} : { samlSingleSignOn: { relayState } }),
  };
}

/** Texts that are set; the plugin refuses some of them empty. A new application has none. */
function textsOf({ description, loginUrl, notes, preferredSingleSignOnMode, relayState }: ServicePrincipal) {
  return {
    ...(description === undefined ? {} : { description }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(notes === undefined ? {} : { notes }),
    ...(preferredSingleSignOnMode === undefined ? {} : { preferredSingleSignOnMode }),
    ...(relayState === undefined ? {} : { samlSingleSignOn: { relayState } }),
  };
}
