import { CHOICE_FUNCTIONS } from "./functions-choice";
import { LIST_FUNCTIONS } from "./functions-list";
import { TEXT_FUNCTIONS } from "./functions-text";
import type { Value } from "./value";

/** One function of mapping expressions. */
export interface FunctionRule {
  /** Names of its parameters, in order. */
  readonly parameters: readonly string[];
  /** How many of them must be given. */
  readonly least: number;
  /** Names of those that may follow, over and over. */
  readonly repeated?: readonly string[];
  /** The result for evaluated arguments; what was left out is null. Throws ExpressionError. */
  evaluate(values: readonly Value[]): Value;
}

/** The functions that the evaluator knows, by name (docs/services/entra-graph.md §8.8). */
export const FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  ...TEXT_FUNCTIONS,
  ...CHOICE_FUNCTIONS,
  ...LIST_FUNCTIONS,
};

/** Functions of Entra that the simulator does not have; an expression with one of them is refused. */
const NOT_SIMULATED: readonly string[] = [
  "AppRoleAssignmentsComplex",
  "AssertiveAppRoleAssignmentsComplex",
  "BitAnd",
  "CDate",
  "ConvertToBase64",
  "ConvertToUTF8Hex",
  "DateAdd",
  "DateDiff",
  "DateFromNum",
  "FormatDateTime",
  "Guid",
  "Now",
  "NumFromDate",
  "PCase",
  "RandomString",
  "Redact",
  "SelectUniqueValue",
];

/** Why a call with so many arguments is wrong; undefined when it is right. */
export function arityFault(name: string, given: number): string | undefined {
  const rule = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (rule === undefined) {
    return NOT_SIMULATED.includes(name)
      ? `The function '${name}' exists, but is not simulated.`
      : `There is no function '${name}'.`;
  }
  const { parameters, least, repeated = [] } = rule;
  const beyond = given - parameters.length;
  const fits = given >= least && (beyond <= 0 || (repeated.length > 0 && beyond % repeated.length === 0));
  return fits ? undefined : `The function '${name}' does not take ${given} arguments.`;
}
