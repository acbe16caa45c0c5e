/** What goes over one path: the type of the request's body and of a good answer's, undefined where there is none. */
export interface Exchange {
  readonly body?: string;
  readonly answer?: string;
}

/** The answer to anything that went wrong (docs/services/entra-graph.md §3.2); the definitions do not have it. */
export const ERROR =
  '{ error: { code: string; message: string; innerError: { date: string; "request-id": string; "client-request-id": string } } }';

/** `POST /$batch` (§11); the requests and answers within it are exchanges of their own. */
const BATCH = {
  body: "{ requests: { id: string; method: string; url: string; headers?: any; body?: any; dependsOn?: string[] }[] }",
  answer: "{ responses: { id: string; status: number; headers?: any; body?: any }[] }",
};
const REFERENCE = '{ "@odata.id": string }';
const CREDENTIALS = "credentials?: NullableOption<SynchronizationSecretKeyStringValuePair[]>";
const TEST_CONNECTION = {
  body: `{ applicationIdentifier?: NullableOption<string>; templateId?: NullableOption<string>; useSavedCredentials?: NullableOption<boolean>; ${CREDENTIALS} }`,
};
const SYNC = "/servicePrincipals/:sp/synchronization";
const JOB = `${SYNC}/jobs/:job`;

const list = (type: string) => `{ value: ${type}[] }`;
const owners = (path: string): Record<string, Exchange> => ({
  [`GET ${path}/owners`]: { answer: list("DirectoryObject") },
  [`POST ${path}/owners/$ref`]: { body: REFERENCE },
  [`DELETE ${path}/owners/:owner/$ref`]: {},
});
const entity = (path: string, type: string): Record<string, Exchange> => ({
  [`GET ${path}`]: { answer: type },
  [`PATCH ${path}`]: { body: type },
  [`DELETE ${path}`]: {},
});
const members = (path: string): Record<string, Exchange> => ({
  [`GET ${path}`]: { answer: list("DirectoryObject") },
  [`GET ${path}/$count`]: { answer: "string" },
  [`GET ${path}/microsoft.graph.user`]: { answer: list("User") },
  [`GET ${path}/microsoft.graph.user/$count`]: { answer: "string" },
  [`GET ${path}/microsoft.graph.group`]: { answer: list("Group") },
});

/**
 * Every path below /v1.0 and /beta that is simulated, as the routes of the simulator write it. Entities, complex types and
 * enumerations are Microsoft's; parameters of actions are written out, since the definitions do not have them.
 */
