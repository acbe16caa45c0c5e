import ts from "typescript";
import { FLAGS, PROPERTIES } from "./allowances";
import { definitions, type Property, propertiesIn, typeOf } from "./definitions";

/** A JSON Schema, as far as it is written here. */
export type Schema = Readonly<Record<string, unknown>>;

/** Control information of OData, and the two annotations of a delta (§11). */
const ANNOTATION = "@(odata\\.[A-Za-z]+|delta|removed)$";
/** Types that lists of members and owners mix; `@odata.type` tells which one an element is (§3.1). */
const DIRECTORY_OBJECTS = ["User", "Group", "ServicePrincipal", "Application"];
/** Entities that others may hold. All other navigation properties (a user's calendar, say) are nothing that is asked for. */
const HELD = new Set([
  "DirectoryObject",
  "Application",
  "ServicePrincipal",
  "SynchronizationSchema",
  "DirectoryDefinition",
]);

/**
 * The JSON Schema of a type. The named types that it leads to are put into `named` where they are not yet, and are referred
 * to by name. Objects are closed but for annotations, and null is what the definitions call nullable. Throws for a name that
 * the definitions do not have.
 */
export function schemaOf(node: ts.TypeNode, named: Record<string, Schema>): Schema {
  if (ts.isTypeReferenceNode(node)) return reference(node, named);
  if (ts.isArrayTypeNode(node)) return { type: "array", items: schemaOf(node.elementType, named) };
  if (ts.isTypeLiteralNode(node)) return closed(propertiesIn(node.members), named);
  if (ts.isUnionTypeNode(node)) return { anyOf: node.types.map((one) => schemaOf(one, named)) };
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return { const: node.literal.text };
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { type: "string" };
    case ts.SyntaxKind.NumberKeyword:
      return { type: "number" };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: "boolean" };
    case ts.SyntaxKind.AnyKeyword:
      return {};
    default:
      throw new Error(`a type that is not understood: ${ts.SyntaxKind[node.kind]}`);
  }
}

function reference(node: ts.TypeReferenceNode, named: Record<string, Schema>): Schema {
  const name = ts.isIdentifier(node.typeName) ? node.typeName.text : "";
  const [argument] = node.typeArguments ?? [];
  if (name === "NullableOption" && argument !== undefined) {
    return { anyOf: [{ type: "null" }, schemaOf(argument, named)] };
  }
  if (named[name] === undefined) {
    // Types lead back to themselves, so the name is taken before what it stands for is known.
    named[name] = {};
    named[name] = name === "DirectoryObject" ? directoryObject(named) : definition(name, named);
  }
  return { $ref: name };
}

function definition(name: string, named: Record<string, Schema>): Schema {
  const found = definitions().get(name);
  if (found === undefined) throw new Error(`Microsoft Graph defines no type ${name}`);
  if (found.kind === "alias") return enumeration(name, found.type, named);
  const properties = propertiesOf(name);
  const held = properties.filter(({ type }) => isHeld(type));
  return closed(held, named, properties, `#microsoft.graph.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
}

/** A misspelt member of a union is reported with all that there are, which `anyOf` would not do. */
function enumeration(name: string, node: ts.TypeNode, named: Record<string, Schema>): Schema {
  const members = ts.isUnionTypeNode(node) ? node.types : [node];
  const values = members.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : [],
  );
  if (values.length < members.length) return schemaOf(node, named);
  if (FLAGS[name] === undefined) return { enum: values };
  const one = `(${values.join("|")})`;
  return { type: "string", pattern: `^${one}(, ?${one})*$` };
}

/** The properties of an object and of what it is based on, with those that are allowed besides. */
function propertiesOf(name: string): Property[] {
  const found = definitions().get(name);
  if (found?.kind !== "object") throw new Error(`Microsoft Graph defines no object ${name}`);
  const inherited = found.base === undefined ? [] : propertiesOf(found.base);
  const allowed = Object.entries(PROPERTIES).flatMap(([key, { type }]) => {
    const [owner, property = ""] = key.split(".");
    return owner === name ? [{ name: property, type: typeOf(type), isOptional: true }] : [];
  });
  return [...inherited, ...found.properties, ...allowed];
}

/** A property that is structural (no property of Graph has an entity for its value), or leads to an entity that may be held. */
function isHeld(type: ts.TypeNode): boolean {
  if (ts.isArrayTypeNode(type)) return isHeld(type.elementType);
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return true;
  const [argument] = type.typeArguments ?? [];
  if (argument !== undefined) return isHeld(argument);
  return HELD.has(type.typeName.text) || !isEntity(type.typeName.text);
}

function isEntity(name: string): boolean {
  const found = definitions().get(name);
  if (found?.kind !== "object") return false;
  return name === "Entity" || (found.base !== undefined && isEntity(found.base));
}

/** An object of these properties. What is `annotated` may have annotations, be it among them or not. */
function closed(
  properties: readonly Property[],
  named: Record<string, Schema>,
  annotated = properties,
  odataType?: string,
): Schema {
  const names = annotated.map(({ name }) => name).join("|");
  return {
    type: "object",
    properties: {
      ...Object.fromEntries(properties.map(({ name, type }) => [name, schemaOf(type, named)])),
      ...(odataType === undefined ? {} : { "@odata.type": { const: odataType } }),
    },
    required: properties.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
    patternProperties: { [`^(${names})?${ANNOTATION}`]: {} },
    additionalProperties: false,
  };
}

function directoryObject(named: Record<string, Schema>): Schema {
  return {
    type: "object",
    properties: { "@odata.type": { type: "string" } },
    discriminator: { propertyName: "@odata.type" },
    required: ["@odata.type"],
    oneOf: DIRECTORY_OBJECTS.map((name) => reference(ts.factory.createTypeReferenceNode(name), named)),
  };
}
