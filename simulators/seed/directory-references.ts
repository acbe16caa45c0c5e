import { Named, referToEach, withoutCase } from "./named";
import type { EntraSeed } from "./world";

/** App roles that every application of the gallery has (docs/services/entra-graph.md §5.1). */
const APP_ROLES = ["User", "msiam_access"];

/** What contradicts itself in a directory of the right shape: a sentence each, beginning with the value's path. */
export function directoryProblems({ clients, users, groups, applications }: EntraSeed): string[] {
  const problems: string[] = [];
  const clientIds = new Named("client id", problems, withoutCase);
  const ids = new Named("object id", problems, withoutCase);
  const principals = new Principals(problems);
  clients.forEach(({ clientId, objectId }, i) => {
    clientIds.addOnce(clientId, `entra.clients[${i}].clientId`);
    ids.addOnce(objectId, `entra.clients[${i}].objectId`);
  });
  users.forEach(({ id, userPrincipalName }, i) => {
    ids.addOnce(id, `entra.users[${i}].id`);
    principals.users.addOnce(userPrincipalName, `entra.users[${i}].userPrincipalName`);
  });
  groups.forEach(({ id, displayName }, i) => {
    ids.addOnce(id, `entra.groups[${i}].id`);
    principals.groups.add(displayName, `entra.groups[${i}].displayName`);
  });
  groups.forEach(({ members }, i) => {
    referToEach(members, `entra.groups[${i}].members`, problems, (name, path) => principals.refer(name, path));
  });
  applications.forEach((application, i) => {
    ids.addOnce(application.applicationId, `entra.applications[${i}].applicationId`);
    ids.addOnce(application.servicePrincipalId, `entra.applications[${i}].servicePrincipalId`);
    checkAssignments(application, `entra.applications[${i}]`, principals, problems);
  });
  return problems;
}

/** Users and groups, to which `members` and `assignments` refer by one kind of text. */
class Principals {
  readonly users: Named;
  /** Two groups may share a name, as in a real directory, as long as nothing refers to it. */
  readonly groups: Named;

  constructor(problems: string[]) {
    this.users = new Named("user principal name", problems, withoutCase);
    this.groups = new Named("group", problems);
  }

  refer(principal: string, path: string): void {
    if (principal.startsWith("group:")) this.groups.refer(principal.slice("group:".length), path);
    else this.users.refer(principal, path);
  }
}

function checkAssignments(
  { appRoles = [], assignments = [] }: EntraSeed["applications"][number],
  path: string,
  principals: Principals,
  problems: string[],
): void {
  const roles = new Named("app role", problems);
  for (const role of APP_ROLES) roles.add(role, "every application");
  appRoles.forEach((role, i) => {
    roles.addOnce(role, `${path}.appRoles[${i}]`);
  });
  assignments.forEach(({ principal, appRole }, i) => {
    principals.refer(principal, `${path}.assignments[${i}].principal`);
    roles.refer(appRole, `${path}.assignments[${i}].appRole`);
  });
}
