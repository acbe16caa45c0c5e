import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { schemaCompiler } from "../../config/compiler";
import { type FileName, SCHEMAS } from "../../config/schemas";
import { validatorsFile } from "../../config/write-schemas";

const [path, text] = validatorsFile();
const COMPILED: Readonly<Record<FileName, ValidateFunction>> = require(path);
const compiler = schemaCompiler();

/** Every key that the schemas know, and some values that they allow or do not. */
const KEYS = [...new Set([...JSON.stringify(SCHEMAS).matchAll(/"(\w+)":\{/g)].map(([, key = ""]) => key))];
const value = fc.oneof(
  fc.constantFrom<unknown>("", "ann@contoso.com", "2026-02-30", "2026-02-28", "Europe/Paris", "Mars/Base", "20%", "on"),
  fc.constantFrom<unknown>(
    "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34",
    "https://contoso.com/",
    "contoso",
    null,
    true,
    0,
    2.5,
  ),
);
const written = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small" }, value, fc.array(tie("any"), { maxLength: 3 }), tie("keys")),
  keys: fc.dictionary(fc.constantFrom(...KEYS, "unknown", "a/b~c"), tie("any"), { maxKeys: 5 }),
}));

describe("the compiled validators", () => {
  test("are what the schemas say now", () => {
    expect(readFileSync(path, "utf8") === text, `${path}: run npm run schemas`).toBe(true);
  });

  test.each(Object.keys(SCHEMAS) as FileName[])("of %s find what the compiler's own find", (name) => {
    const own = compiler.getSchema(name);
    fc.assert(
      fc.property(fc.oneof(written.keys, written.any), (document) => {
        expect(COMPILED[name](document)).toBe(own?.(document));
        expect(COMPILED[name].errors).toEqual(own?.errors);
      }),
      { numRuns: 300 },
    );
  });
});
