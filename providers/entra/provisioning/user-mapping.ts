import type { ObjectMapping, SynchronizationRule, SynchronizationSchema } from "../synchronization-schema";
import { same } from "./known-attributes";

/** The mapping of users and the rule it belongs to. */
export interface UserMapping {
  readonly rule: SynchronizationRule;
  readonly mapping: ObjectMapping;
}

/** Rules run in the order of their priority, lowest first; Graph may leave it out (docs/services/entra-graph.md §6.5). */
interface RankedRule extends SynchronizationRule {
  readonly priority?: number;
}

/** The enabled mapping of users in the rule that runs first; or, in a sentence with its remedy, why there is none. */
export function findUserMapping({ synchronizationRules }: SynchronizationSchema): UserMapping | string {
  const rules: readonly RankedRule[] = synchronizationRules;
  const found = [...rules]
    .sort((one, other) => (one.priority ?? 0) - (other.priority ?? 0))
    .flatMap((rule) => rule.objectMappings.map((mapping) => ({ rule, mapping })))
    .filter(({ mapping }) => same(mapping.sourceObjectName, "User"));
  const enabled = found.find(({ mapping }) => mapping.enabled !== false);
  if (enabled !== undefined) return enabled;
  const what = found.length === 0 ? "has no mapping of users" : "has its mapping of users switched off";
  const remedy = found.length === 0 ? "Restore its default mappings" : "Switch it on";
  return `The provisioning job ${what}. ${remedy} in the portal (Provisioning, Mappings), or remove "mappings.users".`;
}

/** The schema with one mapping replaced, and everything else as it was. */
export function withMapping(
  schema: SynchronizationSchema,
  { rule, mapping }: UserMapping,
  next: ObjectMapping,
): SynchronizationSchema {
  const objectMappings = rule.objectMappings.map((one) => (one === mapping ? next : one));
  const synchronizationRules = schema.synchronizationRules.map((one) =>
    one === rule ? { ...rule, objectMappings } : one,
  );
  return { ...schema, synchronizationRules };
}
