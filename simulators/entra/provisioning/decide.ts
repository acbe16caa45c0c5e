import type { ObjectMapping } from "./mapping";
import { nounOf, type ObjectKind } from "./reference-sources";
import type { Subject } from "./source";
import type { Link } from "./state";

/** Whether a user or group is in scope, or why not. */
export type Scope = "in" | "unassigned" | "filtered" | "disabled" | "softDeleted" | "hardDeleted";

/** What is to be done about one user or group. */
export type Step =
  | { readonly kind: "provision" }
  /** `release`: not followed any more afterwards. */
  | { readonly kind: "disable"; readonly release: boolean }
  | { readonly kind: "delete" }
  | { readonly kind: "release"; readonly why: string }
  | { readonly kind: "skip"; readonly why: string };

/** What else decides besides mapping and object. */
export interface LeavingRules {
  /** SkipOutOfScopeDeletions: what is out of scope is left alone. */
  readonly skipOutOfScope: boolean;
  /** Where `active` is not mapped: whether a soft-deleted or disabled user is deleted, or nothing happens. */
  readonly deleteWithoutActive: boolean;
}

/** In scope is what is so by assignment, then by the filters; of users, those whose account is enabled (§8.2). */
export function scopeOf(subject: Subject, mapping: ObjectMapping): Scope {
  if (subject.presence !== "present") return subject.presence;
  if (!subject.entitled) return "unassigned";
  if (!mapping.passes((attribute) => subject.read(attribute, false))) return "filtered";
  return subject.enabled ? "in" : "disabled";
}

/**
 * The step for one user or group (docs/services/entra-graph.md §8.3):
 *
 * | scope | never linked | linked | linked and disabled | released |
 * |---|---|---|---|---|
 * | in | provision | provision | provision | provision |
 * | unassigned, filtered | skip | disable and release, else delete | release | skip |
 * | disabled, soft-deleted | skip | disable, else as the switch says | skip | skip |
 * | hard-deleted | skip | delete | delete | skip |
 *
 * What the flow types leave out is skipped; a disable is an Update.
 */
export function decide(scope: Scope, mapping: ObjectMapping, link: Link | undefined, rules: LeavingRules): Step {
  if (scope === "in") return { kind: "provision" };
  if (link === undefined) return skip(why(scope, mapping.object));
  if (!link.managed) return skip("It is no longer managed.");
  if (scope === "hardDeleted") {
    return mapping.flows.Delete ? { kind: "delete" } : { kind: "release", why: "The mapping does not delete." };
  }
  const outOfScope = scope === "unassigned" || scope === "filtered";
  if (outOfScope && rules.skipOutOfScope) return skip("What is out of scope is left alone.");
  if (link.disabled)
    return outOfScope ? { kind: "release", why: why(scope, mapping.object) } : skip("It is disabled already.");
  if (mapping.disabling !== undefined) {
    return mapping.flows.Update ? { kind: "disable", release: outOfScope } : skip("The mapping does not update.");
  }
  if (!outOfScope && !rules.deleteWithoutActive) return skip("There is nothing to disable it with.");
  return mapping.flows.Delete ? { kind: "delete" } : skip("The mapping does not delete.");
}

/** Whether the deletion threshold counts the step (§8.4). */
export function isLoss(step: Step): boolean {
  return step.kind === "disable" || step.kind === "delete";
}

/** Whether it is in scope and, if not, why, in words. */
export function why(scope: Scope, object: ObjectKind): string {
  const noun = nounOf(object);
  switch (scope) {
    case "in":
      return `The ${noun} is in scope.`;
    case "unassigned":
      return `The ${noun} is not assigned.`;
    case "filtered":
      return `A scoping filter leaves the ${noun} out.`;
    case "disabled":
      return `The ${noun}'s account is disabled.`;
    case "softDeleted":
      return `The ${noun} is deleted.`;
    case "hardDeleted":
      return `The ${noun} is gone for good.`;
  }
}

function skip(why: string): Step {
  return { kind: "skip", why };
}
