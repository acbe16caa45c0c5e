import Ajv from "ajv";
import type { GotoSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";

const text = { type: "string", minLength: 1 } as const;
const texts = { type: "array", items: text } as const;
const flag = { type: "boolean" } as const;
const key = { type: "string", pattern: "^[0-9]{1,40}$" } as const;
const seats = { type: "integer", minimum: 0 } as const;

function closed<const P extends Record<string, unknown>>(properties: P, required: readonly (keyof P & string)[]) {
  return { type: "object", additionalProperties: false, properties, required } as const;
}

/** A licence in a seed; an edit takes the same. */
export const LICENCE = closed(
  { key, description: text, products: texts, seats, enabled: flag, externallyManaged: flag },
  ["description", "products", "seats"],
);

/** A user in a seed; an edit takes the same. */
export const USER = closed(
  {
    key,
    email: text,
    firstName: text,
    lastName: text,
    licences: texts,
    adminRoles: texts,
    group: text,
    activated: flag,
    nameLocked: flag,
    emailLocked: flag,
    identityReadOnly: flag,
  },
  ["email", "firstName", "lastName"],
);

/** A user of the organization in a seed; an edit takes the same. */
export const ORGANIZATION_USER = closed(
  {
    id: key,
    userName: text,
    displayName: text,
    givenName: text,
    familyName: text,
    locale: text,
    timezone: text,
    externalId: text,
    active: flag,
    department: text,
    role: { enum: ["ROLE_ORG_READ", "ROLE_ORG_WRITE"] },
  },
  ["userName"],
);

/** A SCIM secret token in a seed; an edit takes the same. */
export const SCIM_TOKEN = closed({ token: text, principal: text }, ["token", "principal"]);

const scim = closed(
  {
    domains: texts,
    tokens: { type: "array", items: SCIM_TOKEN },
    passwords: { type: "array", items: closed({ userName: text, password: text }, ["userName", "password"]) },
    users: { type: "array", items: ORGANIZATION_USER },
    groups: {
      type: "array",
      items: closed({ displayName: text, externalId: text, members: texts }, ["displayName"]),
    },
  },
  [],
);

const token = closed({ token: text, user: text, client: text }, ["token", "user", "client"]);
const tokens = { type: "array", items: token } as const;
const client = closed({ id: text, secret: text, scopes: texts }, ["id", "secret", "scopes"]);

const SEED = closed(
  {
    account: closed({ key, name: text }, ["name"]),
    licences: { type: "array", items: LICENCE },
    groups: texts,
    users: { type: "array", items: USER },
    oauth: closed({ clients: { type: "array", items: client }, personalAccessTokens: tokens, refreshTokens: tokens }, [
      "clients",
      "personalAccessTokens",
    ]),
    scim,
  },
  ["account", "licences", "groups", "users", "oauth"],
);

const ajv = new Ajv({ allErrors: false });
const isSeed = ajv.compile<GotoSeed>(SEED);

/** A back door document as a seed: a GotoSeed, or a world whose `goto` is taken. Throws BackdoorError. */
export function readSeed(document: unknown): GotoSeed {
  const isWorld = typeof document === "object" && document !== null && "goto" in document;
  const seed: unknown = isWorld ? document.goto : document;
  if (isSeed(seed)) return seed;
  throw new BackdoorError(`not a seed: ${ajv.errorsText(isSeed.errors, { dataVar: "seed" })}`);
}

/** A reader for another closed document of the back door. */
export function reader<T>(schema: object, what: string): (document: unknown) => T {
  const fits = ajv.compile<T>(schema);
  return (document) => {
    if (fits(document)) return document;
    throw new BackdoorError(`not ${what}: ${ajv.errorsText(fits.errors, { dataVar: what })}`);
  };
}
