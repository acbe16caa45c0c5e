import type { GotoSeed } from "../../simulators/seed/world";

/** What GoTo's simulator holds, as far as a seed can say it. */
export interface GotoState {
  readonly groups: readonly { readonly name: string }[];
  readonly licences: readonly (GotoSeed["licences"][number] & { readonly key: string })[];
  readonly users: readonly {
    readonly key: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly status: string;
    readonly licenseKeys: readonly string[];
    readonly adminRoles: readonly string[];
    readonly group: string | null;
    readonly passwordCreated: boolean;
    readonly nameLocked: boolean;
    readonly emailLocked: boolean;
    readonly identityReadOnly: boolean;
  }[];
}

/** The seed of what GoTo holds after a story: who signs in stays as it was, accounts keep their keys. */
export function seedOf(before: GotoSeed, { groups, licences, users }: GotoState): GotoSeed {
  return {
    ...before,
    licences: licences.map(({ key, description, products, seats }) => ({ key, description, products, seats })),
    groups: groups.map(({ name }) => name),
    users: users.map(
      ({ key, email, firstName, lastName, licenseKeys, adminRoles, group, passwordCreated, ...marks }) => ({
        ...{ key, email, firstName, lastName, licences: licenseKeys, adminRoles },
        ...(group === null ? {} : { group }),
        activated: passwordCreated,
        ...{ nameLocked: marks.nameLocked, emailLocked: marks.emailLocked, identityReadOnly: marks.identityReadOnly },
      }),
    ),
  };
}
