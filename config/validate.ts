import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { explain } from "./explain";
import type { Problem } from "./place";
import { applicationSchema } from "./schema/application";
import { assignmentsSchema } from "./schema/assignments";
import { policySchema } from "./schema/policy";
import { rolesSchema } from "./schema/roles";
import type { Path, Source } from "./source";
import { isTimeZone } from "./values";

/** The schema of each file, by the file's name without its ending. */
export const SCHEMAS = {
  assignments: assignmentsSchema,
  roles: rolesSchema,
  application: applicationSchema,
  policy: policySchema,
} as const;

/** Name of a file of the configuration, without `.yaml`. */
export type FileName = keyof typeof SCHEMAS;

/** What is wrong with a file by its schema, and the paths of the values that are. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly wrong: readonly Path[];
}

const compiled = new Map<FileName, ValidateFunction>();
let ajv: Ajv | undefined;

/** Compiles a schema when it is first needed: that takes longer than reading the files. */
function validatorOf(name: FileName): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  if (ajv === undefined) {
    ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
    addFormats(ajv, ["date", "uuid", "uri"]);
    ajv.addFormat("time-zone", isTimeZone);
  }
  const validate = ajv.compile(SCHEMAS[name]);
  compiled.set(name, validate);
  return validate;
}

/** Checks what a file says against its schema. */
export function validate(name: FileName, value: unknown, source: Source): Verdict {
  const validator = validatorOf(name);
  if (validator(value)) return { problems: [], wrong: [] };
  const errors: readonly ErrorObject[] = validator.errors ?? [];
  const toPath = (pointer: string): Path => pathOf(pointer, value);
  return { problems: explain(errors, source, toPath), wrong: errors.map((error) => toPath(error.instancePath)) };
}

/** The keys and positions that a JSON pointer into `value` names. */
function pathOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let here = value;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const step = Array.isArray(here) ? Number(key) : key;
    path.push(step);
    here = (here as Record<string | number, unknown> | null)?.[step];
  }
  return path;
}
