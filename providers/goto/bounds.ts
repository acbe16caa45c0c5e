import type { Bounds } from "./difference";
import type { GotoUser } from "./objects";
import type { Observed } from "./observe";
import type { Person } from "./people";
import type { Desired } from "./plan";
import type { Policy } from "./policy";
import { protection } from "./protection";
import type { AccountRecord } from "./records";

/** What may be taken from an account. */
export type BoundsOf = (user: GotoUser) => Bounds;

/**
 * What may never be taken from an account, whatever is approved (docs/behaviour.md §3).
 *
 * | account                                              | licences and admin roles                      | suspended or deleted |
 * |------------------------------------------------------|-----------------------------------------------|----------------------|
 * | the one whose token is used, or a protected person's | all stay                                      | never                |
 * | has a licence that another system manages            | that licence stays, the rest as the role says | never                |
 * | any other                                            | as the role says                              | as policy says       |
 */
export function accountBounds(
  { callerKey, licenses }: Observed,
  policy: Pick<Policy, "protected" | "accounts" | "names">,
  recorded: readonly AccountRecord[],
  { people, sofar }: Pick<Desired, "people" | "sofar">,
): BoundsOf {
  const externalLicenses = new Set(licenses.filter((license) => license.externallyManaged).map(({ key }) => key));
  const isProtectedAddress = protection(policy);
  const protectedKeys = keysOf(isProtectedAddress, recorded, people);
  return (user) => {
    const isProtected =
      isProtectedAddress(user) || protectedKeys.has(user.key) || sofar?.shielded.has(user.key) === true;
    const reason =
      user.key === callerKey ? "the one whose token is used" : isProtected ? "protected by policy" : undefined;
    const elsewhere = user.licenseKeys.some((key) => externalLicenses.has(key))
      ? "managed by another system"
      : undefined;
    const keepsIdentity = policy.accounts === "entra";
    const keepsNames = policy.names === "keep";
    return { externalLicenses, keepsAll: reason !== undefined, keepsIdentity, keepsNames, spared: reason ?? elsewhere };
  };
}

/** A protected person stays so while renamed: by the address now in GoTo, the one remembered, or the directory's. */
function keysOf(
  isProtectedAddress: ReturnType<typeof protection>,
  recorded: readonly AccountRecord[],
  people: readonly Person[],
): ReadonlySet<string | undefined> {
  const known = recorded.filter(({ protectedAs }) => isProtectedAddress({ email: protectedAs }));
  const named = [...known, ...[...recorded, ...people].filter(isProtectedAddress)];
  const ids = new Set(named.map(({ directoryId }) => directoryId));
  return new Set(recorded.filter(({ directoryId }) => ids.has(directoryId)).map(({ accountKey }) => accountKey));
}
