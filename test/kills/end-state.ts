import type { Account } from "../providers/goto/site";
import type { Site } from "./site";

interface GotoState {
  readonly users: readonly Account[];
  readonly groups: readonly { readonly name: string }[];
}

interface EntraState {
  readonly servicePrincipals: readonly {
    readonly displayName: string;
    readonly appRoleAssignmentRequired: boolean;
    readonly assignments: readonly { readonly principal: string; readonly appRole: string }[];
  }[];
}

export function accountsOf(site: Site): readonly Account[] {
  return gotoState(site).users;
}

/** What two runs must have in common to be equal, a line for each thing; keys and the order of things are not in it. */
export function endState(site: Site): string[] {
  const { users, groups } = gotoState(site);
  const { servicePrincipals } = site.stage("entra").state() as EntraState;
  return [
    ...groups.map(({ name }) => `user group ${name}`),
    ...users.map(accountLine),
    ...servicePrincipals.flatMap(({ displayName, appRoleAssignmentRequired, assignments }) => [
      `application ${displayName}, ${appRoleAssignmentRequired ? "assignment required" : "open"}`,
      ...assignments.map(({ principal, appRole }) => `assignment ${principal}: ${appRole}`),
    ]),
  ].sort();
}

function accountLine({ email, firstName, lastName, status, licences, adminRoles, group }: Account): string {
  const rights = [...licences, ...adminRoles].sort().join(", ");
  return `account ${email} (${firstName} ${lastName}) ${status} [${rights}] in ${group ?? "no group"}`;
}

/** How many people GoTo has mailed because an account was made for them. */
export function welcomeMails(site: Site): number {
  return site
    .stage("goto")
    .mail()
    .filter((mail) => (mail as { kind: string }).kind === "welcome").length;
}

function gotoState(site: Site): GotoState {
  return site.stage("goto").state() as GotoState;
}
