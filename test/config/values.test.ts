import { expect, test } from "vitest";
import { SCHEMAS } from "../../config/schemas";
import { WORDING } from "../../config/values";

/** All values of the keys `name` anywhere in a schema. */
function all(schema: unknown, name: string): unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => (key === name ? [value] : all(value, name)));
}

test("there are words for every form that a schema asks of a text", () => {
  const forms = [...all(SCHEMAS, "pattern"), ...all(SCHEMAS, "format")].filter((form) => typeof form === "string");
  expect(new Set(forms)).toEqual(new Set(Object.keys(WORDING)));
});

test("every object is closed and everything is described, for editors", () => {
  const schemas = (value: unknown): Record<string, unknown>[] => {
    if (typeof value !== "object" || value === null) return [];
    return [
      "type" in value && typeof value.type === "string" ? { ...value } : {},
      ...Object.values(value).flatMap(schemas),
    ];
  };
  const objects = schemas(SCHEMAS).filter(({ type }) => type === "object");
  expect(objects.length).toBeGreaterThan(15);
  for (const schema of objects) expect(schema).toHaveProperty("additionalProperties");
  const properties = all(SCHEMAS, "properties").flatMap((group) => Object.entries(group as object));
  for (const [key, schema] of properties) expect(schema, key).toHaveProperty("description");
});
