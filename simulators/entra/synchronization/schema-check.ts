import Ajv from "ajv";
import { badRequest } from "../errors";
import type { JsonObject } from "../fields";
import type { SchemaForm } from "./schema-form";
import { meaningFault } from "./schema-meaning";

const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;
const flag = { type: "boolean" } as const;
const list = (items: object) => ({ type: "array", items }) as const;
const PAIRS = { type: ["array", "null"] } as const;

/** An object with no other properties but annotations. */
function closed(properties: Record<string, object>, required: readonly string[] = []) {
  return { type: "object", properties, required, patternProperties: { "@": {} }, additionalProperties: false } as const;
}

const SOURCE = closed({
  expression: textOrNull,
  name: textOrNull,
  type: { enum: ["Attribute", "Constant", "Function"] },
  parameters: PAIRS,
});

const ATTRIBUTE_MAPPING = closed(
  {
    targetAttributeName: text,
    matchingPriority: { type: "integer", minimum: 0 },
    flowType: { enum: ["Always", "ObjectAddOnly", "MultiValueAddOnly", "ValueAddOnly", "AttributeAddOnly"] },
    flowBehavior: { enum: ["FlowWhenChanged", "FlowAlways"] },
    defaultValue: textOrNull,
    exportMissingReferences: flag,
    source: SOURCE,
  },
  ["targetAttributeName", "source"],
);

const OPERAND = { ...closed({ values: list(text) }), type: ["object", "null"] } as const;
const CLAUSE = closed({ operatorName: text, sourceOperandName: text, targetOperand: OPERAND }, [
  "operatorName",
  "sourceOperandName",
]);
const FILTER_GROUPS = {
  type: ["array", "null"],
  items: closed({ name: textOrNull, clauses: list(CLAUSE) }, ["clauses"]),
};
const SCOPE = {
  ...closed({ groups: FILTER_GROUPS, categoryFilterGroups: FILTER_GROUPS, inputFilterGroups: FILTER_GROUPS }),
  type: ["object", "null"],
};

const OBJECT_MAPPING = closed(
  {
    name: textOrNull,
    enabled: flag,
    flowTypes: { type: "string", pattern: "^(None|(Add|Update|Delete)(, ?(Add|Update|Delete))*)$" },
    sourceObjectName: text,
    targetObjectName: text,
    scope: SCOPE,
    metadata: PAIRS,
    attributeMappings: list(ATTRIBUTE_MAPPING),
  },
  ["sourceObjectName", "targetObjectName", "attributeMappings"],
);

const RULE = closed(
  {
    id: text,
    name: text,
    priority: { type: "integer" },
    editable: flag,
    sourceDirectoryName: text,
    targetDirectoryName: text,
    containerFilter: {},
    groupFilter: {},
    metadata: PAIRS,
    objectMappings: list(OBJECT_MAPPING),
  },
  ["sourceDirectoryName", "targetDirectoryName", "objectMappings"],
);

const ATTRIBUTES = list({ type: "object", properties: { name: text, type: text } });
const DIRECTORY = {
  type: "object",
  properties: { name: text, objects: list({ type: "object", properties: { name: text, attributes: ATTRIBUTES } }) },
} as const;

const SCHEMA = closed({
  id: textOrNull,
  version: textOrNull,
  directories: list(DIRECTORY),
  synchronizationRules: list(RULE),
});

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });
const validate = ajv.compile<SchemaForm>(SCHEMA);

/** The schema of a job in the form that cycles read. Throws 400 where it has another (§6.5). */
export function schemaForm(body: JsonObject): SchemaForm {
  const document: unknown = body;
  if (validate(document)) return document;
  const [error] = validate.errors ?? [];
  const extra = error?.keyword === "additionalProperties" ? ` (${String(error.params.additionalProperty)})` : "";
  throw invalid(`${error?.instancePath || "/"} ${error?.message}${extra}`);
}

/** A whole schema, checked: its form (§6.5), its scoping filters (§6.6) and its expressions (§8.8). Throws 400. */
export function checkSchema(body: JsonObject): JsonObject {
  const schema = schemaForm(body);
  for (const name of ["directories", "synchronizationRules"]) {
    if (body[name] === undefined) throw invalid(`it has no ${name}`);
  }
  const fault = meaningFault(schema);
  if (fault !== undefined) throw invalid(fault);
  return body;
}

function invalid(fault: string) {
  return badRequest(`The synchronization schema is not valid: ${fault}`);
}
