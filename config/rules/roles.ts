import { type Draft, type NamedRole, problemIn } from "../draft";
import { type Problem, quote } from "../place";
import { repeated } from "./repeated";

/** Rules about what roles mean. */
export function roleRules(draft: Draft): Problem[] {
  return draft.roles.flatMap((role) => [
    ...defaultAccess(role),
    ...repeated(role, "licenses"),
    ...repeated(role, "adminRoles"),
    ...onlyLicences(role),
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

/** What comes on top of another role are licences: rights and the user group are that role's. */
function onlyLicences(role: NamedRole): Problem[] {
  if (role.value.additive !== true) return [];
  return (["adminRoles", "userGroup"] as const)
    .filter((key) => role.value[key] !== undefined)
    .map((key) => {
      const message = `${quote(key)} means nothing in an additive role, which adds licences alone`;
      return problemIn(role, [key], message, `nothing; ${quote(key)} is for roles that are not additive`);
    });
}

function empty(role: NamedRole): Problem[] {
  const { licenses = [], adminRoles = [], additive = false } = role.value;
  if (licenses.length > 0 || adminRoles.length > 0) return [];
  if (additive) {
    const nothing = `role ${quote(role.name)} is additive and has no licenses: it adds nothing`;
    return [problemIn(role, [], nothing, "licenses: [GoToWebinar 500]", "warning")];
  }
  const message = `role ${quote(role.name)} has neither licenses nor adminRoles: accounts of its people are suspended at once`;
  return [problemIn(role, [], message, "licenses: [GoToMeeting Business]", "warning")];
}

function unused(role: NamedRole, { usedRoles }: Draft): Problem[] {
  if (usedRoles === undefined || usedRoles.has(role.name)) return [];
  const message = `role ${quote(role.name)} is used by no assignment`;
  return [problemIn(role, [], message, "an assignment that has it, or remove the role", "warning")];
}
