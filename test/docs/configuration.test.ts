import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { schemaCompiler } from "../../config/compiler";
import { type Node, partsOf, typeOf } from "../../config/reference-type";
import { SCHEMAS } from "../../config/schemas";
import { referenceFile } from "../../config/write-schemas";

const [path, text] = referenceFile();

/** Every key of a schema by its path in the file, with its own schema. */
function keysOf(node: Node, within = ""): (readonly [path: string, node: Node])[] {
  return partsOf(node, within).flatMap((part) => {
    const isKey = part.path !== within && !/(\[\]|<name>)$/.test(part.path);
    return [...(isKey ? [[part.path, part.node] as const] : []), ...keysOf(part.node, part.path)];
  });
}

const KEYS = Object.entries(SCHEMAS).flatMap(([file, schema]) =>
  keysOf(schema).map(([key, node]) => ({ file, key, node })),
);

describe("docs/configuration.md", () => {
  test("is what the schemas say now", () => {
    expect(readFileSync(path, "utf8"), "run npm run schemas").toBe(text);
  });

  test.each(KEYS)("has $key ($file) at an anchor of its own, described and with an example", ({ file, key, node }) => {
    const anchor = `<a id="${`${file}-${key}`.replace(/[^A-Za-z]+/g, "-").toLowerCase()}"></a>`;
    expect(text.split(anchor)).toHaveLength(2);
    expect(node.description).toMatch(/^.{10,}\.$/);
    expect(node.examples?.length).toBeGreaterThan(0);
  });

  test("has examples that are valid", () => {
    const ajv = schemaCompiler();
    for (const { key, node } of KEYS)
      for (const example of node.examples ?? []) expect([key, ajv.validate(node, example)]).toEqual([key, true]);
  });

  test("lists every value that a key allows", () => {
    for (const { node } of KEYS) for (const value of node.enum ?? []) expect(typeOf(node)).toContain(`\`${value}\``);
  });
});
