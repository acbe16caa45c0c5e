import { readFileSync } from "node:fs";
import ts from "typescript";

/** One file with one thing broken. */
export interface Mutant {
  readonly file: string;
  /** `file:line`. */
  readonly place: string;
  /** What is broken: the code as it was, and as it is now. */
  readonly what: string;
  readonly text: string;
}

interface Edit {
  readonly node: ts.Node;
  readonly becomes: string;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "+=": ["-="],
};

/** All mutants of a file, path relative to the project; code that only exists for the compiler is left alone. */
export function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  return edits(source).map(({ node, becomes }) => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const was = text.slice(start, end).replace(/\s+/g, " ");
    const what = `${short(was)} → ${becomes === "" ? "nothing" : short(becomes)}`;
    return { file, place: `${file}:${line}`, what, text: text.slice(0, start) + becomes + text.slice(end) };
  });
}

function short(code: string): string {
  return code.length > 70 ? `${code.slice(0, 69)}…` : code;
}

function edits(node: ts.Node): Edit[] {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return [];
  const inside: Edit[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...edits(child));
  });
  return [...editsOf(node), ...inside];
}

function editsOf(node: ts.Node): Edit[] {
  if (ts.isBinaryExpression(node)) return operators(node);
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return negated(node.expression);
  if (ts.isConditionalExpression(node)) return negated(node.condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ node, becomes: node.operand.getText() }];
  }
  if (ts.isNumericLiteral(node)) return neighbours(node);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return emptied(node);
  if (ts.isTemplateExpression(node)) return [{ node, becomes: '""' }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ node, becomes: "false" }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ node, becomes: "true" }];
  if (ts.isArrayLiteralExpression(node)) return dropped(node.elements.filter(ts.isSpreadElement));
  if (ts.isObjectLiteralExpression(node)) return dropped(node.properties.filter(ts.isSpreadAssignment));
  if (ts.isExpressionStatement(node) || ts.isContinueStatement(node)) return [{ node, becomes: "" }];
  if (ts.isCallExpression(node)) return unfiltered(node);
  return [];
}

function operators(node: ts.BinaryExpression): Edit[] {
  const changed = OPERATORS[node.operatorToken.getText()] ?? [];
  return [
    ...changed.map((becomes) => ({ node: node.operatorToken, becomes })),
    ...(node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
      ? [{ node, becomes: `(${node.right.getText()})` }]
      : []),
  ];
}

/** Conditions that are comparisons are flipped by their operator; for the others the opposite is tried. */
function negated(condition: ts.Expression): Edit[] {
  const isFlipped = ts.isBinaryExpression(condition) && OPERATORS[condition.operatorToken.getText()]?.length === 1;
  return isFlipped || ts.isPrefixUnaryExpression(condition)
    ? []
    : [{ node: condition, becomes: `!(${condition.getText()})` }];
}

function neighbours(node: ts.NumericLiteral): Edit[] {
  const value = Number(node.text);
  return Number.isInteger(value) ? [value + 1, value - 1].map((one) => ({ node, becomes: `(${one})` })) : [];
}

function emptied(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Edit[] {
  const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  // What stands for a column or a part that is always there is written for the compiler.
  const isFallback = ts.isBindingElement(node.parent) && node.parent.initializer === node;
  if (isName || isFallback) return [];
  return node.text === "" ? [{ node, becomes: '"mutant"' }] : [{ node, becomes: '""' }];
}

function dropped(nodes: readonly ts.Node[]): Edit[] {
  return nodes.map((node) => ({ node, becomes: ts.isSpreadElement(node) ? "...[]" : "...{}" }));
}

/** What is filtered, sorted or turned round is taken as it comes. */
function unfiltered(node: ts.CallExpression): Edit[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  return ["filter", "sort", "reverse", "toLowerCase"].includes(expression.name.text)
    ? [{ node, becomes: expression.expression.getText() }]
    : [];
}
