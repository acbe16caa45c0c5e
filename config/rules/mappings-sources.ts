import { type Entry, problemIn } from "../draft";
import type { UserMappingYaml } from "../mapping";
import { type Problem, quote } from "../place";
import { expressionFault } from "./mappings-expression";

/** Rules about what target attributes are filled from. */
export function sourceRules(entry: Entry<UserMappingYaml>): Problem[] {
  return Object.entries(entry.value.attributes ?? {}).flatMap(([target, source]) => {
    if (typeof source === "string") return attributeName(entry, [target], source);
    if (source.attribute !== undefined) return attributeName(entry, [target, "attribute"], source.attribute);
    const fault = source.expression === undefined ? undefined : expressionFault(source.expression);
    if (fault === undefined) return [];
    return [problemIn(entry, ["attributes", target, "expression"], fault.message, fault.remedy)];
  });
}

/** No attribute's name has brackets, quotes or spaces, expressions do. */
function attributeName(entry: Entry<UserMappingYaml>, below: readonly string[], name: string): Problem[] {
  if (!/[[\]()",\s]/.test(name)) return [];
  const message = `${quote(name)} is no name of an attribute, which stands without brackets, quotes and spaces`;
  const alone = /^\[?\s*([\w.:-]+)\s*\]?$/.exec(name.trim())?.[1];
  return [problemIn(entry, ["attributes", ...below], message, alone ?? `{ expression: ${JSON.stringify(name)} }`)];
}
