import { type Entry, problemIn } from "../draft";
import type { ClauseYaml, UserMappingYaml } from "../mapping";
import { type Problem, quote } from "../place";
import type { Path } from "../source";

/** Operators that ask something of the attribute alone (docs/services/entra-graph.md §6.6). */
const WITHOUT_VALUE: readonly string[] = ["IS TRUE", "IS FALSE", "IS NULL", "IS NOT NULL"];
/** Operators that compare whole numbers. */
const OF_NUMBERS: readonly string[] = ["Greater_Than", "Greater_Than_OR_EQUALS", "&", "!&"];

/** Rules about who is provisioned. */
export function filterRules(entry: Entry<UserMappingYaml>): Problem[] {
  return (entry.value.filter ?? []).flatMap((clauses, list) => {
    if (clauses.length > 0) return clauses.flatMap((clause, index) => clauseRules(entry, clause, [list, index]));
    const message = `list ${list + 1} of "filter" has no condition and would let everybody through`;
    return [problemIn(entry, ["filter", list], message, "at least one condition, or no list")];
  });
}

function clauseRules(entry: Entry<UserMappingYaml>, { operator, value }: ClauseYaml, at: Path): Problem[] {
  const path = ["filter", ...at];
  const takesNone = WITHOUT_VALUE.includes(operator);
  if (takesNone && value !== undefined) {
    return [problemIn(entry, [...path, "value"], `${quote(operator)} takes no value`, "nothing; remove it")];
  }
  if (takesNone) return [];
  if (value === undefined || value === "") {
    return [problemIn(entry, path, `${quote(operator)} needs a value`, "value: …; for no value at all, IS NULL")];
  }
  if (OF_NUMBERS.includes(operator) && !/^-?\d+$/.test(String(value))) {
    const message = `${quote(operator)} compares whole numbers, and ${quote(value)} is none`;
    return [problemIn(entry, [...path, "value"], message, "a whole number such as 5")];
  }
  return typeof value === "number" ? rewritten(entry, value, [...path, "value"]) : [];
}

/** YAML reads 0042 as 42, which is another text. */
function rewritten(entry: Entry<UserMappingYaml>, value: number, path: Path): Problem[] {
  const written = entry.source.textAt([...entry.path, ...path]);
  if (written === String(value) || !/^[-+\d]/.test(written)) return [];
  return [problemIn(entry, path, `${written} is read as the number ${value}`, `value: "${written}"`)];
}
