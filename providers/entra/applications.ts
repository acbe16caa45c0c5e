import { encoded } from "../encoded";
import { NotFoundError, ServiceError, UntrustworthyAnswerError } from "../errors";
import { membersOf, objectsIn, required, text } from "./answers";
import type { GraphReader } from "./client";
import { onceThere, type Wait } from "./newly-made";
import { quoted } from "./query";

/** An app role of an enterprise application, by which a group or user is assigned to it. */
export interface AppRole {
  readonly id: string;
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly allowedMemberTypes: readonly string[];
}

/** An enterprise application (service principal); all that must be sent back when one field of it is to change. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly applicationTemplateId: string | undefined;
  readonly accountEnabled: boolean;
  readonly appRoleAssignmentRequired: boolean;
  readonly appRoles: readonly AppRole[];
  readonly alternativeNames: readonly string[];
  readonly description: string | undefined;
  readonly loginUrl: string | undefined;
  readonly notes: string | undefined;
  readonly notificationEmailAddresses: readonly string[];
  readonly preferredSingleSignOnMode: string | undefined;
  readonly relayState: string | undefined;
  readonly tags: readonly string[];
}

/** One group or user that is assigned to an application. */
export interface Assigned {
  readonly id: string;
  readonly appRoleId: string;
  readonly principalId: string;
}

/** A gallery application, or the template of applications that are in no gallery. */
export interface ApplicationTemplate {
  readonly id: string;
  readonly displayName: string;
}

