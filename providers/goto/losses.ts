import type { Dimension } from "./approvals";
import type { Changes } from "./difference";
import type { Held } from "./guard";
import { isRemoval, type Step, subjectOf } from "./step";

/** What one step takes from somebody, in one dimension. */
export interface Loss {
  readonly step: Step;
  readonly dimension: Dimension;
}

/** What the steps take from people, in their order. */
export function lossesOf(steps: readonly Step[]): Loss[] {
  return steps.flatMap((step) => dimensionsOf(step).map((dimension) => ({ step, dimension })));
}

/** The dimensions in which a step takes something from somebody. */
function dimensionsOf(step: Step): Dimension[] {
  if (step.kind === "create") return [];
  if (step.kind === "suspendUnmanaged") return ["unmanaged"];
  if (isRemoval(step)) return ["removals"];
  const { user, changes } = step;
  return [
    ...(takes(user.adminRoles, changes.adminRoles) ? (["roleDowngrades"] as const) : []),
    ...(takes(user.licenseKeys, changes.licenseKeys) ? (["licences"] as const) : []),
  ];
}

function takes(have: readonly string[], want: readonly string[] | undefined): boolean {
  return want !== undefined && have.some((entry) => !want.includes(entry));
}

/** Whether a loss makes somebody a super user no more; `superUsers` are keys of accounts. */
export function losesSuperUser({ step, dimension }: Loss, superUsers: ReadonlySet<string>): boolean {
  if (step.kind === "create" || !superUsers.has(step.user.key)) return false;
  if (isRemoval(step)) return true;
  return dimension === "roleDowngrades" && step.changes.adminRoles?.includes("SUPER_USER") === false;
}

/** Takes what is held out of the steps: a removal whole, of a change the part that takes something away. */
export function withoutHeld(steps: readonly Step[], held: readonly Held[]): Step[] {
  const keeps = new Map<string, Set<Held["dimension"]>>();
  for (const { directoryId, dimension } of held) {
    keeps.set(directoryId, (keeps.get(directoryId) ?? new Set()).add(dimension));
  }
  return steps.flatMap((step) => {
    const dimensions = keeps.get(subjectOf(step).directoryId);
    if (dimensions === undefined || step.kind === "create") return [step];
    if (isRemoval(step)) return [];
    const { adminRoles, licenseKeys, ...rest } = step.changes;
    const roles = kept("adminRoles", step.user.adminRoles, adminRoles, dimensions.has("roleDowngrades"));
    const licences = kept("licenseKeys", step.user.licenseKeys, licenseKeys, dimensions.has("licences"));
    return [{ ...step, changes: { ...rest, ...roles, ...licences } }];
  });
}

function kept(
  field: "adminRoles" | "licenseKeys",
  have: readonly string[],
  want: readonly string[] | undefined,
  isHeld: boolean,
): Changes {
  if (want === undefined) return {};
  if (!isHeld) return { [field]: want };
  const all = [...new Set([...have, ...want])].sort();
  return all.length === have.length ? {} : { [field]: all };
}
