import { closest, distance } from "fastest-levenshtein";
import type { ObjectMapping, SynchronizationRule, SynchronizationSchema } from "../synchronization-schema";
import { attributesIn } from "./expressions";
import { expressionOf } from "./sources";

/** What a directory says of an attribute; Graph may leave all but the name out (docs/services/entra-graph.md §6.5). */
interface KnownAttribute {
  readonly name: string;
  readonly type?: string;
  readonly multivalued?: boolean;
  readonly mutability?: string;
}

/** The attributes of one side of a mapping. */
export class KnownAttributes {
  readonly #byName: ReadonlyMap<string, KnownAttribute>;
  /** Whether the directory tells its attributes at all. */
  readonly #isListed: boolean;

  /** `directory` is a name for messages; `used` are attributes that the live mapping shows to exist. */
  constructor(
    private readonly directory: string,
    listed: readonly KnownAttribute[],
    used: readonly string[],
  ) {
    this.#isListed = listed.length > 0;
    this.#byName = new Map([...used.map((name) => ({ name })), ...listed].map((one) => [one.name, one]));
  }

  find(name: string): KnownAttribute | undefined {
    return this.#byName.get(name);
  }

  /** Says that an attribute does not exist, and which was probably meant; nothing where that cannot be told. */
  unknown(name: string, side: "source" | "target"): string[] {
    if (!this.#isListed || this.#byName.has(name)) return [];
    const names = [...this.#byName.keys()].sort();
    const meant = nearest(name, names);
    const remedy = meant === undefined ? "Write" : `Write "${meant}", or`;
    return [
      `There is no ${side} attribute "${name}". ${remedy} one of those of ${this.directory}: ${names.join(", ")}.`,
    ];
  }
}

/** The attributes of both sides of a mapping. */
export interface KnownSides {
  readonly source: KnownAttributes;
  readonly target: KnownAttributes;
}

/** What the directories of a schema, and the mapping itself, tell about both sides. */
export function knownSides(
  schema: SynchronizationSchema,
  rule: SynchronizationRule,
  mapping: ObjectMapping,
): KnownSides {
  const used = mapping.attributeMappings.flatMap(({ source }) => attributesIn(expressionOf(source)));
  const mapped = mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName);
  return {
    source: side(schema, rule.sourceDirectoryName, mapping.sourceObjectName, used),
    target: side(schema, rule.targetDirectoryName, mapping.targetObjectName, mapped),
  };
}

function side(schema: SynchronizationSchema, directory: string, object: string, used: readonly string[]) {
  return new KnownAttributes(directory, listed(schema, directory, object), used);
}

function listed(schema: SynchronizationSchema, directory: string, object: string): readonly KnownAttribute[] {
  const found = schema.directories.find(({ name }) => same(name, directory));
  return found?.objects.find(({ name }) => same(name, object))?.attributes ?? [];
}

/** Whether an attribute exists although directories do not list it: extensions, and a person's app roles (§8.8). */
export function isUnlisted(name: string): boolean {
  return name.startsWith("extension_") || name === "appRoleAssignments";
}

/** Whether two names of Graph's objects are the same; it compares them without case. */
export function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nearest(name: string, names: readonly string[]): string | undefined {
  const folded = names.map((one) => one.toLowerCase());
  const best = closest(name.toLowerCase(), folded);
  const isNear = distance(name.toLowerCase(), best) <= Math.max(2, best.length / 3);
  return isNear ? names[folded.indexOf(best)] : undefined;
}
