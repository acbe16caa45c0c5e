import { SERVICE_PRINCIPAL } from "./application-type";
import type { Kind } from "./directory";
import { badRequest, GraphError } from "./errors";
import { type Entity, isObject, type Json, type JsonObject, unknownProperty, valueIn } from "./fields";
import { isGuid } from "./ids";

/** The role id of an assignment that gives no role (§5.1). */
export const DEFAULT_ACCESS = "00000000-0000-0000-0000-000000000000";

const PRINCIPAL_TYPES = { user: "User", group: "Group", servicePrincipal: "ServicePrincipal" } as const;

const SHAPE: Readonly<Record<string, (value: Json) => boolean>> = {
  id: (value) => typeof value === "string" && isGuid(value),
  allowedMemberTypes: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((entry) => entry === "User" || entry === "Application"),
  description: (value) => typeof value === "string",
  displayName: (value) => typeof value === "string" && value !== "",
  isEnabled: (value) => typeof value === "boolean",
  origin: () => true,
  value: (value) => value === null || typeof value === "string",
};

/** The app roles a PATCH gives an application, checked against those it has (§3.3, §4.2, §4.4). Throws 400. */
export function checkedRoles(before: Json, after: Json): readonly JsonObject[] {
  const roles = objectsOf(after).map(checkedRole);
  for (const old of objectsOf(before)) {
    const now = roles.find(({ id }) => id === old.id);
    if (old.isEnabled !== true || (now !== undefined && sameButDisabled(old, now))) continue;
    throw new GraphError(
      400,
      "CannotDeleteOrUpdateEnabledEntitlement",
      "Permission (scope or role) cannot be deleted or updated unless disabled first.",
    );
  }
  const ids = roles.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw badRequest("Property appRoles contains several roles with the same id.");
  return roles;
}

/** The display name of the app role an assignment gives. */
export function roleName(sp: Entity, appRoleId: string): string {
  if (appRoleId === DEFAULT_ACCESS) return "Default Access";
  return String(rolesOf(sp).find((role) => role.id === appRoleId)?.displayName ?? appRoleId);
}

/** The `principalType` of an assignment to an object of this kind. */
export function principalType(kind: Kind | undefined): string | null {
  return kind === undefined || kind === "application" ? null : PRINCIPAL_TYPES[kind];
}

/** The app roles a service principal declares. */
export function rolesOf(sp: Entity): JsonObject[] {
  const roles: Json = valueIn(SERVICE_PRINCIPAL, sp, "appRoles");
  return Array.isArray(roles) ? roles.filter(isObject) : [];
}

function checkedRole(role: JsonObject): JsonObject {
  for (const [name, value] of Object.entries(role)) {
    if (name.includes("@")) continue;
    const fits = SHAPE[name];
    if (fits === undefined) throw unknownProperty(name, "appRole");
    if (!fits(value)) throw badRequest(`Invalid value specified for property '${name}' of resource 'AppRole'.`);
  }
  for (const name of ["id", "allowedMemberTypes", "displayName", "description"]) {
    if (role[name] === undefined) throw badRequest(`A value is required for property '${name}' of resource 'AppRole'.`);
  }
  const { id = "", allowedMemberTypes = [], description = "", displayName = "", isEnabled = true, value = null } = role;
  return { id, allowedMemberTypes, description, displayName, isEnabled, origin: "Application", value };
}

/** An enabled role may be disabled in one step; whatever else changes has to wait for that. */
function sameButDisabled(old: JsonObject, now: JsonObject): boolean {
  return ["allowedMemberTypes", "value", "displayName", "description"].every(
    (name) => JSON.stringify(old[name]) === JSON.stringify(now[name]),
  );
}

function objectsOf(value: Json): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
