import { expressionOf } from "../expressions/source";
import { attributesIn } from "../expressions/tree";
import { ExpressionError } from "../expressions/value";
import { GROUP } from "../group-type";
import { scimPath } from "../provisioning/scim-path";
import { clauseFault } from "../provisioning/scoping-filter";
import { USER } from "../user-type";
import type { AttributeMappingForm, DirectoryForm, ObjectMappingForm, SchemaForm } from "./schema-form";

/** What users and groups have for provisioning besides their properties in Graph. */
const PROVISIONING_ATTRIBUTES = {
  User: ["objectId", "IsSoftDeleted", "appRoleAssignments"],
  Group: ["objectId", "IsSoftDeleted", "members"],
} as const;
const OWN_EXTENSIONS = /^extension/;
const SIMULATED_FLOWS = ["Always", "ObjectAddOnly"];

/** The first thing in a schema that cannot be carried out, in words; undefined when all can. */
export function meaningFault(schema: SchemaForm): string | undefined {
  for (const rule of schema.synchronizationRules ?? []) {
    for (const mapping of rule.objectMappings) {
      const source = (schema.directories ?? []).find(({ name }) => name === rule.sourceDirectoryName);
      const fault = mappingFault(mapping, (name) => isKnown(name, mapping.sourceObjectName, source));
      if (fault !== undefined) return `${rule.id ?? "a rule"}: ${fault}`;
    }
  }
  return undefined;
}

function mappingFault(mapping: ObjectMappingForm, known: (name: string) => boolean): string | undefined {
  for (const attribute of mapping.attributeMappings) {
    const fault = attributeFault(attribute, known);
    if (fault !== undefined) return `${attribute.targetAttributeName}: ${fault}`;
  }
  for (const { clauses, name } of mapping.scope?.groups ?? []) {
    if (clauses.length === 0) return `the filter group '${name ?? ""}' has no clauses`;
    for (const clause of clauses) {
      const { sourceOperandName } = clause;
      const fault = clauseFault(clause) ?? (known(sourceOperandName) ? undefined : unknown(sourceOperandName));
      if (fault !== undefined) return `the filter group '${name ?? ""}': ${fault}`;
    }
  }
  return undefined;
}

function attributeFault(mapping: AttributeMappingForm, known: (name: string) => boolean): string | undefined {
  const { targetAttributeName, flowType = "Always" } = mapping;
  if (scimPath(targetAttributeName) === undefined) return "this is no name of a SCIM attribute";
  if (!SIMULATED_FLOWS.includes(flowType)) return `the flow type ${flowType} exists, but is not simulated`;
  try {
    const stranger = attributesIn(expressionOf(mapping.source)).find((name) => !known(name));
    return stranger === undefined ? undefined : unknown(stranger);
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}

function unknown(name: string): string {
  return name === "manager"
    ? "the attribute 'manager' exists, but references are not simulated"
    : `the source has no attribute '${name}'`;
}

function isKnown(name: string, object: string, directory: DirectoryForm | undefined): boolean {
  const { fields } = object === "Group" ? GROUP : USER;
  const own: readonly string[] = PROVISIONING_ATTRIBUTES[object === "Group" ? "Group" : "User"];
  if (Object.hasOwn(fields, name) || own.includes(name) || OWN_EXTENSIONS.test(name)) return true;
  const declared = (directory?.objects ?? []).filter((one) => one.name === object);
  return declared.some(({ attributes = [] }) => attributes.some((attribute) => attribute.name === name));
}
