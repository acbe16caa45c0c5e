import fc from "fast-check";

/** What stands where something else is expected, as it is written in JSON. */
const VALUES: readonly string[] = [
  ...["null", "true", "false", "0", "-1", "1.5", "1e999", "12345678901234567890", "-0", '""', '"x"', "[]", "{}"],
  ...["[null]", "[[]]", '[1,"a",{}]', '{"value":null}', '{"toString":1,"valueOf":1}', '{"__proto__":{"id":1}}'],
  ...['{"length":1e9}', '"\\ud800"', '"\\u0000"', '"\\u202e<script>|`"', '"2026-13-45T99:99:99Z"', '"Infinity"'],
  `"${"x".repeat(1_000_000)}"`,
  `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
  '"\ufffe\ufffd"',
];
/** Names that objects have by themselves, and those with which the services steer. */
const NAMES = ["__proto__", "constructor", "toString", "@odata.nextLink", "value", "id", "error", "key", "results"];

/** One change at one place of a JSON text; `at` counts the places in the order in which they are met. */
type JsonEdit =
  | { readonly kind: "replace"; readonly at: number; readonly value: string }
  | { readonly kind: "drop" | "double" | "wrap"; readonly at: number }
  | { readonly kind: "add"; readonly at: number; readonly name: string; readonly value: string };

const at = fc.nat({ max: 100_000 });
const value = fc.constantFrom(...VALUES);

/** Changes of a JSON text, whatever it holds. */
export const jsonEdits: fc.Arbitrary<readonly JsonEdit[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("replace" as const), at, value }) },
    fc.record({ kind: fc.constantFrom<"drop" | "double" | "wrap">("drop", "double", "wrap"), at }),
    fc.record({ kind: fc.constant("add" as const), at, name: fc.constantFrom(...NAMES), value }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** The text with the changes; one that is not JSON stays as it is. */
export function editedJson(text: string, edits: readonly JsonEdit[]): string {
  const root: Json = { root: JSON.parse(text) as unknown };
  const raw: string[] = [];
  const written = (value: string) => `\u0001${raw.push(value) - 1}\u0001`;
  for (const edit of edits) change(root, edit, written);
  return JSON.stringify(root.root ?? null).replace(
    /"\\u0001(\d+)\\u0001"/g,
    (_, index: string) => raw[Number(index)] ?? "",
  );
}

type Json = Record<string | number, unknown>;

/** A value with what holds it. */
interface Spot {
  readonly holder: Json;
  readonly key: string | number;
}

function spots(holder: Json, found: Spot[] = []): Spot[] {
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    const inner = holder[key];
    if (typeof inner === "object" && inner !== null) spots(inner as Json, found);
  }
  return found;
}

function change(root: Json, edit: JsonEdit, written: (value: string) => string): void {
  const all = spots(root);
  const { holder, key } = all[edit.at % all.length] ?? { holder: root, key: "root" };
  if (edit.kind === "replace") holder[key] = written(edit.value);
  else if (edit.kind === "wrap") holder[key] = [holder[key]];
  else if (edit.kind === "add" && Array.isArray(holder)) holder.push(written(edit.value));
  else if (edit.kind === "add") Object.defineProperty(holder, edit.name, { value: written(edit.value), ...PLAIN });
  else if (!Array.isArray(holder)) delete holder[key];
  else if (edit.kind === "drop") holder.splice(Number(key), 1);
  else holder.splice(Number(key), 0, holder[key]);
}

const PLAIN = { enumerable: true, configurable: true, writable: true };
