import { textOf, type Value } from "../expressions/value";
import type { ClauseForm, ScopeForm } from "../synchronization/schema-form";

/** One operator of scoping filters. */
export interface FilterOperator {
  readonly arity: "Unary" | "Binary";
  /** What it says of null and of an empty text. */
  readonly ofNothing: boolean;
  /** Of several values all must hold, not any. */
  readonly all?: boolean;
  holds(own: string, operand: string): boolean;
  /** Why an operand is none; undefined when it is fine. */
  fault?(operand: string): string | undefined;
}

const wholeNumber = (operand: string) => (/^-?\d+$/.test(operand) ? undefined : `'${operand}' is not a whole number`);
const bits = (own: string, operand: string) => (Number(own) & Number(operand)) === Number(operand);

function pattern(operand: string): string | undefined {
  try {
    new RegExp(operand);
    return undefined;
  } catch {
    return `'${operand}' is not a regular expression`;
  }
}

/** The operators, by the name a clause calls them (docs/services/entra-graph.md §6.6). Positive ones are false for null. */
export const OPERATORS: Readonly<Record<string, FilterOperator>> = {
  EQUALS: { arity: "Binary", ofNothing: false, holds: (own, operand) => own === operand },
  "NOT EQUALS": { arity: "Binary", ofNothing: true, all: true, holds: (own, operand) => own !== operand },
  "REGEX MATCH": {
    arity: "Binary",
    ofNothing: false,
    holds: (own, operand) => new RegExp(operand).test(own),
    fault: pattern,
  },
  "NOT REGEX MATCH": {
    arity: "Binary",
    ofNothing: false,
    all: true,
    holds: (own, operand) => !new RegExp(operand).test(own),
    fault: pattern,
  },
  ENDS_WITH: { arity: "Binary", ofNothing: false, holds: (own, operand) => own.endsWith(operand) },
  Includes: { arity: "Binary", ofNothing: false, holds: (own, operand) => own.includes(operand) },
  Greater_Than: {
    arity: "Binary",
    ofNothing: false,
    holds: (own, operand) => Number(own) > Number(operand),
    fault: wholeNumber,
  },
  Greater_Than_OR_EQUALS: {
    arity: "Binary",
    ofNothing: false,
    holds: (own, operand) => Number(own) >= Number(operand),
    fault: wholeNumber,
  },
  "&": { arity: "Binary", ofNothing: false, holds: bits, fault: wholeNumber },
  "!&": {
    arity: "Binary",
    ofNothing: true,
    all: true,
    holds: (own, operand) => !bits(own, operand),
    fault: wholeNumber,
  },
  "IS TRUE": { arity: "Unary", ofNothing: false, holds: (own) => own.toLowerCase() === "true" },
  "IS FALSE": { arity: "Unary", ofNothing: false, holds: (own) => own.toLowerCase() === "false" },
  "IS NULL": { arity: "Unary", ofNothing: true, holds: () => false },
  "IS NOT NULL": { arity: "Unary", ofNothing: false, holds: () => true },
};

/** Attributes that a filter cannot use (§6.6). */
const UNUSABLE = /^(appRoleAssignments|userType|manager|.*DateTime|.*Date)$/;

/** Why a clause cannot be used; undefined when it can. */
export function clauseFault({ operatorName, sourceOperandName, targetOperand }: ClauseForm): string | undefined {
  const operator = Object.hasOwn(OPERATORS, operatorName) ? OPERATORS[operatorName] : undefined;
  if (operator === undefined) return `there is no operator '${operatorName}'`;
  if (UNUSABLE.test(sourceOperandName)) return `'${sourceOperandName}' cannot be used in a scoping filter`;
  const values = targetOperand?.values ?? [];
  if (operator.arity === "Unary")
    return values.some((one) => one !== "") ? `'${operatorName}' takes no value` : undefined;
  if (values.length === 0) return `'${operatorName}' needs a value`;
  return values.map((operand) => operator.fault?.(operand)).find((fault) => fault !== undefined);
}

/** Whether an object is in scope: any of the groups, all clauses of a group; without groups everything is. */
export function inScope(scope: ScopeForm | null | undefined, read: (name: string) => Value): boolean {
  const groups = scope?.groups ?? [];
  return groups.length === 0 || groups.some(({ clauses }) => clauses.every((clause) => clauseHolds(clause, read)));
}

function clauseHolds({ operatorName, sourceOperandName, targetOperand }: ClauseForm, read: (name: string) => Value) {
  const operator = OPERATORS[operatorName];
  if (operator === undefined) return false;
  const own = textOf(read(sourceOperandName)) ?? "";
  if (own === "") return operator.ofNothing;
  if (operator.arity === "Unary") return operator.holds(own, "");
  const values = targetOperand?.values ?? [];
  const holds = (operand: string) => operator.holds(own, operand);
  return operator.all === true ? values.every(holds) : values.some(holds);
}
