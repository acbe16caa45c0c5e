import { asScimObject, ScimRefusal } from "./errors";

/** The enterprise extension, as Entra writes it (docs/services/goto-admin-api.md §11.3). */
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/** The user of SCIM 2.0. */
export const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:User";

const TEXT_ATTRIBUTES = [
  "userName",
  "displayName",
  "name.givenName",
  "name.familyName",
  "locale",
  "timezone",
  "externalId",
  "password",
  `${ENTERPRISE}:department`,
  `${ENTERPRISE}:employeeNumber`,
  `${ENTERPRISE}:costCenter`,
  `${ENTERPRISE}:division`,
] as const;

/** Every attribute of a user that a request may write, by its full path. */
export const ATTRIBUTES = [...TEXT_ATTRIBUTES, "active"] as const;

/** One of them. */
export type Attribute = (typeof ATTRIBUTES)[number];
type TextAttribute = (typeof TEXT_ATTRIBUTES)[number];

/** What an organization's user holds; absent = no value. */
export type Values = { readonly [A in TextAttribute]?: string } & { readonly active?: boolean };

/** What a request asks for: absent = stays, null = is taken away. */
export type Changes = { readonly [A in TextAttribute]?: string | null } & { readonly active?: boolean | null };

/** Objects that hold attributes, with what their members' full paths begin with. */
const CONTAINERS: ReadonlyMap<string, string> = new Map([
  ["name", "name."],
  [ENTERPRISE.toLowerCase(), `${ENTERPRISE}:`],
  [CORE_USER.toLowerCase(), ""],
]);

const BY_NAME = new Map<string, Attribute>(
  ATTRIBUTES.flatMap((attribute) => [
    [attribute.toLowerCase(), attribute],
    [`${CORE_USER}:${attribute}`.toLowerCase(), attribute],
  ]),
);

/** The attribute with a path, whatever its capitals; undefined when there is none. */
export function findAttribute(path: string): Attribute | undefined {
  return BY_NAME.get(path.toLowerCase());
}

/**
 * What an object asks for. Its members may be nested or named by their full path, as Entra does in a PATCH without paths.
 * `unknown` is called with the path of what is no attribute, and may throw.
 */
export function changesIn(body: Readonly<Record<string, unknown>>, unknown: (path: string) => void): Changes {
  return merged(Object.entries(body).map(([path, value]) => changesAt(path, value, unknown)));
}

/** What a value at one path asks for; null takes away. Throws a 400 for a value of another type. */
export function changesAt(path: string, value: unknown, unknown: (path: string) => void): Changes {
  const prefix = CONTAINERS.get(path.toLowerCase());
  if (prefix !== undefined) return changesWithin(path, prefix, value, unknown);
  const attribute = findAttribute(path);
  if (attribute !== undefined) return { [attribute]: attribute === "active" ? flag(value) : text(attribute, value) };
  unknown(path);
  return {};
}

function changesWithin(path: string, prefix: string, value: unknown, unknown: (path: string) => void): Changes {
  if (value === null) return emptied(prefix);
  const members = Object.entries(asScimObject(value, path));
  return merged(members.map(([name, member]) => changesAt(`${prefix}${name}`, member, unknown)));
}

function emptied(prefix: string): Changes {
  const within = ATTRIBUTES.filter((attribute) => prefix !== "" && attribute.startsWith(prefix));
  return Object.fromEntries(within.map((attribute) => [attribute, null]));
}

/** Entra writes the texts "True" and "False" unless told otherwise (docs/services/entra-graph.md §8.7). */
function flag(value: unknown): boolean | null {
  if (typeof value === "boolean" || value === null) return value;
  const word = typeof value === "string" ? value.toLowerCase() : undefined;
  if (word === "true" || word === "false") return word === "true";
  throw new ScimRefusal(400, "active is neither true nor false", "invalidValue");
}

function text(attribute: Attribute, value: unknown): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "string") return value;
  throw new ScimRefusal(400, `${attribute} is not a text`, "invalidValue");
}

/** Several changes as one; a later one counts. */
export function merged(all: readonly Changes[]): Changes {
  return Object.assign({}, ...all);
}

/** Values after changes. */
export function changed(values: Values, changes: Changes): Values {
  const members = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(members);
}
