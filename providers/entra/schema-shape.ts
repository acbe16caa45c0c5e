import { UntrustworthyAnswerError } from "../errors";
import type { AttributeSource, SynchronizationSchema } from "./synchronization-schema";

/** Where a value is not as it should be; undefined when it is. */
type Check = (value: unknown, at: string) => string | undefined;

const text: Check = (value, at) => (typeof value === "string" ? undefined : at);

const number: Check = (value, at) => (typeof value === "number" ? undefined : at);

const maybe =
  (check: Check): Check =>
  (value, at) =>
    value === undefined || value === null ? undefined : check(value, at);

const each =
  (check: Check): Check =>
  (value, at) =>
    Array.isArray(value) ? firstOf(value.map((one: unknown, n) => check(one, `${at}[${n}]`))) : at;

const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (typeof value !== "object" || value === null) return at;
    const have = new Map<string, unknown>(Object.entries(value));
    return firstOf(Object.entries(fields).map(([name, check]) => check(have.get(name), `${at}.${name}`)));
  };

function firstOf(places: readonly (string | undefined)[]): string | undefined {
  return places.find((place) => place !== undefined);
}

const SOURCE = object({ expression: maybe(text), name: maybe(text), type: maybe(text) });
const CLAUSE = object({
  operatorName: maybe(text),
  sourceOperandName: maybe(text),
  targetOperand: maybe(object({ values: maybe(each(text)) })),
});
const MAPPING = object({
  sourceObjectName: text,
  targetObjectName: text,
  flowTypes: maybe(text),
  scope: maybe(object({ groups: maybe(each(object({ clauses: each(CLAUSE) }))) })),
  attributeMappings: each(
    object({ targetAttributeName: text, source: SOURCE, matchingPriority: maybe(number), flowType: maybe(text) }),
  ),
});
const ATTRIBUTE = object({ name: text, type: maybe(text), mutability: maybe(text) });
const SCHEMA = object({
  directories: each(object({ name: text, objects: each(object({ name: text, attributes: maybe(each(ATTRIBUTE)) })) })),
  synchronizationRules: each(
    object({
      sourceDirectoryName: text,
      targetDirectoryName: text,
      priority: maybe(number),
      objectMappings: each(MAPPING),
    }),
  ),
});

/** The schema of a job, as far as it is looked at (synchronization-schema.ts). Throws an UntrustworthyAnswerError. */
export function requireSchema(json: unknown): SynchronizationSchema {
  return required<SynchronizationSchema>(json, SCHEMA, "schema");
}

/** An expression in its parts. Throws an UntrustworthyAnswerError. */
export function requireSource(json: unknown): AttributeSource {
  return required<AttributeSource>(json, SOURCE, "expression");
}

function required<T>(json: unknown, check: Check, what: string): T {
  const wrong = check(json, what);
  if (wrong === undefined) return json as T;
  throw new UntrustworthyAnswerError(
    `Microsoft Graph answered with a provisioning ${what} that cannot be read at ${wrong}. Nothing was changed.`,
  );
}
