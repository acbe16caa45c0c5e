import { isUnlisted, type KnownAttributes } from "./known-attributes";

/** Operators of scoping filters and what they compare with (docs/services/entra-graph.md §6.6). */
const OPERATORS = {
  EQUALS: "text",
  "NOT EQUALS": "text",
  "IS TRUE": "nothing",
  "IS FALSE": "nothing",
  "IS NULL": "nothing",
  "IS NOT NULL": "nothing",
  "REGEX MATCH": "text",
  "NOT REGEX MATCH": "text",
  ENDS_WITH: "text",
  Includes: "text",
  Greater_Than: "integer",
  Greater_Than_OR_EQUALS: "integer",
  "&": "integer",
  "!&": "integer",
} as const satisfies Record<string, "text" | "integer" | "nothing">;

/** A condition on one attribute of the directory, as declared. */
export interface DeclaredClause {
  readonly attribute: string;
  readonly operator: keyof typeof OPERATORS;
  /** Left out for operators that take none. */
  readonly value?: string;
}

/** Who is provisioned: any of the lists, all conditions of a list; no list at all means everybody. */
export type DeclaredFilter = readonly (readonly DeclaredClause[])[];

/** Attributes that filters cannot use, whatever the directory says of them (docs/services/entra-graph.md §6.6). */
const NOT_IN_FILTERS: readonly string[] = ["appRoleAssignments", "userType", "manager"];

/** Why a filter cannot be set, a sentence with its remedy each. */
export function filterProblems(filter: DeclaredFilter, known: KnownAttributes): string[] {
  return filter.flatMap((clauses, index) => {
    if (clauses.length > 0) return clauses.flatMap((clause) => clauseProblems(clause, known));
    return [`List ${index + 1} of "filter" has no condition and would let everybody through. Remove it, or fill it.`];
  });
}

function clauseProblems({ attribute, operator, value = "" }: DeclaredClause, known: KnownAttributes): string[] {
  return [...attributeProblems(attribute, known), ...valueProblems(`${attribute} ${operator}`, operator, value)];
}

function attributeProblems(attribute: string, known: KnownAttributes): string[] {
  const reason = unusable(attribute, known);
  if (reason === undefined) return isUnlisted(attribute) ? [] : known.unknown(attribute, "source");
  return [`Attribute "${attribute}" cannot be used in a filter${reason}. Use another, or assign a group instead.`];
}

/** The end of a sentence that says why filters cannot use an attribute; undefined when they can. */
function unusable(attribute: string, known: KnownAttributes): string | undefined {
  if (NOT_IN_FILTERS.includes(attribute)) return "";
  const { multivalued, type } = known.find(attribute) ?? {};
  if (multivalued === true) return ": it has several values";
  return type?.toLowerCase() === "datetime" ? ": it is a date" : undefined;
}

function valueProblems(condition: string, operator: keyof typeof OPERATORS, value: string): string[] {
  const takes = OPERATORS[operator];
  if (takes === "nothing") {
    return value === "" ? [] : [`Condition "${condition}" takes no value. Remove "${value}", or use EQUALS.`];
  }
  if (value === "") return [`Condition "${condition}" needs a value. Add one, or use IS NULL or IS NOT NULL.`];
  if (takes === "text" || /^-?\d+$/.test(value)) return [];
  return [`Condition "${condition}" compares whole numbers, and "${value}" is none. Write one such as 5.`];
}
