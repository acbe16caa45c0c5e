import { expressionOf } from "../expressions/source";
import { attributesIn } from "../expressions/tree";
import { ExpressionError } from "../expressions/value";
import type { Fields } from "../fields";
import { GROUP } from "../group-type";
import { kindOf, type ObjectKind, referenceFault } from "../provisioning/reference-sources";
import { scimPath } from "../provisioning/scim-path";
import { clauseFault } from "../provisioning/scoping-filter";
import { USER } from "../user-type";
import type { AttributeMappingForm, DirectoryForm, ObjectMappingForm, SchemaForm } from "./schema-form";

/** What users and groups have for provisioning besides their properties in Graph. */
const PROVISIONING_ATTRIBUTES = {
  User: ["objectId", "IsSoftDeleted", "appRoleAssignments", "manager"],
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
    const fault = attributeFault(attribute, kindOf(mapping.sourceObjectName), known);
    if (fault !== undefined) return `${attribute.targetAttributeName}: ${fault}`;
  }
  for (const { clauses, name } of mapping.scope?.groups ?? []) {
    if (clauses.length === 0) return `the filter group '${name ?? ""}' has no clauses`;
    for (const clause of clauses) {
      const { sourceOperandName } = clause;
      const fault = clauseFault(clause) ?? operandFault(sourceOperandName, mapping.sourceObjectName, known);
      if (fault !== undefined) return `the filter group '${name ?? ""}': ${fault}`;
    }
  }
  return undefined;
}

/** An attribute of several values cannot be used in a filter (docs/services/entra-graph.md §6.6). */
function operandFault(name: string, object: string, known: (name: string) => boolean): string | undefined {
  if (!known(name)) return unknown(name);
  const kind = fieldsOf(object)[name]?.kind;
  const isOne = kind !== "strings" && kind !== "objects" && name !== "members";
  return isOne ? undefined : `'${name}' has several values and cannot be used in a scoping filter`;
}

function attributeFault(
  mapping: AttributeMappingForm,
  object: ObjectKind,
  known: (name: string) => boolean,
): string | undefined {
  const { targetAttributeName, flowType = "Always" } = mapping;
  if (scimPath(targetAttributeName) === undefined) return "this is no name of a SCIM attribute";
  if (!SIMULATED_FLOWS.includes(flowType)) return `the flow type ${flowType} exists, but is not simulated`;
  try {
    const expression = expressionOf(mapping.source);
    const stranger = attributesIn(expression).find((name) => !known(name));
    return stranger === undefined ? referenceFault(expression, object) : unknown(stranger);
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}

function unknown(name: string): string {
  return `the source has no attribute '${name}'`;
}

function fieldsOf(object: string): Fields {
  return kindOf(object) === "Group" ? GROUP.fields : USER.fields;
}

function isKnown(name: string, object: string, directory: DirectoryForm | undefined): boolean {
  const own: readonly string[] = PROVISIONING_ATTRIBUTES[kindOf(object)];
  if (Object.hasOwn(fieldsOf(object), name) || own.includes(name) || OWN_EXTENSIONS.test(name)) return true;
  const declared = (directory?.objects ?? []).filter((one) => one.name === object);
  return declared.some(({ attributes = [] }) => attributes.some((attribute) => attribute.name === name));
}
