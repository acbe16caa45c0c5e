import type { AttributeMapping, AttributeSource, ObjectMapping } from "../synchronization-schema";
import { attributesIn } from "./expressions";
import { isUnlisted, type KnownSides } from "./known-attributes";
import type { MappingChange, MappingStep } from "./mapping-changes";
import {
  type DeclaredSource,
  expressionOf,
  type ParseExpression,
  type PlainSource,
  plainSource,
  settledSource,
  UnreadableExpressionError,
} from "./sources";

/** What one declared attribute needs. */
type Settled =
  | { readonly target: string; readonly problems: readonly string[] }
  | { readonly target: string; readonly mapping: AttributeMapping; readonly live: AttributeMapping | undefined };

/** Fills the declared target attributes as declared and adds those that are not mapped; all others stay as they are. */
export async function planAttributes(
  { attributeMappings }: ObjectMapping,
  declared: Readonly<Record<string, DeclaredSource>>,
  known: KnownSides,
  parse: ParseExpression,
): Promise<MappingStep> {
  // Sorted, so that the order of keys in a file decides nothing.
  const targets = Object.entries(declared).sort(([one], [other]) => (one < other ? -1 : 1));
  const live = new Map(attributeMappings.map((mapping) => [mapping.targetAttributeName, mapping]));
  const settled = await Promise.all(
    targets.map(([target, source]) => settle(target, source, live.get(target), known, parse)),
  );
  const problems = settled.flatMap((one) => ("problems" in one ? one.problems : []));
  const wanted = settled.flatMap((one) => ("mapping" in one && one.mapping !== one.live ? [one] : []));
  if (problems.length > 0 || wanted.length === 0) return { patch: {}, changes: [], problems };
  const replaced = new Map(wanted.map(({ target, mapping }) => [target, mapping]));
  const kept = attributeMappings.map((mapping) => replaced.get(mapping.targetAttributeName) ?? mapping);
  const added = wanted.filter((one) => one.live === undefined).map(({ mapping }) => mapping);
  return { patch: { attributeMappings: [...kept, ...added] }, changes: wanted.map(changeOf), problems };
}

async function settle(
  target: string,
  declared: DeclaredSource,
  live: AttributeMapping | undefined,
  known: KnownSides,
  parse: ParseExpression,
): Promise<Settled> {
  const plain = plainSource(declared);
  const problems = [...targetProblems(target, known), ...sourceProblems(plain, known)];
  if (problems.length > 0) return { target, problems };
  try {
    const source = await settledSource(plain, live?.source, parse);
    return { target, mapping: mappingOf(target, source, flowTypeOf(declared), live), live };
  } catch (error) {
    if (!(error instanceof UnreadableExpressionError)) throw error;
    const said = `Entra cannot read the expression of "${target}": ${error.message.replace(/\.?$/, ".")}`;
    return { target, problems: [`${said} Correct it; the portal's expression builder shows what it gives.`] };
  }
}

function flowTypeOf(declared: DeclaredSource): string {
  return typeof declared === "object" && declared.apply === "onCreate" ? "ObjectAddOnly" : "Always";
}

/** The live mapping itself when nothing about it differs. */
function mappingOf(
  targetAttributeName: string,
  source: AttributeSource,
  flowType: string,
  live: AttributeMapping | undefined,
): AttributeMapping {
  if (live === undefined) return { ...NEW_MAPPING, targetAttributeName, flowType, source };
  return live.source === source && live.flowType === flowType ? live : { ...live, flowType, source };
}

/** What the portal sends with a mapping that was just added (docs/services/entra-graph.md §6.5). */
const NEW_MAPPING = {
  matchingPriority: 0,
  flowBehavior: "FlowWhenChanged",
  defaultValue: null,
  exportMissingReferences: false,
} as const;

function targetProblems(target: string, { target: known }: KnownSides): string[] {
  if (known.find(target)?.mutability?.toLowerCase() !== "readonly") return known.unknown(target, "target");
  return [`Target attribute "${target}" is read-only. Remove it from "attributes".`];
}

function sourceProblems(source: PlainSource, { source: known }: KnownSides): string[] {
  if (source.kind === "constant") return [];
  const names = source.kind === "attribute" ? [source.name] : attributesIn(source.text);
  return [...new Set(names)].filter((name) => !isUnlisted(name)).flatMap((name) => known.unknown(name, "source"));
}

function changeOf({ target, mapping, live }: Extract<Settled, { mapping: AttributeMapping }>): MappingChange {
  return { what: target, before: live === undefined ? "not mapped" : shown(live), after: shown(mapping) };
}

function shown({ source, flowType }: AttributeMapping): string {
  const when = flowType === "ObjectAddOnly" ? "only on create" : flowType;
  return `${expressionOf(source).replace(/\s+/g, " ").trim()}${when === "Always" ? "" : ` (${when})`}`;
}
