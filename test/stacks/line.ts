import type { Assignment, Config } from "../../config";
import type { DirectoryUser, ResolvedAssignment } from "../../providers/entra/membership";

export type Line = ResolvedAssignment<Assignment>;

/** A user of the directory with everything in order, unless `rest` says otherwise. */
export function user(name: string, rest: Partial<DirectoryUser> = {}): DirectoryUser {
  return {
    id: `id-${name.toLowerCase()}`,
    userPrincipalName: `${name.toLowerCase()}@contoso.onmicrosoft.com`,
    displayName: `${name} Example`,
    givenName: name,
    surname: "Example",
    mail: `${name.toLowerCase()}@contoso.com`,
    accountEnabled: true,
    guest: false,
    ...rest,
  };
}

/** An assignment of a group, as configuration gives it. */
export function assignment(
  name: string,
  role: string,
  rest: Partial<Omit<Assignment, "id" | "name">> = {},
): Assignment {
  const place = { file: "config/assignments.yaml", line: 1, column: 1 };
  return { kind: "group", name, label: name, role, nested: false, except: [], place, ...rest };
}

/** A line of assignments.yaml for a group, with the people whom Graph gave for it. */
export function line(
  name: string,
  role: string,
  users: readonly DirectoryUser[],
  rest: Parameters<typeof assignment>[2] = {},
): Line {
  const principal = { kind: "group", id: `id-${name}`, displayName: name, hiddenMembership: false } as const;
  return { assignment: assignment(name, role, rest), principal, users, groupsInside: [] };
}

/** A configuration of which only the part that people are resolved by is filled in. */
export function config(guests: "include" | "exclude" = "include"): Config {
  const limit = { share: 0.2, minimum: 5 };
  return {
    folder: "config",
    assignments: [],
    roles: {},
    application: {} as Config["application"],
    policy: {
      limits: { removals: limit, roleDowngrades: limit, licences: limit, unmanaged: limit },
      leavers: { action: "suspend", deleteAdopted: false },
      unmanaged: { default: "report", patterns: [] },
      protected: [],
      minimumSuperUsers: 2,
      approvals: [],
      unreviewedGains: "pass",
      names: "directory",
      guests,
      timeZone: "UTC",
      batchSize: 50,
      welcomeMail: false,
      createUserGroups: false,
      onDestroy: "release",
    },
  };
}
