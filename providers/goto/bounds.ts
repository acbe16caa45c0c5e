import type { Bounds } from "./difference";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";
import type { Policy } from "./policy";

/** What may be taken from an account. */
export type BoundsOf = (user: GotoUser) => Bounds;

/**
 * What may never be taken from an account, whatever is approved (docs/behaviour.md §3).
 *
 * | account                                   | licences and admin roles         | suspended or deleted |
 * |-------------------------------------------|----------------------------------|----------------------|
 * | the one whose token is used, or protected | all stay                         | never                |
 * | has licences that another system manages  | those stay                       | never                |
 * | any other                                 | as the role says                 | as the policy says   |
 */
export function accountBounds({ callerKey, licenses }: Observed, policy: Pick<Policy, "protected">): BoundsOf {
  const externalLicenses = new Set(licenses.filter((license) => license.externallyManaged).map(({ key }) => key));
  const protectedEmails = new Set(policy.protected.map((email) => email.toLowerCase()));
  return (user) => {
    const reason =
      user.key === callerKey
        ? "the one whose token is used"
        : protectedEmails.has(user.email.toLowerCase())
          ? "protected by policy"
          : undefined;
    const elsewhere = user.licenseKeys.some((key) => externalLicenses.has(key))
      ? "managed by another system"
      : undefined;
    return { externalLicenses, keepsAll: reason !== undefined, spared: reason ?? elsewhere };
  };
}
