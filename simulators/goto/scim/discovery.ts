import type { SimAnswer } from "../../stage/http";
import { ATTRIBUTES, CORE_USER, ENTERPRISE } from "./attributes";
import { answer, idAt, type ScimCall } from "./call";
import { ScimRefusal } from "./errors";
import { CORE_GROUP } from "./group-view";
import { answerList } from "./list";
import type { ScimView } from "./user-view";

const CORE = "urn:ietf:params:scim:schemas:core:2.0";
const DOCUMENTATION = "https://developer.goto.com/Scim";

function attribute(name: string, more: ScimView = {}): ScimView {
  const usual = { type: "string", multiValued: false, required: false, caseExact: false, mutability: "readWrite" };
  return { name, ...usual, returned: "default", uniqueness: "none", ...more };
}

function schema(id: string, name: string, attributes: readonly ScimView[]): ScimView {
  return { schemas: [`${CORE}:Schema`], id, name, attributes };
}

const plain = (prefix: string) =>
  ATTRIBUTES.filter((path) => path.startsWith(prefix)).map((path) => attribute(path.slice(prefix.length)));

const SCHEMAS: readonly ScimView[] = [
  schema(CORE_USER, "User", [
    attribute("userName", { required: true, uniqueness: "server" }),
    attribute("displayName"),
    attribute("name", { type: "complex", subAttributes: plain("name.") }),
    attribute("active", { type: "boolean" }),
    attribute("locale"),
    attribute("timezone"),
    attribute("externalId", { caseExact: true }),
    attribute("password", { mutability: "writeOnly", returned: "never" }),
  ]),
  schema(ENTERPRISE, "EnterpriseUser", plain(`${ENTERPRISE}:`)),
  schema(CORE_GROUP, "Group", [
    attribute("displayName", { required: true, uniqueness: "server" }),
    attribute("externalId", { caseExact: true }),
    attribute("members", {
      type: "complex",
      multiValued: true,
      subAttributes: [attribute("value"), attribute("type")],
    }),
  ]),
];

const RESOURCE_TYPES: readonly ScimView[] = [
  {
    schemas: [`${CORE}:ResourceType`],
    id: "User",
    name: "User",
    endpoint: "/Users",
    schema: CORE_USER,
    schemaExtensions: [{ schema: ENTERPRISE, required: false }],
  },
  { schemas: [`${CORE}:ResourceType`], id: "Group", name: "Group", endpoint: "/Groups", schema: CORE_GROUP },
];

const CONFIG: ScimView = {
  schemas: [`${CORE}:ServiceProviderConfig`],
  documentationUri: DOCUMENTATION,
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 1000 },
  changePassword: { supported: true },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: "oauthbearertoken", name: "OAuth", description: "an access token, or a secret token" },
  ],
};

/** `GET /ServiceProviderConfig`. */
export function getConfig(call: ScimCall): SimAnswer {
  return answer(call, 200, CONFIG);
}

/** `GET /Schemas`. */
export const listSchemas = (call: ScimCall): SimAnswer => answerList(call, SCHEMAS, (view) => view);
/** `GET /ResourceTypes`. */
export const listResourceTypes = (call: ScimCall): SimAnswer => answerList(call, RESOURCE_TYPES, (view) => view);

/** `GET /Schemas/{id}`. */
export const getSchema = (call: ScimCall): SimAnswer => one(call, SCHEMAS);
/** `GET /ResourceTypes/{id}`. */
export const getResourceType = (call: ScimCall): SimAnswer => one(call, RESOURCE_TYPES);

function one(call: ScimCall, views: readonly ScimView[]): SimAnswer {
  const view = views.find(({ id }) => id === idAt(call));
  if (view === undefined) throw new ScimRefusal(404, `there is no ${idAt(call)}`);
  return answer(call, 200, view);
}

/** `GET /ServiceProviderConfigs` of the published form: `documentationUrl`, and `supported` by feature (§11.1). */
export function getPublishedConfig(call: ScimCall): SimAnswer {
  const supports = (supported: boolean) => ({ supported });
  return answer(call, 200, {
    documentationUrl: DOCUMENTATION,
    patch: supports(true),
    bulk: supports(false),
    filter: supports(true),
    changePassword: supports(true),
    sort: supports(true),
    etag: supports(false),
    xmlDataFormat: supports(false),
  });
}

/** `GET /Schemas/Users` of the published form, whose body is not published. */
export function getPublishedSchema(call: ScimCall): SimAnswer {
  const required = ["userName", "displayName", "name", "locale", "timezone"];
  const attributes = required.map((name) => ({ name, required: true, readOnly: false }));
  return answer(call, 200, { id: "urn:scim:schemas:core:1.0:User", name: "User", endpoint: "/Users", attributes });
}
