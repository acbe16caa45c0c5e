import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { validatorsText } from "./compiler";
import { referencePage } from "./reference";
import { type FileName, SCHEMAS } from "./schemas";

const FOLDER = join(__dirname, "schema");
const REFERENCE = join(__dirname, "../docs/configuration.md");

/** The JSON Schema files that editors read, by path. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const names = Object.keys(SCHEMAS) as FileName[];
  return new Map(
    names.map((name) => [join(FOLDER, `${name}.schema.json`), `${JSON.stringify(SCHEMAS[name], null, 2)}\n`]),
  );
}

/** The module that checks files against the schemas, by path. */
export function validatorsFile(): readonly [path: string, text: string] {
  return [join(FOLDER, "validators.cjs"), validatorsText()];
}

/** The page that people read, by path. */
export function referenceFile(): readonly [path: string, text: string] {
  return [REFERENCE, referencePage()];
}

if (require.main === module) {
  for (const [path, text] of [...schemaFiles(), validatorsFile(), referenceFile()]) writeFileSync(path, text);
}
