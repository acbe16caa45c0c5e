import { DAYS, EMAIL, ROLE_NAME, SHARE } from "./values";

/** As much of a JSON Schema as the reference tells. */
export interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly oneOf?: readonly { readonly required?: readonly string[] }[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly propertyNames?: Node;
  readonly additionalProperties?: Node | boolean;
}

/** A schema within another one, and its path in the file. */
export interface Part {
  readonly node: Node;
  readonly path: string;
}

/** Stands for the names that people give. */
export const ANY_NAME = "<name>";

/** The schemas right inside a schema. */
export function partsOf(node: Node, path: string): Part[] {
  const { properties = {}, anyOf = [], items, additionalProperties } = node;
  const within = (key: string) => (path === "" ? key : `${path}.${key}`);
  return [
    ...Object.entries(properties).map(([key, value]) => ({ node: value, path: within(key) })),
    ...anyOf.map((value) => ({ node: value, path })),
    ...(items === undefined ? [] : [{ node: items, path: `${path}[]` }]),
    ...(typeof additionalProperties === "object" ? [{ node: additionalProperties, path: within(ANY_NAME) }] : []),
  ];
}

/** Words for texts of a certain form, by regular expression or format. */
const TEXTS: Readonly<Record<string, string>> = {
  [EMAIL]: "e-mail address",
  [DAYS]: "days: `90d`",
  [SHARE]: "share: `0%` to `100%`",
  [ROLE_NAME]: "name",
  date: "day: `YYYY-MM-DD`",
  uuid: "object id",
  uri: "URL",
  "time-zone": "IANA time zone",
};

/** What may be written, in words. */
export function typeOf(node: Node): string {
  if (node.anyOf !== undefined) return node.anyOf.map(typeOf).join(", or ");
  if (node.enum !== undefined) return node.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (Array.isArray(node.type)) return node.type.map((type: string) => typeOf({ type })).join(" or ");
  switch (node.type) {
    case "array":
      return `list of: ${typeOf(node.items ?? {})}`;
    case "boolean":
      return "`true`, `false`";
    case "integer":
      return `whole number${range(node)}`;
    case "object":
      return typeof node.additionalProperties === "object"
        ? `names, each with: ${typeOf(node.additionalProperties)}`
        : "object";
    default:
      return TEXTS[node.pattern ?? node.format ?? ""] ?? "text";
  }
}

function range({ minimum, maximum }: Node): string {
  if (minimum === undefined) return "";
  return maximum === undefined ? `, ${minimum} or more` : `, ${minimum} to ${maximum}`;
}
