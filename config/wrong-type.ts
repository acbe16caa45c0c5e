import type { ErrorObject } from "ajv";
import type { Path, Source } from "./source";
import { subject } from "./subject";
import { FILLED, WORDING } from "./values";

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  array: "a list",
  object: "a set of keys",
};

const SAYS_YES = /^(yes|on|y|true)$/i;
const SAYS_NO = /^(no|off|n|false)$/i;

/** What to say about a value of the wrong type, with the value as it would be right where that can be told. */
export function wrongType(path: Path, error: ErrorObject, source: Source): [Path, string, string] {
  const wanted: string[] = [error.params.type].flat();
  const kinds = wanted.map((type) => KINDS[type] ?? type).join(" or ");
  const data: unknown = error.data;
  if (path.length === 0) return [path, data === null ? "the file is empty" : `the file must be ${kinds}`, whole(error)];
  if (data === null) return [path, `${subject(path)} is empty`, whenEmpty(wanted[0], kinds)];
  const form = formOf(error.parentSchema);
  if (form !== undefined) return [path, `${subject(path)} must be text`, form];
  return [path, `${subject(path)} must be ${kinds}`, corrected(wanted, data, source.textAt(path)) ?? kinds];
}

/** What the file as a whole looks like. */
function whole(error: ErrorObject): string {
  const keys: readonly string[] = error.parentSchema?.required ?? Object.keys(error.parentSchema?.properties ?? {});
  return `${keys[0]}: …`;
}

function whenEmpty(type: string | undefined, kinds: string): string {
  if (type === "array") return "a list, each entry on a line that begins with - ; [] for none";
  return type === "object" ? "keys with their values, further in than the line above" : kinds;
}

/** How a text must look that is not just any text: quotes around a number would not make it right. */
function formOf(schema: ErrorObject["parentSchema"]): string | undefined {
  const form: unknown = schema?.pattern ?? schema?.format;
  return typeof form !== "string" || form === FILLED ? undefined : WORDING[form]?.remedy;
}

function corrected(wanted: readonly string[], data: unknown, text: string): string | undefined {
  const scalar = typeof data !== "object" && !text.includes("\n");
  if (!scalar) return undefined;
  if (wanted.includes("string")) return `"${text}"`;
  if (wanted.includes("array")) return `[${text}]`;
  if (wanted.includes("boolean") && SAYS_YES.test(String(data))) return "true";
  if (wanted.includes("boolean") && SAYS_NO.test(String(data))) return "false";
  return wanted.includes("integer") && /^[0-9]+$/.test(String(data)) ? String(data) : undefined;
}
