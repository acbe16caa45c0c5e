import type { GotoUser } from "./objects";
import type { Policy } from "./policy";
import type { AccountRecord } from "./records";

/** Whether policy protects an address; case does not matter, and no address is none that it protects. */
export function protection(
  policy: Pick<Policy, "protected">,
): (one: { readonly email: string | undefined }) => boolean {
  const emails = new Set(policy.protected.map((email) => email.toLowerCase()));
  return ({ email }) => email !== undefined && emails.has(email.toLowerCase());
}

/**
 * The records that a run leaves, of people who are protected by an address that they no longer have with that address, so that
 * a rename unprotects nobody as long as policy names it (docs/behaviour.md §3). `users` are the accounts as the run found them.
 */
export function withProtection(
  records: readonly AccountRecord[],
  before: readonly AccountRecord[],
  users: readonly GotoUser[],
  policy: Pick<Policy, "protected">,
): readonly AccountRecord[] {
  if (policy.protected.length === 0) return records;
  const isProtected = protection(policy);
  const names = new Map<string, string>();
  const keys = new Map(users.filter(isProtected).map(({ key, email }) => [key, email]));
  for (const { directoryId, email, protectedAs, accountKey } of before) {
    const name = [email, protectedAs, keys.get(accountKey ?? "")].find((one) => isProtected({ email: one }));
    if (name !== undefined) names.set(directoryId, name);
  }
  return records.map((record) => {
    const name = names.get(record.directoryId) ?? keys.get(record.accountKey ?? "");
    return name === undefined || isProtected(record) ? record : { ...record, protectedAs: name };
  });
}

/** Whose address in `protected` is one of before, and what to do about it. */
export function protectionNotices(records: readonly AccountRecord[]): string[] {
  return records.flatMap(({ email, protectedAs }) =>
    protectedAs === undefined
      ? []
      : [`${email} is protected as ${protectedAs}, the address before; write the new one into \`protected\``],
  );
}
