import { attributesIn, type Expression } from "../expressions/tree";

/** A kind of object that is provisioned, by the name that schemas give it. */
export type ObjectKind = "User" | "Group";

const NOUNS = { User: "user", Group: "group" } as const satisfies Record<ObjectKind, string>;

/** What an object of a kind is called in texts. */
export function nounOf(object: ObjectKind): string {
  return NOUNS[object];
}

/** The attributes that point to other objects (docs/services/entra-graph.md §8.2, §8.7). */
export const REFERENCE_SOURCES = { User: ["manager"], Group: ["members"] } as const satisfies Record<
  ObjectKind,
  readonly string[]
>;

/** An attribute that points to other objects. */
export type ReferenceSource = (typeof REFERENCE_SOURCES)[ObjectKind][number];

/** The kind of object that a schema's object name stands for. */
export function kindOf(objectName: string): ObjectKind {
  return objectName === "Group" ? "Group" : "User";
}

/** The attribute that a mapping takes over as a reference; undefined when it is an ordinary one. */
export function referenceIn(expression: Expression, object: ObjectKind): ReferenceSource | undefined {
  const known: readonly ReferenceSource[] = REFERENCE_SOURCES[object];
  return expression.kind === "attribute" ? known.find((name) => name === expression.name) : undefined;
}

/** Why an expression cannot be carried out because of a reference in it; undefined when it can. */
export function referenceFault(expression: Expression, object: ObjectKind): string | undefined {
  if (expression.kind === "attribute") return undefined;
  const known: readonly string[] = REFERENCE_SOURCES[object];
  const inside = attributesIn(expression).find((name) => known.includes(name));
  return inside === undefined ? undefined : `the reference '${inside}' can only be mapped as it is`;
}
