import { readFileSync } from "node:fs";
import ts from "typescript";

/** One property of an object. Microsoft's are all optional; of those that paths.ts writes out some must be there. */
export interface Property {
  readonly name: string;
  readonly type: ts.TypeNode;
  readonly isOptional: boolean;
}

/** A named type of Microsoft Graph: an object with a base type or without, or another name for a type (all enumerations are). */
export type Definition =
  | { readonly kind: "object"; readonly base: string | undefined; readonly properties: readonly Property[] }
  | { readonly kind: "alias"; readonly type: ts.TypeNode };

const FILE = require.resolve("@microsoft/microsoft-graph-types/microsoft-graph.d.ts");

/**
 * Microsoft's own type definitions of Graph v1.0 by name, read once. Only their syntax is read, which takes half a second;
 * the namespaces of the file (call records, search and the like) are left out, since nothing here uses them.
 */
export function definitions(): ReadonlyMap<string, Definition> {
  known ??= read();
  return known;
}

let known: ReadonlyMap<string, Definition> | undefined;

function read(): Map<string, Definition> {
  const found = new Map<string, Definition>();
  for (const statement of parse(FILE, readFileSync(FILE, "utf8")).statements) {
    if (ts.isTypeAliasDeclaration(statement)) {
      found.set(statement.name.text, { kind: "alias", type: statement.type });
    } else if (ts.isInterfaceDeclaration(statement)) {
      const base = statement.heritageClauses?.[0]?.types[0]?.expression;
      found.set(statement.name.text, {
        kind: "object",
        base: base !== undefined && ts.isIdentifier(base) ? base.text : undefined,
        properties: propertiesIn(statement.members),
      });
    }
  }
  return found;
}

/** The properties among the members of an interface or of a type literal. */
export function propertiesIn(members: readonly ts.TypeElement[]): Property[] {
  return members.map((member) => {
    if (!ts.isPropertySignature(member) || member.type === undefined) {
      throw new Error(`a member that is no property: ${ts.SyntaxKind[member.kind]}`);
    }
    const name = ts.isIdentifier(member.name) || ts.isStringLiteral(member.name) ? member.name.text : undefined;
    if (name === undefined) throw new Error("a property whose name is computed");
    return { name, type: member.type, isOptional: member.questionToken !== undefined };
  });
}

/** A type written as in the definitions, such as `{ value: Application[] }`. */
export function typeOf(text: string): ts.TypeNode {
  const [statement] = parse("type.ts", `type T = ${text};`).statements;
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement)) throw new Error(`not a type: ${text}`);
  return statement.type;
}

function parse(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false);
}
