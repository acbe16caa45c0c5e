import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type FileName, SCHEMAS } from "./validate";

const FOLDER = join(__dirname, "schema");

/** The JSON Schema files that editors read, by path. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const names = Object.keys(SCHEMAS) as FileName[];
  return new Map(
    names.map((name) => [join(FOLDER, `${name}.schema.json`), `${JSON.stringify(SCHEMAS[name], null, 2)}\n`]),
  );
}

if (require.main === module) {
  for (const [path, text] of schemaFiles()) writeFileSync(path, text);
}
