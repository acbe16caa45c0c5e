/** The kinds of loss that are limited (docs/behaviour.md §3). */
export const DIMENSIONS = ["removals", "roleDowngrades", "licences", "unmanaged"] as const;

/** A kind of loss that is limited. */
export type Dimension = (typeof DIMENSIONS)[number];

/** One reviewed exception: up to `count` losses of a dimension, through the day `until` (YYYY-MM-DD). */
export interface Approval {
  readonly dimension: Dimension;
  readonly count: number;
  readonly until: string;
  readonly reason: string;
}

/** How a dimension stands: so many losses out of so many, and how many of them are allowed. */
export interface Verdict {
  readonly dimension: Dimension;
  readonly count: number;
  readonly of: number;
  readonly allowed: number;
}

/** How many losses of a dimension are approved today. */
export function approved(dimension: Dimension, approvals: readonly Approval[], today: string): number {
  const valid = approvals.filter((approval) => approval.dimension === dimension && today <= approval.until);
  return Math.max(0, ...valid.map(({ count }) => count));
}

/** Approvals that have ended, or that nothing needs any more, each with what to do. */
export function staleApprovals(approvals: readonly Approval[], verdicts: readonly Verdict[], today: string): string[] {
  return approvals.flatMap(({ dimension, count, until }) => {
    const named = `policy.yaml: the approval of ${count} ${dimension}`;
    if (until < today) return [`${named} ended on ${until}; remove it`];
    const losses = verdicts.find((verdict) => verdict.dimension === dimension)?.count ?? 0;
    return losses === 0 ? [`${named} is not needed by this run; remove it once it has been used`] : [];
  });
}

const DAYS = 7;

/** The entry of policy.yaml that would let held losses through, for a week. */
export function approvalFor(verdicts: readonly Verdict[], held: ReadonlySet<string>, today: string): string {
  const until = new Date(Date.parse(today) + DAYS * 86_400_000).toISOString().slice(0, 10);
  const entries = verdicts.filter(({ dimension }) => held.has(dimension));
  const lines = entries.flatMap(({ dimension, count }) => [
    `  - ${dimension}: ${count}`,
    `    until: ${until}`,
    "    reason: <why this is right>",
  ]);
  return ["approvals:", ...lines].join("\n");
}
