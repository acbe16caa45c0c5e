import type { Json, JsonObject } from "./fields";
import { guidOf } from "./ids";

/**
 * The schema a new job has: the generic default mapping of Microsoft's SCIM connector (§6.5, §8.7). For GoTo and GoToMeeting
 * it is a guess, since their mappings are unpublished (§9.1).
 */
export function defaultSchema(application: string): JsonObject {
  return {
    id: guidOf(`schema of ${application}`),
    version: `v1:${guidOf(`first version of ${application}`)}`,
    directories: [directory(SOURCE, SOURCE_ATTRIBUTES), directory(application, TARGET_ATTRIBUTES)],
    synchronizationRules: [
      rule("USER_OUTBOUND_USER", "Provision Azure Active Directory Users", "User", "User", application, USER_MAPPINGS),
      rule(
        "GROUP_OUTBOUND_GROUP",
        "Provision Azure Active Directory Groups",
        "Group",
        "Group",
        application,
        GROUP_MAPPINGS,
      ),
    ],
  };
}

const SOURCE = "Azure Active Directory";

type Pair = readonly [target: string, expression: string, matchingPriority?: number];

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const USER_MAPPINGS: readonly Pair[] = [
  ["userName", "[userPrincipalName]", 1],
  ["active", 'Switch([IsSoftDeleted], , "False", "True", "True", "False")'],
  ["displayName", "[displayName]"],
  ["title", "[jobTitle]"],
  ['emails[type eq "work"].value', "[mail]"],
  ["name.givenName", "[givenName]"],
  ["name.familyName", "[surname]"],
  ["externalId", "[mailNickname]"],
  [`${ENTERPRISE}:department`, "[department]"],
  [`${ENTERPRISE}:employeeNumber`, "[employeeId]"],
];

const GROUP_MAPPINGS: readonly Pair[] = [
  ["displayName", "[displayName]", 1],
  ["externalId", "[objectId]"],
  ["members", "[members]"],
];

const SOURCE_ATTRIBUTES: readonly string[] = [
  "objectId",
  "userPrincipalName",
  "IsSoftDeleted",
  "accountEnabled",
  "displayName",
  "jobTitle",
  "mail",
  "givenName",
  "surname",
  "mailNickname",
  "department",
  "employeeId",
  "preferredLanguage",
  "members",
];
const TARGET_ATTRIBUTES: readonly string[] = [
  "id",
  ...new Set([...USER_MAPPINGS, ...GROUP_MAPPINGS].map(([name]) => name)),
];

function rule(
  id: string,
  name: string,
  source: string,
  target: string,
  application: string,
  mappings: readonly Pair[],
): JsonObject {
  return {
    id,
    name: id,
    priority: 1,
    editable: true,
    sourceDirectoryName: SOURCE,
    targetDirectoryName: application,
    containerFilter: null,
    groupFilter: null,
    metadata: [],
    objectMappings: [
      {
        name,
        enabled: true,
        flowTypes: "Add, Update, Delete",
        sourceObjectName: source,
        targetObjectName: target,
        scope: null,
        metadata: [],
        attributeMappings: mappings.map(attributeMapping),
      },
    ],
  };
}

function attributeMapping([targetAttributeName, expression, matchingPriority = 0]: Pair): JsonObject {
  const direct = /^\[(\w+)\]$/.exec(expression);
  return {
    targetAttributeName,
    matchingPriority,
    flowType: "Always",
    flowBehavior: "FlowWhenChanged",
    defaultValue: null,
    exportMissingReferences: false,
    source: {
      expression,
      name: direct?.[1] ?? "Switch",
      type: direct === null ? "Function" : "Attribute",
      parameters: direct === null ? ACTIVE_PARAMETERS : [],
    },
  };
}

const constant = (value: string): Json => ({ expression: `"${value}"`, name: value, type: "Constant", parameters: [] });

const ACTIVE_PARAMETERS: readonly Json[] = [
  { key: "source", value: { expression: "[IsSoftDeleted]", name: "IsSoftDeleted", type: "Attribute", parameters: [] } },
  { key: "defaultValue", value: constant("") },
  { key: "False", value: constant("True") },
  { key: "True", value: constant("False") },
];

function directory(name: string, attributes: readonly string[]): JsonObject {
  const shown = attributes.map((attribute) => ({
    name: attribute,
    type: TYPES[attribute] ?? "String",
    anchor: attribute === "objectId" || attribute === "id",
    caseExact: false,
    required: false,
    multivalued: attribute === "members",
    mutability: "ReadWrite",
    defaultValue: null,
    flowNullValues: false,
    metadata: [],
    referencedObjects: [],
    apiExpressions: [],
  }));
  const objects = ["User", "Group"].map((type) => ({ name: type, supportedApis: [], metadata: [], attributes: shown }));
  return { id: guidOf(`directory ${name}`), name, readOnly: false, version: "1", discoverabilities: "None", objects };
}

const TYPES: Readonly<Record<string, string>> = {
  IsSoftDeleted: "Boolean",
  accountEnabled: "Boolean",
  active: "Boolean",
  members: "Reference",
};
