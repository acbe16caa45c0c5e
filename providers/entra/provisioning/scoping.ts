import type { Clause, ObjectMapping, Scope } from "../synchronization-schema";
import type { KnownAttributes } from "./known-attributes";
import { type MappingStep, refused, UNTOUCHED } from "./mapping-changes";
import { type DeclaredFilter, filterProblems } from "./scoping-problems";

/** A scope with the two arrays that are experimental and only kept (docs/services/entra-graph.md §6.6). */
interface WholeScope extends Scope {
  readonly categoryFilterGroups?: readonly unknown[] | null;
  readonly inputFilterGroups?: readonly unknown[] | null;
}

type Groups = readonly (readonly Clause[])[];

/**
 * Lets the service provision whom the declared filter lets through; undefined: as it is. Neither the order of conditions nor
 * the names of their groups make a difference, and nothing is sent for them.
 */
export function planFilter(
  { scope }: ObjectMapping,
  declared: DeclaredFilter | undefined,
  known: KnownAttributes,
): MappingStep {
  if (declared === undefined) return UNTOUCHED;
  const problems = filterProblems(declared, known);
  if (problems.length > 0) return refused(problems);
  const before = (scope?.groups ?? []).map(({ clauses }) => clauses);
  const after = declared.map((clauses) =>
    clauses.map(({ attribute, operator, value }) => ({
      operatorName: operator,
      sourceOperandName: attribute,
      targetOperand: { values: value === undefined ? [] : [value] },
    })),
  );
  if (meaningOf(before) === meaningOf(after)) return UNTOUCHED;
  const change = { what: "filter", before: shown(before), after: shown(after) };
  return { patch: { scope: scopeOf(scope, after) }, changes: [change], problems };
}

function scopeOf(live: WholeScope | null, groups: Groups): Scope | null {
  const { categoryFilterGroups, inputFilterGroups, ...rest } = live ?? {};
  const experimental = [categoryFilterGroups ?? [], inputFilterGroups ?? []] as const;
  if (groups.length === 0 && experimental.every((entries) => entries.length === 0)) return null;
  const scope = {
    ...rest,
    categoryFilterGroups: experimental[0],
    inputFilterGroups: experimental[1],
    groups: groups.map((clauses, index) => ({ name: `filter ${index + 1}`, clauses })),
  };
  return scope;
}

/** Equal for filters that let the same people through: a sorted set of sorted sets of conditions. */
function meaningOf(groups: Groups): string {
  const sorted = (texts: readonly string[]) => JSON.stringify([...new Set(texts)].sort());
  return sorted(groups.map((clauses) => sorted(clauses.map((clause) => JSON.stringify(partsOf(clause))))));
}

function partsOf({ sourceOperandName, operatorName, targetOperand }: Clause): readonly string[] {
  return [sourceOperandName, operatorName, ...(targetOperand?.values ?? [])];
}

function shown(groups: Groups): string {
  const texts = groups.map((clauses) => clauses.map(shownClause).join(" and "));
  const isPlain = groups.length === 1;
  return texts.map((text, at) => (isPlain || groups[at]?.length === 1 ? text : `(${text})`)).join(" or ") || "none";
}

function shownClause(clause: Clause): string {
  const [attribute = "", operator = "", ...values] = partsOf(clause);
  return [attribute, operator, values.map((value) => JSON.stringify(value)).join(", ")].join(" ").trim();
}
