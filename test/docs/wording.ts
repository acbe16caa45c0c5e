import ts from "typescript";

/** Stands for what only a run knows. */
const UNKNOWN = "…";

/**
 * All texts that an expression can give, as far as its file says: literals, templates, sums, choices, constants and what
 * functions return. Empty for what comes from elsewhere.
 */
export function wordsOf(expression: ts.Expression): string[] {
  return texts(expression, 0) ?? [];
}

/** Undefined when nothing of it is known. */
function texts(node: ts.Expression, depth: number): string[] | undefined {
  if (depth > 12) return undefined;
  const inner = (one: ts.Expression) => texts(one, depth + 1);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return inner(node.expression);
  if (ts.isAwaitExpression(node)) return inner(node.expression);
  if (ts.isTemplateExpression(node)) return filledIn(node, inner);
  if (ts.isConditionalExpression(node)) return either(inner(node.whenTrue), inner(node.whenFalse));
  if (ts.isBinaryExpression(node)) return ofBinary(node, inner);
  if (ts.isIdentifier(node)) return ofName(node, inner);
  const called = ts.isCallExpression(node) ? calledHere(node.expression) : undefined;
  return called === undefined ? undefined : ofName(called, inner);
}

/** The name of a function of the file or of a method of the class itself. */
function calledHere(called: ts.Expression): ts.Identifier | ts.PrivateIdentifier | undefined {
  if (ts.isIdentifier(called)) return called;
  if (!ts.isPropertyAccessExpression(called)) return undefined;
  const isOwn = called.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOwn && ts.isPrivateIdentifier(called.name) ? called.name : undefined;
}

type Inner = (one: ts.Expression) => string[] | undefined;

/** What stands in a template under a name of the file is filled in; a longer expression is not. */
function filledIn({ head, templateSpans }: ts.TemplateExpression, inner: Inner): string[] {
  return templateSpans.reduce(
    (begins, { expression, literal }) => {
      const known = ts.isIdentifier(expression) || ts.isCallExpression(expression) ? inner(expression) : undefined;
      return begins.flatMap((begin) => (known ?? [UNKNOWN]).map((middle) => `${begin}${middle}${literal.text}`));
    },
    [head.text],
  );
}

function either(...sides: readonly (string[] | undefined)[]): string[] | undefined {
  const known = sides.filter((side) => side !== undefined).flat();
  return known.length === 0 ? undefined : known;
}

function ofBinary({ left, right, operatorToken }: ts.BinaryExpression, inner: Inner): string[] | undefined {
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return either(inner(left), inner(right));
  if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [first, second] = [inner(left), inner(right)];
  if (first === undefined && second === undefined) return undefined;
  return (first ?? [UNKNOWN]).flatMap((begin) => (second ?? [UNKNOWN]).map((end) => begin + end));
}

type Declared = ts.VariableDeclaration | ts.FunctionDeclaration | ts.MethodDeclaration;

/** A constant's value, or what a function of the file returns. */
function ofName(name: ts.Identifier | ts.PrivateIdentifier, inner: Inner): string[] | undefined {
  const declared = declaration(name);
  if (declared === undefined) return undefined;
  if (!ts.isVariableDeclaration(declared)) {
    return declared.body === undefined ? undefined : returned(declared.body, inner);
  }
  const { initializer } = declared;
  if (initializer === undefined) return undefined;
  if (!ts.isArrowFunction(initializer)) return inner(initializer);
  return ts.isBlock(initializer.body) ? returned(initializer.body, inner) : inner(initializer.body);
}

function declaration(name: ts.Identifier | ts.PrivateIdentifier): Declared | undefined {
  let found: Declared | undefined;
  const visit = (node: ts.Node): void => {
    const isMethod = ts.isMethodDeclaration(node) && ts.isPrivateIdentifier(name);
    if (ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || isMethod) {
      if (node.name?.getText() === name.text && (isMethod || reaches(node, name))) found = node;
    }
    node.forEachChild(visit);
  };
  visit(name.getSourceFile());
  return found;
}

/** Whether a declaration is in sight of a name: in a block around it, or at the top of the file. */
function reaches(declared: ts.Node, name: ts.Node): boolean {
  const scope = ts.findAncestor(declared.parent, (node) => ts.isBlock(node) || ts.isSourceFile(node));
  return ts.findAncestor(name, (node) => node === scope) !== undefined;
}

function returned(body: ts.Block, inner: Inner): string[] | undefined {
  const results: (string[] | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) results.push(inner(node.expression));
    if (!ts.isFunctionLike(node)) node.forEachChild(visit);
  };
  body.forEachChild(visit);
  return either(...results);
}
