import { mappingChangeLine } from "../../../../providers/entra/provisioning/mapping-changes";
import { type DeclaredMapping, planMapping } from "../../../../providers/entra/provisioning/mappings";
import { type ParseExpression, UnreadableExpressionError } from "../../../../providers/entra/provisioning/sources";
import type {
  AttributeMapping,
  ObjectMapping,
  SynchronizationSchema,
} from "../../../../providers/entra/synchronization-schema";

const attribute = (name: string, more: object = {}) => ({ name, type: "String", mutability: "ReadWrite", ...more });

/** A mapping of one target attribute, with the fields that Graph gives and nobody looks at. */
export function mapped(
  targetAttributeName: string,
  source: AttributeMapping["source"],
  more: Partial<AttributeMapping> = {},
): AttributeMapping {
  const unseen = { flowBehavior: "FlowWhenChanged", defaultValue: "none", exportMissingReferences: false };
  return { ...unseen, matchingPriority: 0, flowType: "Always", targetAttributeName, source, ...more };
}

/** Sources as Graph gives them. */
export const attr = (name: string): AttributeMapping["source"] => ({
  expression: `[${name}]`,
  name,
  type: "Attribute",
  parameters: [],
});
export const constant = (name: string, expression = `"${name}"`): AttributeMapping["source"] => ({
  expression,
  name,
  type: "Constant",
  parameters: [],
});
export const call = (expression: string): AttributeMapping["source"] => ({
  expression,
  name: expression.split("(")[0] ?? "",
  type: "Function",
  parameters: [{ key: "source", value: attr("mail") }],
});

const USERS: ObjectMapping = {
  name: "Provision Azure Active Directory Users",
  enabled: true,
  flowTypes: "Add, Update, Delete",
  sourceObjectName: "User",
  targetObjectName: "User",
  scope: null,
  attributeMappings: [
    mapped("userName", attr("userPrincipalName"), { matchingPriority: 1 }),
    mapped("active", call('Switch([IsSoftDeleted], , "False", "True", "True", "False")')),
    mapped("externalId", attr("mailNickname")),
    mapped("title", constant("Member")),
  ],
};

const SOURCE = ["userPrincipalName", "mail", "mailNickname", "department", "surname", "IsSoftDeleted", "employeeId"];
const UNUSABLE = [attribute("hired", { type: "DateTime" }), attribute("proxyAddresses", { multivalued: true })];
const TARGET = ["userName", "active", "externalId", "title", "locale", "name.familyName"];

/** The schema of a job as Graph gives it, with a mapping of users that differs from the usual one by `users`. */
export function schemaWith(users: Partial<ObjectMapping> = {}): SynchronizationSchema {
  const groups = { ...USERS, name: "Groups", sourceObjectName: "Group", targetObjectName: "Group" };
  const contacts = { ...USERS, name: "Contacts", sourceObjectName: "Contact" };
  const rule = { priority: 1, editable: true, sourceDirectoryName: "Entra ID", targetDirectoryName: "GoTo" };
  const objects = (names: readonly string[], more: readonly { name: string }[]) => [
    { name: "User", supportedApis: [], attributes: [...names.map((name) => attribute(name)), ...more] },
  ];
  return {
    ...{ id: "schema", version: "v1", "@odata.context": "https://graph.example/$metadata" },
    directories: [
      { name: "Entra ID", objects: objects(SOURCE, [...UNUSABLE, attribute("manager"), attribute("userType")]) },
      { name: "GoTo", objects: objects(TARGET, [attribute("id", { mutability: "ReadOnly" })]) },
    ],
    synchronizationRules: [
      { ...rule, id: "groups", name: "groups", objectMappings: [groups] },
      { ...rule, id: "users", name: "users", objectMappings: [{ ...USERS, ...users }, contacts] },
    ],
  };
}

/** The mapping of users in such a schema. */
export function usersOf(schema: SynchronizationSchema): ObjectMapping {
  const found = schema.synchronizationRules[1]?.objectMappings[0];
  if (found === undefined) throw new Error("the fixture has a mapping of users");
  return found;
}

/** Reads expressions as Graph may: with spaces after commas and nowhere else. */
export const parse: ParseExpression = async (expression) => {
  if (expression.startsWith("Nott(")) throw new UnreadableExpressionError("Function 'Nott' is not known");
  return call(expression.replace(/\s*([,()])\s*/g, "$1").replaceAll(",", ", "));
};

/** A parser for plans that must not ask. */
export const never: ParseExpression = () => Promise.reject(new Error("nothing is to be parsed"));

/** The lines of a plan; its problems where there are some. */
export async function linesOf(
  declared: DeclaredMapping,
  users: Partial<ObjectMapping> = {},
  reader = parse,
): Promise<readonly string[]> {
  const { changes, problems } = await planMapping(schemaWith(users), declared, reader);
  return problems.length > 0 ? problems : changes.map(mappingChangeLine);
}
