import type { SynchronizationSchema } from "../synchronization-schema";
import { type Action, planActions } from "./actions";
import { planAttributes } from "./attribute-mappings";
import { knownSides } from "./known-attributes";
import type { MappingChange } from "./mapping-changes";
import { planMatching } from "./matching";
import { planFilter } from "./scoping";
import type { DeclaredFilter } from "./scoping-problems";
import type { DeclaredSource, ParseExpression } from "./sources";
import { findUserMapping, withMapping } from "./user-mapping";

/** The mapping of users as declared; what is left out stays as it is. Plain data, fit for an input of Pulumi. */
export interface DeclaredMapping {
  /** The portal's three check boxes; none ticked when empty. */
  readonly actions?: readonly Action[];
  /** Target attributes by which a user is found, first one first. */
  readonly matching?: readonly string[];
  /** By target attribute. */
  readonly attributes?: Readonly<Record<string, DeclaredSource>>;
  /** Empty: no filter. */
  readonly filter?: DeclaredFilter;
}

/** What has to be sent, what that changes, and why it cannot be done; with a problem nothing is to be sent. */
export interface MappingPlan {
  /** The whole schema for PUT; the one that was given when there is nothing to change, or a problem. */
  readonly schema: SynchronizationSchema;
  /** Empty as well when there is a problem. */
  readonly changes: readonly MappingChange[];
  /** A sentence with its remedy each, all at once. */
  readonly problems: readonly string[];
}

/**
 * Compares the mapping of users in a job's schema with what is declared (docs/services/entra-graph.md §6.5, §6.6). `parse` is
 * asked only about expressions that are not there already; its errors pass, but for an UnreadableExpressionError.
 */
export async function planMapping(
  schema: SynchronizationSchema,
  declared: DeclaredMapping,
  parse: ParseExpression,
): Promise<MappingPlan> {
  if (Object.keys(declared).length === 0) return { schema, changes: [], problems: [] };
  const place = findUserMapping(schema);
  if (typeof place === "string") return { schema, changes: [], problems: [place] };
  const { rule, mapping } = place;
  const { actions, matching, attributes = {}, filter } = declared;
  const known = knownSides(schema, rule, mapping);
  const filled = await planAttributes(mapping, attributes, known, parse);
  const allowed = planActions(mapping, actions);
  const matched = planMatching({ ...mapping, ...filled.patch }, matching, Object.keys(attributes));
  const scoped = planFilter(mapping, filter, known.source);
  const steps = [allowed, matched, filled, scoped];
  const problems = steps.flatMap((step) => step.problems);
  const changes = steps.flatMap((step) => step.changes);
  if (problems.length > 0 || changes.length === 0) return { schema, changes: [], problems };
  // What matches was planned upon the attributes as filled, so it replaces them.
  const next = { ...mapping, ...allowed.patch, ...filled.patch, ...matched.patch, ...scoped.patch };
  return { schema: withMapping(schema, place, next), changes, problems };
}
