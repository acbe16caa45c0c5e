import { parse } from "../expressions/parser";
import { sourceOf } from "../expressions/tree";
import type { JsonObject } from "../fields";
import type { ApplicationTemplate } from "../gallery";
import { guidOf } from "../ids";

/**
 * The schema a new job has: the generic default mapping of Microsoft's SCIM connector (§6.5, §8.7). For GoTo and GoToMeeting
 * it is a guess, since their mappings are unpublished (§9.1).
 */
export function defaultSchema({ displayName, synchronization }: ApplicationTemplate): JsonObject {
  const users = synchronization?.managers === true ? [...USER_MAPPINGS, MANAGER] : USER_MAPPINGS;
  const user = rule("USER_OUTBOUND_USER", "Users", "User", displayName, users);
  const group = rule("GROUP_OUTBOUND_GROUP", "Groups", "Group", displayName, GROUP_MAPPINGS);
  return {
    id: guidOf(`schema of ${displayName}`),
    version: `v1:${guidOf(`first version of ${displayName}`)}`,
    directories: [directory(SOURCE, SOURCE_ATTRIBUTES), directory(displayName, targetAttributes(users))],
    synchronizationRules: synchronization?.usersOnly === true ? [user] : [user, group],
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

const MANAGER: Pair = [`${ENTERPRISE}:manager`, "[manager]"];

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
  "manager",
  "members",
];

function targetAttributes(users: readonly Pair[]): string[] {
  return ["id", ...new Set([...users, ...GROUP_MAPPINGS].map(([name]) => name))];
}

function rule(id: string, what: string, object: string, application: string, mappings: readonly Pair[]): JsonObject {
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
        name: `Provision ${SOURCE} ${what}`,
        enabled: true,
        flowTypes: "Add, Update, Delete",
        sourceObjectName: object,
        targetObjectName: object,
        scope: null,
        metadata: [],
        attributeMappings: mappings.map(attributeMapping),
      },
    ],
  };
}

function attributeMapping([targetAttributeName, expression, matchingPriority = 0]: Pair): JsonObject {
  return {
    targetAttributeName,
    matchingPriority,
    flowType: "Always",
    flowBehavior: "FlowWhenChanged",
    defaultValue: null,
    exportMissingReferences: false,
    source: sourceOf(parse(expression)),
  };
}

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
  manager: "Reference",
  [MANAGER[0]]: "Reference",
  members: "Reference",
};