export const PATHS: Readonly<Record<string, Exchange>> = {
  "POST /$batch": BATCH,
  "GET /users": { answer: list("User") },
  "GET /users/$count": { answer: "string" },
  "GET /users/delta": { answer: list("User") },
  "POST /users": { body: "User", answer: "User" },
  ...entity("/users/:user", "User"),
  "GET /users/:user/manager": { answer: "DirectoryObject" },
  "PUT /users/:user/manager/$ref": { body: REFERENCE },
  "DELETE /users/:user/manager/$ref": {},
  "GET /groups": { answer: list("Group") },
  "GET /groups/$count": { answer: "string" },
  "GET /groups/delta": { answer: list("Group") },
  "POST /groups": { body: "Group", answer: "Group" },
  ...entity("/groups/:group", "Group"),
  ...members("/groups/:group/members"),
  ...members("/groups/:group/transitiveMembers"),
  "POST /groups/:group/members/$ref": { body: REFERENCE },
  "DELETE /groups/:group/members/:member/$ref": {},
  "GET /groups/:group/memberOf": { answer: list("DirectoryObject") },
  ...owners("/groups/:group"),
  "GET /directoryObjects/:object": { answer: "DirectoryObject" },
  "POST /directoryObjects/getByIds": {
    body: "{ ids: string[]; types?: NullableOption<string[]> }",
    answer: list("DirectoryObject"),
  },
  "GET /applicationTemplates": { answer: list("ApplicationTemplate") },
  "GET /applicationTemplates/:template": { answer: "ApplicationTemplate" },
  "POST /applicationTemplates/:template/instantiate": {
    body: "{ displayName: string; serviceManagementReference?: NullableOption<string> }",
    answer: "ApplicationServicePrincipal",
  },
  "GET /applications": { answer: list("Application") },
  "POST /applications": { body: "Application", answer: "Application" },
  ...entity("/applications/:app", "Application"),
  ...owners("/applications/:app"),
  "GET /servicePrincipals": { answer: list("ServicePrincipal") },
  "POST /servicePrincipals": { body: "ServicePrincipal", answer: "ServicePrincipal" },
  ...entity("/servicePrincipals/:sp", "ServicePrincipal"),
  ...owners("/servicePrincipals/:sp"),
  "GET /servicePrincipals/:sp/appRoleAssignedTo": { answer: list("AppRoleAssignment") },
  "POST /servicePrincipals/:sp/appRoleAssignedTo": { body: "AppRoleAssignment", answer: "AppRoleAssignment" },
  "GET /servicePrincipals/:sp/appRoleAssignedTo/:assignment": { answer: "AppRoleAssignment" },
  "DELETE /servicePrincipals/:sp/appRoleAssignedTo/:assignment": {},
  "GET /users/:user/appRoleAssignments": { answer: list("AppRoleAssignment") },
  "GET /groups/:group/appRoleAssignments": { answer: list("AppRoleAssignment") },
  "POST /servicePrincipals/:sp/addTokenSigningCertificate": {
    body: "{ displayName?: string; endDateTime?: NullableOption<string> }",
    answer: "SelfSignedCertificate",
  },
  "GET /policies/claimsMappingPolicies": { answer: list("ClaimsMappingPolicy") },
  "POST /policies/claimsMappingPolicies": { body: "ClaimsMappingPolicy", answer: "ClaimsMappingPolicy" },
  ...entity("/policies/claimsMappingPolicies/:policy", "ClaimsMappingPolicy"),
  "GET /servicePrincipals/:sp/claimsMappingPolicies": { answer: list("ClaimsMappingPolicy") },
  "POST /servicePrincipals/:sp/claimsMappingPolicies/$ref": { body: REFERENCE },
  "DELETE /servicePrincipals/:sp/claimsMappingPolicies/:policy/$ref": {},
  [`GET ${SYNC}/secrets`]: { answer: list("SynchronizationSecretKeyStringValuePair") },
  [`PUT ${SYNC}/secrets`]: { body: list("SynchronizationSecretKeyStringValuePair") },
  [`POST ${SYNC}/acquireAccessToken`]: { body: `{ ${CREDENTIALS} }` },
  [`GET ${SYNC}/jobs`]: { answer: list("SynchronizationJob") },
  [`POST ${SYNC}/jobs`]: { body: "SynchronizationJob", answer: "SynchronizationJob" },
  [`POST ${SYNC}/jobs/validateCredentials`]: TEST_CONNECTION,
  [`GET ${JOB}`]: { answer: "SynchronizationJob" },
  [`DELETE ${JOB}`]: {},
  [`POST ${JOB}/start`]: {},
  [`POST ${JOB}/pause`]: {},
  [`POST ${JOB}/restart`]: { body: "{ criteria?: NullableOption<SynchronizationJobRestartCriteria> }" },
  [`POST ${JOB}/validateCredentials`]: TEST_CONNECTION,
  [`POST ${JOB}/provisionOnDemand`]: {
    body: "{ parameters: SynchronizationJobApplicationParameters[] }",
    answer: "StringKeyStringValuePair",
  },
  [`GET ${JOB}/schema`]: { answer: "SynchronizationSchema" },
  [`PUT ${JOB}/schema`]: { body: "SynchronizationSchema" },
  [`PATCH ${JOB}/schema`]: { body: "SynchronizationSchema" },
  [`DELETE ${JOB}/schema`]: {},
  [`GET ${JOB}/schema/filterOperators()`]: { answer: list("FilterOperatorSchema") },
  [`GET ${JOB}/schema/filterOperators`]: { answer: list("FilterOperatorSchema") },
  [`GET ${JOB}/schema/functions()`]: { answer: list("AttributeMappingFunctionSchema") },
  [`GET ${JOB}/schema/functions`]: { answer: list("AttributeMappingFunctionSchema") },
  [`POST ${JOB}/schema/parseExpression`]: {
    body: "{ expression: string; testInputObject?: NullableOption<ExpressionInputObject>; targetAttributeDefinition?: NullableOption<AttributeDefinition> }",
    answer: "ParseExpressionResponse",
  },
  [`POST ${JOB}/schema/directories/:directory/discover`]: { answer: "DirectoryDefinition" },
  [`GET ${SYNC}/templates`]: { answer: list("SynchronizationTemplate") },
  [`GET ${SYNC}/templates/:template`]: { answer: "SynchronizationTemplate" },
  "GET /applications/:app/synchronization/templates": { answer: list("SynchronizationTemplate") },
  "GET /applications/:app/synchronization/templates/:template": { answer: "SynchronizationTemplate" },
  "GET /auditLogs/provisioning": { answer: list("ProvisioningObjectSummary") },
};

/** The table in parts, one for each file of tests that asks for everything in its part. */
export const AREAS = {
  people: /\/(\$batch|users|groups|directoryObjects)\b(?!.*appRoleAssignments)/,
  applications:
    /\/(applicationTemplates|applications|servicePrincipals|policies)\b(?!.*synchronization)|appRoleAssignments$/,
  jobs: /\/synchronization\/(secrets|jobs)\b(?!.*(schema|validateCredentials))|\/auditLogs\//,
  schemas: /\/schema\b|validateCredentials|acquireAccessToken|\/synchronization\/templates/,
} as const;

const PATTERNS = Object.keys(PATHS).map((path) => {
  const [method = "", pattern = ""] = path.split(" ");
  const escaped = pattern.replace(/[$().]/g, "\\$&").replace(/:\w+/g, "[^/]+");
  return { path, method, pattern: new RegExp(`^${escaped}$`) };
});

/** The row of the table for a request; its path comes without the version and the query. */
export function findPath(method: string, path: string): string | undefined {
  return PATTERNS.find((row) => row.method === method && row.pattern.test(decodeURI(path)))?.path;
}
