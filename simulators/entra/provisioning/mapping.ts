import { expressionOf } from "../expressions/source";
import { attributesIn, type Expression } from "../expressions/tree";
import type { Value } from "../expressions/value";
import type { JsonObject } from "../fields";
import { schemaForm } from "../synchronization/schema-check";
import type { AttributeMappingForm, ObjectMappingForm, RuleForm, SchemaForm } from "../synchronization/schema-form";
import { kindOf, type ObjectKind, type ReferenceSource, referenceIn } from "./reference-sources";
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

/** How one attribute of the target gets to point to other objects of the target. */
export interface ReferenceMapping {
  readonly target: string;
  readonly source: ReferenceSource;
  readonly onCreateOnly: boolean;
}

/** How users become users of the target, or groups groups. */
export interface ObjectMapping {
  readonly object: ObjectKind;
  readonly ruleId: string;
  readonly source: string;
  readonly target: string;
  /** What a cycle may do. */
  readonly flows: { readonly Add: boolean; readonly Update: boolean; readonly Delete: boolean };
  readonly attributes: readonly AttributeMapping[];
  readonly references: readonly ReferenceMapping[];
  /** Those that match, in the order they are tried. */
  readonly matching: readonly AttributeMapping[];
  /** The mapping of `active` from IsSoftDeleted; without it leaving means deleting (docs/services/entra-graph.md §8.3). */
  readonly disabling: AttributeMapping | undefined;
  /** Whether the scoping filter lets an object in. */
  passes(read: (attribute: string) => Value): boolean;
}

/** The mappings of a job's schema that are on, at most one of users and one of groups, by what they map. */
export type Mappings = ReadonlyMap<ObjectKind, ObjectMapping>;

/** The mappings of a job's schema that are on; only those of the rule with this id if one is given. */
export function mappingsOf(schema: JsonObject, ruleId?: string): Mappings {
  const form = schemaForm(schema);
  const found = new Map<ObjectKind, ObjectMapping>();
  for (const rule of form.synchronizationRules ?? []) {
    if (ruleId !== undefined && rule.id !== ruleId) continue;
    for (const mapping of rule.objectMappings) {
      const kind = kindOf(mapping.sourceObjectName);
      if (mapping.enabled !== false && !found.has(kind)) found.set(kind, mappingOf(form, rule, mapping, kind));
    }
  }
  return found;
}

function mappingOf(schema: SchemaForm, rule: RuleForm, mapping: ObjectMappingForm, object: ObjectKind): ObjectMapping {
  const booleans = booleansOf(schema, rule.targetDirectoryName, mapping.targetObjectName);
  const attributes = mapping.attributeMappings.flatMap((one) => attributeOf(one, object, booleans) ?? []);
  const flows = (mapping.flowTypes ?? "").split(",").map((name) => name.trim());
  return {
    object,
    ruleId: rule.id ?? "",
    source: rule.sourceDirectoryName,
    target: rule.targetDirectoryName,
    flows: { Add: flows.includes("Add"), Update: flows.includes("Update"), Delete: flows.includes("Delete") },
    attributes,
    references: mapping.attributeMappings.flatMap((one) => referenceOf(one, object) ?? []),
    matching: attributes
      .filter(({ matchingPriority }) => matchingPriority > 0)
      .toSorted((a, b) => a.matchingPriority - b.matchingPriority),
    disabling: attributes.find(
      ({ target, expression }) => target === "active" && attributesIn(expression).includes("IsSoftDeleted"),
    ),
    passes: (read) => inScope(mapping.scope, read),
  };
}

function attributeOf(
  form: AttributeMappingForm,
  object: ObjectKind,
  booleans: ReadonlySet<string>,
): AttributeMapping | undefined {
  const path = scimPath(form.targetAttributeName);
  const expression = expressionOf(form.source);
  if (path === undefined || referenceIn(expression, object) !== undefined) return undefined;
  return {
    target: form.targetAttributeName,
    path,
    matchingPriority: form.matchingPriority ?? 0,
    onCreateOnly: isOnCreateOnly(form),
    always: form.flowBehavior === "FlowAlways",
    defaultValue: form.defaultValue ?? null,
    isBoolean: form.targetAttributeName === "active" || booleans.has(form.targetAttributeName),
    expression,
  };
}

function referenceOf(form: AttributeMappingForm, object: ObjectKind): ReferenceMapping | undefined {
  const source = referenceIn(expressionOf(form.source), object);
  if (source === undefined) return undefined;
  return { target: form.targetAttributeName, source, onCreateOnly: isOnCreateOnly(form) };
}

function isOnCreateOnly({ flowType }: AttributeMappingForm): boolean {
  return flowType === "ObjectAddOnly";
}

/** The target attributes that the schema declares as Boolean. */
function booleansOf(schema: SchemaForm, directory: string, object: string): ReadonlySet<string> {
  const objects = (schema.directories ?? [])
    .filter(({ name }) => name === directory)
    .flatMap((one) => one.objects ?? []);
  const attributes = objects.filter(({ name }) => name === object).flatMap((one) => one.attributes ?? []);
  return new Set(attributes.flatMap(({ name, type }) => (type === "Boolean" && name !== undefined ? [name] : [])));
}
