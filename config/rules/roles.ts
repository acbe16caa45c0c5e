import { type Draft, type NamedRole, problemIn } from "../draft";
import { type Problem, quote } from "../place";
import { repeated } from "./repeated";

/** Rules about what roles mean. */
export function roleRules(draft: Draft): Problem[] {
  return draft.roles.flatMap((role) => [
    ...defaultAccess(role),
    ...repeated(role, "licenses"),
    ...repeated(role, "adminRoles"),
    ...empty(role),
    ...unused(role, draft),
  ]);
}

/** docs/services/entra-graph.md §5.1: what the pages say of people who have it differs, so nobody may depend on it. */
function defaultAccess(role: NamedRole): Problem[] {
  if (role.value.appRole?.trim().toLowerCase() !== "default access") return [];
  const message = 'app role "Default Access" cannot be used: people who have it are left out of Entra provisioning';
  return [problemIn(role, ["appRole"], message, "User")];
}

function empty(role: NamedRole): Problem[] {
  const { licenses = [], adminRoles = [] } = role.value;
  if (licenses.length > 0 || adminRoles.length > 0) return [];
  const message = `role ${quote(role.name)} has neither licenses nor adminRoles: accounts of its people are suspended at once`;
  return [problemIn(role, [], message, "licenses: [GoToMeeting Business]", "warning")];
}

function unused(role: NamedRole, { usedRoles }: Draft): Problem[] {
  if (usedRoles === undefined || usedRoles.has(role.name)) return [];
  const message = `role ${quote(role.name)} is used by no assignment`;
  return [problemIn(role, [], message, "an assignment that has it, or remove the role", "warning")];
}
