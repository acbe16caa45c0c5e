/** What is wrong with an expression, and what to do about it. */
export interface ExpressionFault {
  readonly message: string;
  readonly remedy: string;
}

/** docs/services/entra-graph.md §8.8. */
const LONGEST = 10_000;

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** What every reader would refuse about an expression of Entra's mappings; which functions there are, Entra knows. */
export function expressionFault(expression: string): ExpressionFault | undefined {
  if (expression.length > LONGEST) {
    const message = `this expression has ${expression.length} characters, and Entra takes ${LONGEST}`;
    return { message, remedy: "a shorter expression" };
  }
  // Texts may hold brackets; a backslash keeps the character after it from ending the text.
  const outside = expression.replace(/"(?:[^"\\]|\\[\s\S])*"/g, "");
  if (outside.includes('"')) {
    const message = 'a text in this expression has no closing "';
    return { message, remedy: 'a " at the end of each text; within a text, \\" for a quote and \\\\ for a backslash' };
  }
  return bracketFault(outside);
}

function bracketFault(outside: string): ExpressionFault | undefined {
  const open: string[] = [];
  for (const [sign] of outside.matchAll(/[()[\]]/g)) {
    if (CLOSING[sign] !== undefined) open.push(sign);
    else if (CLOSING[open.at(-1) ?? ""] === sign) open.pop();
    else return { message: `a ${sign} in this expression closes nothing`, remedy: "as many brackets open as close" };
  }
  const left = open.at(-1);
  if (left === undefined) return undefined;
  return { message: `a ${left} in this expression is not closed`, remedy: `a ${CLOSING[left]} where it ends` };
}
