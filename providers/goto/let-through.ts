import { approvalFor } from "./approvals";
import { isLastSuperUser } from "./guard";
import type { Plan } from "./plan";
import { isUnreviewed } from "./unreviewed";

/** The entry of policy.yaml that would let through what an approval can (docs/behaviour.md §3); empty when it can nothing. */
export function entryFor({ held, verdicts }: Pick<Plan, "held" | "verdicts">, today: string): string {
  const approvable = held.filter((one) => !isUnreviewed(one) && !isLastSuperUser(one));
  const dimensions = new Set<string>(approvable.map(({ dimension }) => dimension));
  return dimensions.size === 0 ? "" : approvalFor(verdicts, dimensions, today);
}
