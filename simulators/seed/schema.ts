import type { JSONSchema } from "json-schema-to-ts";

const NAME = { type: "string", minLength: 1 } as const;
const NAMES = { type: "array", items: NAME } as const;
const MAYBE_NAME = { type: ["string", "null"] } as const;
const FLAG = { type: "boolean" } as const;
const GUID = {
  description: "an object id such as 05e40000-0000-4000-8000-000000000001",
  type: "string",
  pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
} as const;
/** Text, because a key exceeds 2^53 (docs/services/goto-admin-api.md §1.2). */
const KEY = { description: "a key of digits", type: "string", pattern: "^[1-9][0-9]*$" } as const;
const ADDRESS = { description: "an address", type: "string", pattern: "^[^@\\s]+@[^@\\s]+$", maxLength: 128 } as const;
/** The longest name that GoTo keeps (docs/services/goto-admin-api.md §4.1). */
const PERSON_NAME = { type: "string", minLength: 1, maxLength: 32 } as const;

const user = closed(["displayName", "userPrincipalName"], {
  id: GUID,
  displayName: NAME,
  givenName: MAYBE_NAME,
  surname: MAYBE_NAME,
  mail: MAYBE_NAME,
  userPrincipalName: ADDRESS,
  accountEnabled: FLAG,
  userType: { enum: ["Member", "Guest"] },
  department: NAME,
  jobTitle: NAME,
});

const application = closed(["displayName"], {
  displayName: NAME,
  applicationId: GUID,
  servicePrincipalId: GUID,
  template: NAME,
  appRoles: NAMES,
  assignmentRequired: FLAG,
  assignments: list(closed(["principal", "appRole"], { principal: NAME, appRole: NAME })),
});

const entra = closed(["tenant", "clients", "users", "groups", "applications"], {
  tenant: closed(["id", "displayName"], { id: GUID, displayName: NAME }),
  clients: list(
    closed(["clientId", "secret", "roles"], { clientId: GUID, secret: NAME, objectId: GUID, roles: NAMES }),
    1,
  ),
  users: list(user),
  groups: list(
    closed(["displayName", "members"], {
      id: GUID,
      displayName: NAME,
      description: { type: "string" },
      members: NAMES,
      hiddenMembership: FLAG,
    }),
  ),
  applications: list(application),
});

const account = closed(["email", "firstName", "lastName"], {
  key: KEY,
  email: ADDRESS,
  firstName: PERSON_NAME,
  lastName: PERSON_NAME,
  licences: NAMES,
  adminRoles: NAMES,
  group: NAME,
  activated: FLAG,
  nameLocked: FLAG,
  emailLocked: FLAG,
  identityReadOnly: FLAG,
});

const licence = closed(["description", "products", "seats"], {
  key: KEY,
  description: NAME,
  products: NAMES,
  seats: { type: "integer", minimum: 0 },
  enabled: FLAG,
  externallyManaged: FLAG,
});

const token = closed(["token", "user", "client"], { token: NAME, user: NAME, client: NAME });

const organizationUser = closed(["userName"], {
  id: KEY,
  userName: ADDRESS,
  displayName: NAME,
  givenName: NAME,
  familyName: NAME,
  locale: NAME,
  timezone: NAME,
  externalId: NAME,
  active: FLAG,
  department: NAME,
  role: { enum: ["ROLE_ORG_READ", "ROLE_ORG_WRITE"] },
});

const scim = closed([], {
  domains: NAMES,
  tokens: list(closed(["token", "principal"], { token: NAME, principal: NAME })),
  passwords: list(closed(["userName", "password"], { userName: NAME, password: NAME })),
  users: list(organizationUser),
  groups: list(closed(["displayName"], { displayName: NAME, externalId: NAME, members: NAMES })),
});

const goto = closed(["account", "licences", "groups", "users", "oauth"], {
  account: closed(["name"], { key: KEY, name: NAME }),
  licences: list(licence),
  groups: NAMES,
  users: list(account),
  oauth: closed(["clients", "personalAccessTokens"], {
    clients: list(closed(["id", "secret", "scopes"], { id: NAME, secret: NAME, scopes: NAMES }), 1),
    personalAccessTokens: list(token),
    refreshTokens: list(token),
  }),
  scim,
});

/** The shape of a seed file: the type World, property by property, and nothing else. */
export const worldSchema = closed(["entra", "goto"], { entra, goto }) satisfies JSONSchema;

function closed<const R extends readonly string[], const P extends Record<string, JSONSchema>>(
  required: R,
  properties: P,
) {
  return { type: "object", additionalProperties: false, required, properties } as const;
}

function list<const S extends JSONSchema>(items: S, minItems = 0) {
  return { type: "array", items, minItems } as const;
}
