import Ajv from "ajv";
import type { EntraSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";

const GUID = { type: "string", pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" } as const;
const TEXT = { type: "string", minLength: 1 } as const;
const TEXTS = { type: "array", items: { type: "string", minLength: 1 } } as const;
const TEXT_OR_NULL = { type: ["string", "null"] } as const;

function closed(properties: Record<string, object>, required: readonly string[]) {
  return { type: "object", properties, required, additionalProperties: false } as const;
}

const list = (items: object) => ({ type: "array", items }) as const;

const SCHEMA = closed(
  {
    tenant: closed({ id: GUID, displayName: TEXT }, ["id", "displayName"]),
    clients: list(
      closed({ clientId: TEXT, secret: TEXT, objectId: GUID, roles: TEXTS }, ["clientId", "secret", "roles"]),
    ),
    users: list(
      closed(
        {
          id: GUID,
          displayName: TEXT,
          givenName: TEXT_OR_NULL,
          surname: TEXT_OR_NULL,
          mail: TEXT_OR_NULL,
          userPrincipalName: TEXT,
          accountEnabled: { type: "boolean" },
          userType: { enum: ["Member", "Guest"] },
          department: TEXT,
          jobTitle: TEXT,
        },
        ["displayName", "userPrincipalName"],
      ),
    ),
    groups: list(
      closed(
        { id: GUID, displayName: TEXT, description: TEXT, members: TEXTS, hiddenMembership: { type: "boolean" } },
        ["displayName", "members"],
      ),
    ),
    applications: list(
      closed(
        {
          displayName: TEXT,
          applicationId: GUID,
          servicePrincipalId: GUID,
          template: TEXT,
          appRoles: TEXTS,
          assignmentRequired: { type: "boolean" },
          assignments: list(closed({ principal: TEXT, appRole: TEXT }, ["principal", "appRole"])),
        },
        ["displayName"],
      ),
    ),
  },
  ["tenant", "clients", "users", "groups", "applications"],
);

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });
const validate = ajv.compile<EntraSeed>(SCHEMA);

/** The document as a seed; the `entra` half when it is a whole World. Throws BackdoorError naming the first fault. */
export function checkedSeed(document: unknown): EntraSeed {
  const half =
    typeof document === "object" && document !== null && "entra" in document ? (document.entra as unknown) : document;
  if (validate(half)) return half;
  const [error] = validate.errors ?? [];
  const extra = error?.keyword === "additionalProperties" ? ` (${String(error.params.additionalProperty)})` : "";
  throw new BackdoorError(`not a seed of the Entra simulator: ${error?.instancePath || "/"} ${error?.message}${extra}`);
}