/** The template of applications that are in no gallery, in Microsoft's clouds (docs/services/entra-graph.md §9.2). */
const CUSTOM_TEMPLATES: ReadonlyMap<string, string> = new Map([
  ["usgovernment", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
  ["usgovernmentl4", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
  ["usgovernmentl5", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
  ["dod", "4602d0b4-76bb-404b-bca9-2652e1a39c6d"],
  ["china", "5a532e38-1581-4918-9658-008dc27c1d68"],
]);
const CUSTOM_TEMPLATE = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

/** The application cannot be told from what the configuration says. */
export class ApplicationError extends ServiceError {
  override name = "ApplicationError";
}

/** Id of the template for an application that is in no gallery. */
export function customTemplateId(environment: string): string {
  return CUSTOM_TEMPLATES.get(environment.toLowerCase()) ?? CUSTOM_TEMPLATE;
}

/** The enterprise application of that object id, or the only one of that name. Throws an ApplicationError otherwise. */
export async function getApplication(
  graph: GraphReader,
  wanted: { readonly name?: string | undefined; readonly id?: string | undefined },
): Promise<ServicePrincipal> {
  if (wanted.id !== undefined) return applicationById(graph, wanted.id);
  const name = wanted.name ?? "";
  const [first, second, ...rest] = await applicationsNamed(graph, name);
  if (first === undefined) {
    throw new ApplicationError(
      `There is no enterprise application named "${name}" in this tenant. Check its name under Enterprise applications in ` +
        "the Entra admin center, or write `gallery: GoToMeeting` to have it made.",
    );
  }
  if (second === undefined) return first;
  const ids = [first, second, ...rest].map((hit) => hit.id).join(" or ");
  throw new ApplicationError(
    `There are ${rest.length + 2} enterprise applications named "${name}". Write the object id: ${ids}.`,
  );
}

/** All enterprise applications of that name, without case. */
export async function applicationsNamed(graph: GraphReader, name: string): Promise<ServicePrincipal[]> {
  const { rows } = await graph.list("/servicePrincipals", { $filter: `displayName eq ${quoted(name)}` });
  return rows.map(decodeServicePrincipal);
}

/** An object id, or the application (client) id, which administrators find just as often. */
async function applicationById(graph: GraphReader, id: string): Promise<ServicePrincipal> {
  try {
    return decodeServicePrincipal(await graph.get(`/servicePrincipals/${encoded(id)}`));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
  const { rows } = await graph.list("/servicePrincipals", { $filter: `appId eq ${quoted(id)}` });
  if (rows[0] !== undefined) return decodeServicePrincipal(rows[0]);
  throw new ApplicationError(
    `There is no enterprise application with the object id or application id ${id} in this tenant. It is on the page ` +
      "Properties of the enterprise application in the Entra admin center.",
  );
}

/** Object id of the application behind an enterprise application. */
export async function getApplicationObjectId(graph: GraphReader, appId: string): Promise<string> {
  const { rows } = await graph.list("/applications", { $filter: `appId eq ${quoted(appId)}`, $select: "id,appId" });
  const id = text(membersOf(rows[0]).id);
  if (id !== undefined) return id;
  throw new ApplicationError(
    `The enterprise application with the application id ${appId} has no application in this tenant.`,
  );
}

/** The enterprise application once its app roles are there, which takes a while after it was made; tried for two minutes. */
export async function waitForAppRoles(graph: GraphReader, id: string, wait?: Wait): Promise<ServicePrincipal> {
  const found = await onceThere(async () => {
    const one = await applicationById(graph, id).catch((error: unknown) => {
      if (error instanceof ApplicationError) return undefined;
      throw error;
    });
    return one !== undefined && one.appRoles.length > 0 ? one : undefined;
  }, wait);
  if (found !== undefined) return found;
  throw new ApplicationError(
    `The new enterprise application ${id} has no app roles after two minutes. Run pulumi up again: it goes on from here.`,
  );
}

/** The gallery application of that name, compared without case. */
export async function getTemplate(graph: GraphReader, name: string): Promise<ApplicationTemplate> {
  const { rows } = await graph.list("/applicationTemplates", { $filter: `displayName eq ${quoted(name)}` });
  const hits = objectsIn(rows).filter((row) => text(row.displayName)?.toLowerCase() === name.toLowerCase());
  const [first, second] = hits;
  if (first !== undefined && second === undefined)
    return { id: required(first.id, "a gallery application without id"), displayName: text(first.displayName) ?? "" };
  throw new ApplicationError(
    first === undefined
      ? `Entra's gallery has no application named "${name}". It has "GoToMeeting" and "GoTo"; for one of your own write \`custom: <name>\`.`
      : `Entra's gallery has ${hits.length} applications named "${name}".`,
  );
}

/** Everybody who is assigned to the application, read whole. */
export async function listAssigned(graph: GraphReader, servicePrincipalId: string): Promise<Assigned[]> {
  const path = `/servicePrincipals/${encoded(servicePrincipalId)}/appRoleAssignedTo`;
  const { rows } = await graph.list(path, { $top: 999 });
  return rows.map((row) => {
    const { id, appRoleId, principalId } = membersOf(row);
    if (typeof id === "string" && typeof appRoleId === "string" && typeof principalId === "string") {
      return { id, appRoleId, principalId };
    }
    throw new UntrustworthyAnswerError("Microsoft Graph answered with an assignment without id, role or principal");
  });
}

/** The app role of that name. Throws an ApplicationError that names the roles there are. */
export function getAppRole(application: ServicePrincipal, name: string): AppRole {
  const usable = application.appRoles.filter((role) => role.isEnabled && role.allowedMemberTypes.includes("User"));
  const hit = usable.find((role) => role.displayName === name);
  if (hit !== undefined) return hit;
  const known = usable.map((role) => `"${role.displayName}"`).join(", ");
  throw new ApplicationError(
    `Enterprise application "${application.displayName}" has no app role "${name}". It has: ${known || "none"}.`,
  );
}

/** A service principal out of a Graph answer. */
export function decodeServicePrincipal(json: unknown): ServicePrincipal {
  const sp = (typeof json === "object" && json !== null ? json : {}) as Record<string, unknown>;
  const id = text(sp.id);
  const appId = text(sp.appId);
  if (id === undefined || appId === undefined) {
    throw new UntrustworthyAnswerError("Microsoft Graph answered with an enterprise application without id or appId");
  }
  const saml = sp.samlSingleSignOnSettings as Record<string, unknown> | null | undefined;
  return {
    id,
    appId,
    displayName: text(sp.displayName) ?? "",
    applicationTemplateId: text(sp.applicationTemplateId),
    accountEnabled: sp.accountEnabled !== false,
    appRoleAssignmentRequired: sp.appRoleAssignmentRequired === true,
    appRoles: list(sp.appRoles).map(decodeAppRole),
    alternativeNames: texts(sp.alternativeNames),
    description: text(sp.description),
    loginUrl: text(sp.loginUrl),
    notes: text(sp.notes),
    notificationEmailAddresses: texts(sp.notificationEmailAddresses),
    preferredSingleSignOnMode: text(sp.preferredSingleSignOnMode),
    relayState: text(saml?.relayState),
    tags: texts(sp.tags),
  };
}

function decodeAppRole(json: unknown): AppRole {
  const role = membersOf(json);
  return {
    id: text(role.id) ?? "",
    displayName: text(role.displayName) ?? "",
    isEnabled: role.isEnabled !== false,
    allowedMemberTypes: texts(role.allowedMemberTypes),
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value).filter((entry): entry is string => typeof entry === "string");
}
