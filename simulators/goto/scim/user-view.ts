import type { Goto } from "../goto";
import { ATTRIBUTES, CORE_USER, ENTERPRISE, type Values } from "./attributes";
import type { OrganizationUser } from "./organization";

/** An object as an answer shows it; a member without a value is left out of the JSON. */
export type ScimView = Readonly<Record<string, unknown>>;

/** A user in flavour 2.0 (docs/services/goto-admin-api.md §11.3). */
export function userView(goto: Goto, user: OrganizationUser): ScimView {
  const { id, values } = user;
  const enterprise = enterpriseOf(values);
  return {
    schemas: enterprise === undefined ? [CORE_USER] : [CORE_USER, ENTERPRISE],
    id,
    externalId: values.externalId,
    userName: values.userName,
    displayName: values.displayName,
    name: nameOf(values),
    active: isActive(user),
    locale: values.locale,
    timezone: values.timezone,
    ...(enterprise === undefined ? {} : { [ENTERPRISE]: enterprise }),
    meta: { resourceType: "User", ...timesOf(user), location: userLocation(goto, id) },
  };
}

/** A user in the published form (§11.1). */
export function publishedUser(goto: Goto, { id, values, created }: OrganizationUser): ScimView {
  const { userName, displayName, locale, timezone, ...names } = filledIn(values);
  const name = { givenName: names["name.givenName"], familyName: names["name.familyName"] };
  const meta = { created: new Date(created).toISOString(), location: userLocation(goto, id) };
  return { id, userName, displayName, name, locale, timezone, meta };
}

/** Values with something in every member that the published form requires, even where nothing was ever given. */
export function filledIn(values: Values): Values {
  const { userName = "" } = values;
  const local = userName.slice(0, userName.indexOf("@"));
  const { "name.givenName": given = local, "name.familyName": family = local } = values;
  const usual = { displayName: `${given} ${family}`, locale: "en_US", timezone: "Etc/UTC" };
  return { ...usual, "name.givenName": given, "name.familyName": family, ...values };
}

/** Who was never said to be inactive is active. */
export function isActive({ values }: OrganizationUser): boolean {
  return values.active !== false;
}

/** Values of a user by the full path of the attribute, as filters compare them. */
export function textAt(user: OrganizationUser, attribute: string): string | undefined {
  if (attribute === "id") return user.id;
  if (attribute === "active") return String(isActive(user));
  const known = ATTRIBUTES.find((name) => name === attribute);
  const value = known === undefined ? undefined : user.values[known];
  return typeof value === "string" ? value : undefined;
}

/** `created` and `lastModified` as dates. */
export function timesOf({ created, modified }: Pick<OrganizationUser, "created" | "modified">): ScimView {
  return { created: new Date(created).toISOString(), lastModified: new Date(modified).toISOString() };
}

function userLocation(goto: Goto, id: string): string {
  return `${goto.url}/identity/v1/Users/${id}`;
}

function nameOf(values: Values): ScimView | undefined {
  const { "name.givenName": givenName, "name.familyName": familyName } = values;
  return givenName === undefined && familyName === undefined ? undefined : { givenName, familyName };
}

function enterpriseOf(values: Values): ScimView | undefined {
  const prefix = `${ENTERPRISE}:`;
  const own = Object.entries(values).filter(([name]) => name.startsWith(prefix));
  return own.length === 0
    ? undefined
    : Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
