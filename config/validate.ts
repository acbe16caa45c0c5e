import type { ErrorObject, ValidateFunction } from "ajv";
import { explain } from "./explain";
import type { Problem } from "./place";
import type { FileName } from "./schemas";
import type { Path, Source } from "./source";

/** Compiled beforehand (config/compiler.ts): that takes longer than reading the files. */
const VALIDATORS: Readonly<Record<FileName, ValidateFunction>> = require("./schema/validators.cjs");

/** What is wrong with a file by its schema, and the paths of the values that are. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly wrong: readonly Path[];
}

/** Checks what a file says against its schema. */
export function validate(name: FileName, value: unknown, source: Source): Verdict {
  const validator = VALIDATORS[name];
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
