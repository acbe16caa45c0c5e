import Ajv, { _, type Format } from "ajv";
import standaloneCode from "ajv/dist/standalone";
import { SCHEMAS } from "./schemas";

const { FORMATS }: { readonly FORMATS: Record<string, Format> } = require("./schema/formats.cjs");

const HEAD = `// biome-ignore-all lint: made by ajv
// biome-ignore-all format: made by ajv
// Made by \`npm run schemas\` from config/schema/*.ts: do not edit it here. Compiling them anew in every run would take longer
// than all the rest of reading a configuration.
`;

/** The compiler of the schemas. Its validators give with each error the value and the schema, which the messages quote. */
export function schemaCompiler(): Ajv {
  return new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    schemas: SCHEMAS,
    formats: FORMATS,
    code: { source: true, lines: true, formats: _`require("./formats.cjs").FORMATS` },
  });
}

/** The validators of all files, by the file's name, as the text of a module that needs no compiler. */
export function validatorsText(): string {
  const exported = Object.fromEntries(Object.keys(SCHEMAS).map((name) => [name, name]));
  return `${HEAD}${standaloneCode(schemaCompiler(), exported)}`;
}
