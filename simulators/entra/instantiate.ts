import type { Cloud } from "./cloud";
import type { Entity, JsonObject } from "./fields";
import { fromApplication } from "./service-principals";

/** What a new enterprise application is made from. */
export interface NewApplication {
  readonly displayName: string;
  readonly templateId: string | null;
  /** Names of app roles besides `User` and `msiam_access`. */
  readonly roles?: readonly string[];
  readonly applicationId?: string;
  readonly servicePrincipalId?: string;
}

/** Makes an application and its service principal together, with the roles every instantiated app has (§5.1, §13.2 row 4). */
export function makeApplication(cloud: Cloud, what: NewApplication): { application: Entity; servicePrincipal: Entity } {
  const { directory, ids } = cloud;
  const application: Entity = {
    id: what.applicationId ?? ids.guid(),
    appId: ids.guid(),
    applicationTemplateId: what.templateId,
    displayName: what.displayName,
    createdDateTime: cloud.clock.iso(),
    publisherDomain: domainOf(cloud),
    appRoles: ["User", "msiam_access", ...(what.roles ?? [])].map((name) => roleOf(ids.guid(), name)),
    tags: TAGS,
  };
  const servicePrincipal: Entity = {
    id: what.servicePrincipalId ?? ids.guid(),
    ...fromApplication(cloud, application),
    appRoleAssignmentRequired: true,
    tags: TAGS,
  };
  directory.applications.put(application);
  directory.servicePrincipals.put(servicePrincipal);
  const emptyPolls = cloud.settings["templates.emptyPolls"];
  directory.provisioning.set(servicePrincipal.id, { secrets: new Map(), jobs: new Map(), emptyPolls });
  return { application, servicePrincipal };
}

/** The domain shown as publisher of the tenant's own applications. */
export function domainOf(cloud: Cloud): string {
  const name = cloud.directory.tenant.displayName.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${name || "tenant"}.onmicrosoft.com`;
}

const TAGS = ["WindowsAzureActiveDirectoryIntegratedApp"];

function roleOf(id: string, name: string): JsonObject {
  return {
    id,
    allowedMemberTypes: ["User"],
    description: name,
    displayName: name,
    isEnabled: true,
    origin: "Application",
    value: null,
  };
}
