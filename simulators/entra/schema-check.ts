import Ajv from "ajv";
import { badRequest } from "./errors";
import type { JsonObject } from "./fields";

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

const CLAUSE = closed({ operatorName: text, sourceOperandName: text, targetOperand: { type: ["object", "null"] } }, [
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

const SCHEMA = closed({
  id: textOrNull,
  version: textOrNull,
  directories: list({ type: "object" }),
  synchronizationRules: list(RULE),
});

const ajv = new Ajv({ allErrors: false, allowUnionTypes: true });
const validate = ajv.compile(SCHEMA);

/** The body of PUT (`whole`) or PATCH (`part`) of a schema, checked against §6.5 and §6.6. Throws 400. */
export function checkSchema(body: JsonObject, extent: "whole" | "part"): JsonObject {
  if (!validate(body)) {
    const [error] = validate.errors ?? [];
    const extra = error?.keyword === "additionalProperties" ? ` (${String(error.params.additionalProperty)})` : "";
    throw badRequest(
      `The synchronization schema is not valid: ${error?.instancePath || "/"} ${error?.message}${extra}`,
    );
  }
  for (const name of extent === "whole" ? ["directories", "synchronizationRules"] : []) {
    if (body[name] === undefined) throw badRequest(`The synchronization schema is not valid: it has no ${name}`);
  }
  return body;
}
