import { expressionOf } from "../expressions/source";
import { attributesIn, type Expression } from "../expressions/tree";
import type { Value } from "../expressions/value";
import type { JsonObject } from "../fields";
import { schemaForm } from "../synchronization/schema-check";
import type { AttributeMappingForm, ObjectMappingForm, RuleForm, SchemaForm } from "../synchronization/schema-form";
import { type ScimPath, scimPath } from "./scim-path";
import { inScope } from "./scoping-filter";

/** How one attribute of the target gets its value. */
export interface AttributeMapping {
  readonly target: string;
  readonly path: ScimPath;
  /** 0 does not match; above it matches, lowest first. */
  readonly matchingPriority: number;
  readonly onCreateOnly: boolean;
  /** Written even when the target has the value. */
  readonly always: boolean;
  /** Instead of a null, on create only. */
  readonly defaultValue: string | null;
  readonly isBoolean: boolean;
  readonly expression: Expression;
}

/** How users become users of the target. */
export interface UserMapping {
  readonly ruleId: string;
  readonly source: string;
  readonly target: string;
  /** What a cycle may do. */
  readonly flows: { readonly Add: boolean; readonly Update: boolean; readonly Delete: boolean };
  readonly attributes: readonly AttributeMapping[];
  /** Those that match, in the order they are tried. */
  readonly matching: readonly AttributeMapping[];
  /** The mapping of `active` from IsSoftDeleted; without it leaving means deleting (docs/services/entra-graph.md §8.3). */
  readonly disabling: AttributeMapping | undefined;
  /** Whether the scoping filter lets somebody in. */
  passes(read: (attribute: string) => Value): boolean;
}

/** The mapping of users in a job's schema, of the rule with this id if one is given; undefined when it has none or it is off. */
export function userMapping(schema: JsonObject, ruleId?: string): UserMapping | undefined {
  const form = schemaForm(schema);
  for (const rule of form.synchronizationRules ?? []) {
    if (ruleId !== undefined && rule.id !== ruleId) continue;
    const mapping = rule.objectMappings.find((one) => one.sourceObjectName === "User" && one.enabled !== false);
    if (mapping !== undefined) return mappingOf(form, rule, mapping);
  }
  return undefined;
}

function mappingOf(schema: SchemaForm, rule: RuleForm, mapping: ObjectMappingForm): UserMapping {
  const booleans = booleansOf(schema, rule.targetDirectoryName, mapping.targetObjectName);
  const attributes = mapping.attributeMappings.flatMap((one) => attributeOf(one, booleans) ?? []);
  const flows = (mapping.flowTypes ?? "").split(",").map((name) => name.trim());
  return {
    ruleId: rule.id ?? "",
    source: rule.sourceDirectoryName,
    target: rule.targetDirectoryName,
    flows: { Add: flows.includes("Add"), Update: flows.includes("Update"), Delete: flows.includes("Delete") },
    attributes,
    matching: attributes
      .filter(({ matchingPriority }) => matchingPriority > 0)
      .toSorted((a, b) => a.matchingPriority - b.matchingPriority),
    disabling: attributes.find(
      ({ target, expression }) => target === "active" && attributesIn(expression).includes("IsSoftDeleted"),
    ),
    passes: (read) => inScope(mapping.scope, read),
  };
}

function attributeOf(form: AttributeMappingForm, booleans: ReadonlySet<string>): AttributeMapping | undefined {
  const path = scimPath(form.targetAttributeName);
  if (path === undefined) return undefined;
  return {
    target: form.targetAttributeName,
    path,
    matchingPriority: form.matchingPriority ?? 0,
    onCreateOnly: form.flowType === "ObjectAddOnly",
    always: form.flowBehavior === "FlowAlways",
    defaultValue: form.defaultValue ?? null,
    isBoolean: form.targetAttributeName === "active" || booleans.has(form.targetAttributeName),
    expression: expressionOf(form.source),
  };
}

/** The target attributes that the schema declares as Boolean. */
function booleansOf(schema: SchemaForm, directory: string, object: string): ReadonlySet<string> {
  const objects = (schema.directories ?? [])
    .filter(({ name }) => name === directory)
    .flatMap((one) => one.objects ?? []);
  const attributes = objects.filter(({ name }) => name === object).flatMap((one) => one.attributes ?? []);
  return new Set(attributes.flatMap(({ name, type }) => (type === "Boolean" && name !== undefined ? [name] : [])));
}
