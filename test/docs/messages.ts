import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { wordsOf } from "./wording";

const PROJECT = join(__dirname, "../..");
/** Where the messages come from with which a run, or reading a stack for a command, can end. */
const FOLDERS = ["stacks", "providers", "toolchain", "cli/stack"];

/** One message of the sources; `…` stands for what only a run knows. */
export interface Message {
  readonly file: string;
  readonly text: string;
}

/** All messages, and the expressions whose words are not in their file: they pass on what another place says. */
export interface Messages {
  readonly messages: readonly Message[];
  readonly passedOn: readonly string[];
}

/** Reads the messages out of the sources, by TypeScript's own parser. */
export function readMessages(): Messages {
  const messages: Message[] = [];
  const passedOn: string[] = [];
  for (const file of sources()) {
    const source = ts.createSourceFile(file, readFileSync(join(PROJECT, file), "utf8"), ts.ScriptTarget.Latest, true);
    for (const expression of spoken(source)) {
      const texts = wordsOf(expression).filter((text) => /[A-Za-z]{3}/.test(text));
      messages.push(...texts.map((text) => ({ file, text })));
      if (texts.length === 0)
        passedOn.push(`${file}: ${expression.getText().replace(/\s+/g, " ").replaceAll("$", "")}`);
    }
  }
  return { messages, passedOn: [...new Set(passedOn)] };
}

function sources(): string[] {
  const all = FOLDERS.flatMap((folder) => {
    const names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  });
  // What is in toolchain/supply/ runs for maintainers alone; docs/supply-chain.md says what to do.
  return all.filter((file) => !file.startsWith("toolchain/supply/"));
}

/** The expressions that say something to people. */
function spoken(source: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    const said = saidBy(node);
    if (said !== undefined) found.push(said);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function saidBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isNewExpression(node)) {
    const isError = /(Error|WayFailed)$/.test(node.expression.getText());
    return isError ? node.arguments?.[0] : undefined;
  }
  if (ts.isCallExpression(node)) {
    const name = node.expression.getText();
    if (name === "say" && node.arguments.length === 4) return node.arguments[1];
    const [said] = node.arguments;
    const speaks = /^(pulumi\.log\.(warn|error)|problem|problems\.push)$/.test(name);
    return speaks && said !== undefined && !ts.isObjectLiteralExpression(said) ? said : undefined;
  }
  if (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) {
    return /^(problem|reason)$/.test(node.name.getText()) ? node.initializer : undefined;
  }
  // Hints that are printed beside what Pulumi itself says.
  return ts.isExpression(node) && !ts.isBinaryExpression(node.parent) && isHint(node) ? node : undefined;
}

function isHint(node: ts.Expression): boolean {
  return (ts.isTemplateExpression(node) || ts.isBinaryExpression(node)) && /^[`"]goto-access: /.test(node.getText());
}
