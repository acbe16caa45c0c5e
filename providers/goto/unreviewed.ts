import type { Held } from "./guard";
import type { Loss } from "./losses";
import { type Reviewed, wasReviewed } from "./reviewed";
import { type Step, subjectOf } from "./step";

const UNREVIEWED = "is not in the reviewed plan";

/** Whether something is held because nobody has reviewed it; only another review lets it through. */
export function isUnreviewed({ reason }: Pick<Held, "reason">): boolean {
  return reason === UNREVIEWED;
}

/** Why a loss is held, where a reviewed plan bounds the run. */
export function unreviewedLoss(reviewed: Reviewed | undefined): (loss: Loss) => string | undefined {
  if (reviewed === undefined) return () => undefined;
  return ({ step, dimension }) => {
    const isPart = (what: string) =>
      (dimension === "licences" && what.startsWith("licence ")) ||
      (dimension === "roleDowngrades" && what.startsWith("admin role ")) ||
      dimension === "removals" ||
      dimension === "unmanaged";
    return wasReviewed(reviewed, step, ({ sign, what }) => sign === "loss" && isPart(what)) ? undefined : UNREVIEWED;
  };
}

/**
 * Takes out of the steps what gives somebody something that nobody has reviewed. Who would be made, adopted or resumed waits
 * altogether; of a change, the part that gives something.
 */
export function withoutUnreviewedGains(
  steps: readonly Step[],
  reviewed: Reviewed,
): { readonly steps: readonly Step[]; readonly held: readonly Held[] } {
  const held: Held[] = [];
  const kept = steps.flatMap((step) => {
    if (wasReviewed(reviewed, step, ({ sign }) => sign === "gain")) return [step];
    held.push({ ...subjectOf(step), dimension: "gains", reason: UNREVIEWED });
    return step.kind === "update" || step.kind === "rename" ? [withoutGains(step)] : [];
  });
  return { steps: kept, held };
}

function withoutGains(step: Extract<Step, { changes: unknown }>): Step {
  const { licenseKeys, adminRoles, ...rest } = step.changes;
  const { user } = step;
  return {
    ...step,
    changes: {
      ...rest,
      ...lost("licenseKeys", user.licenseKeys, licenseKeys),
      ...lost("adminRoles", user.adminRoles, adminRoles),
    },
  };
}

function lost(field: "licenseKeys" | "adminRoles", have: readonly string[], want: readonly string[] | undefined) {
  const left = have.filter((entry) => want?.includes(entry) ?? true);
  return left.length === have.length ? {} : { [field]: left };
}
