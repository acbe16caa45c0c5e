import type { AttributeMapping, ObjectMapping } from "../synchronization-schema";
import { type MappingStep, refused, UNTOUCHED } from "./mapping-changes";

/**
 * Finds users by the declared target attributes, in this order and by no others (docs/services/entra-graph.md §6.5, §8.6);
 * undefined: as it is. Of the priorities only the order counts. `declaredTargets` are going to be mapped.
 */
export function planMatching(
  { attributeMappings }: ObjectMapping,
  matching: readonly string[] | undefined,
  declaredTargets: readonly string[],
): MappingStep {
  if (matching === undefined) return UNTOUCHED;
  const mapped = [...new Set([...attributeMappings.map((one) => one.targetAttributeName), ...declaredTargets])].sort();
  const problems = problemsOf(matching, mapped);
  if (problems.length > 0) return refused(problems);
  const before = matchedBy(attributeMappings);
  if (before.join("\n") === matching.join("\n")) return UNTOUCHED;
  const next = attributeMappings.map((mapping) => ({
    ...mapping,
    matchingPriority: matching.indexOf(mapping.targetAttributeName) + 1,
  }));
  const change = { what: "matching", before: before.join(", ") || "none", after: matching.join(", ") };
  return { patch: { attributeMappings: next }, changes: [change], problems };
}

function problemsOf(matching: readonly string[], mapped: readonly string[]): string[] {
  const advice = `one of those that are mapped: ${mapped.join(", ")}`;
  if (matching.length === 0) return [`"matching" is empty, so no user could be found. Name ${advice}.`];
  return matching.flatMap((name, index) => {
    if (matching.indexOf(name) !== index) return [`"matching" names "${name}" twice. Name it once.`];
    if (mapped.includes(name)) return [];
    return [`Matching attribute "${name}" is not mapped. Add it to "attributes", or name ${advice}.`];
  });
}

function matchedBy(mappings: readonly AttributeMapping[]): string[] {
  return mappings
    .filter(({ matchingPriority }) => matchingPriority > 0)
    .sort((one, other) => one.matchingPriority - other.matchingPriority)
    .map(({ targetAttributeName }) => targetAttributeName);
}
