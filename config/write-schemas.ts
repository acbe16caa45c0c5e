import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { referencePage } from "./reference";
import { type FileName, SCHEMAS } from "./validate";

const FOLDER = join(__dirname, "schema");
const REFERENCE = join(__dirname, "../docs/configuration.md");

/** The JSON Schema files that editors read, by path. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const names = Object.keys(SCHEMAS) as FileName[];
  return new Map(
    names.map((name) => [join(FOLDER, `${name}.schema.json`), `${JSON.stringify(SCHEMAS[name], null, 2)}\n`]),
  );
}

/** The page that people read, by path. */
export function referenceFile(): readonly [path: string, text: string] {
  return [REFERENCE, referencePage()];
}

if (require.main === module) {
  for (const [path, text] of [...schemaFiles(), referenceFile()]) writeFileSync(path, text);
}
