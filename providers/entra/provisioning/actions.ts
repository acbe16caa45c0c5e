import type { ObjectMapping } from "../synchronization-schema";
import { type MappingStep, UNTOUCHED } from "./mapping-changes";

/** Graph's words for the portal's three check boxes, in Graph's order (docs/services/entra-graph.md §6.5). */
const FLOW_TYPES = { create: "Add", update: "Update", delete: "Delete" } as const;
const ACTIONS = ["create", "update", "delete"] as const satisfies (keyof typeof FLOW_TYPES)[];
/** Graph's word for no action at all. */
const NONE = "None";

/** What the service may do to accounts. */
export type Action = keyof typeof FLOW_TYPES;

/** Lets the service do the declared actions and no others; undefined: whatever it may do now. */
export function planActions({ flowTypes }: ObjectMapping, declared: readonly Action[] | undefined): MappingStep {
  if (declared === undefined) return UNTOUCHED;
  const words = (flowTypes ?? "").split(",").map((word) => word.trim().toLowerCase());
  const before = ACTIONS.filter((action) => words.includes(FLOW_TYPES[action].toLowerCase()));
  const after = ACTIONS.filter((action) => declared.includes(action));
  if (before.join() === after.join()) return UNTOUCHED;
  const patch = { flowTypes: after.map((action) => FLOW_TYPES[action]).join(", ") || NONE };
  return { patch, changes: [{ what: "actions", before: shown(before), after: shown(after) }], problems: [] };
}

function shown(actions: readonly Action[]): string {
  return actions.join(", ") || "none";
}
