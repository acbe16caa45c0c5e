import type { Goto } from "../goto";
import { ScimRefusal } from "./errors";
import type { OrganizationGroup } from "./organization";
import { stamps } from "./user-changes";

const MAX_NAME = 128;
/** docs/services/goto-admin-api.md §7, §11.1. */
const MAX_MEMBERS = 100;

/** What a group is to be like. */
export type GroupValues = Pick<OrganizationGroup, "displayName" | "externalId" | "members">;

/** Creates a group; 409 for a taken name (docs/services/goto-admin-api.md §11.1). */
export function createGroup(goto: Goto, values: GroupValues): OrganizationGroup {
  checkGroup(goto, values, undefined);
  const group = { ...values, ...stamps(goto), id: goto.keys.next("organizationGroup") };
  goto.organization.groups.set(group.id, group);
  return group;
}

/** Gives a group other values. */
export function changeGroup(goto: Goto, group: OrganizationGroup, values: GroupValues): OrganizationGroup {
  checkGroup(goto, values, group.id);
  const after = { ...group, ...values, modified: goto.now() };
  goto.organization.groups.set(group.id, after);
  return after;
}

function checkGroup({ organization }: Goto, { displayName, members }: GroupValues, id: string | undefined): void {
  if (displayName.trim() === "") throw invalid("displayName is missing");
  if ([...displayName].length > MAX_NAME) throw invalid(`displayName is longer than ${MAX_NAME} characters`);
  const namesake = organization.findGroupNamed(displayName);
  if (namesake !== undefined && namesake.id !== id) {
    throw new ScimRefusal(409, `there is a group ${displayName} already`, "uniqueness");
  }
  const stranger = members.find((member) => !organization.users.has(member) && !organization.groups.has(member));
  if (stranger !== undefined) throw invalid(`${stranger} is not in the organization`);
  if (id !== undefined && members.includes(id)) throw invalid("a group cannot be a member of itself");
}

/** Refuses more members than one request may carry. */
export function checkMemberCount(members: readonly string[]): void {
  if (members.length <= MAX_MEMBERS) return;
  throw new ScimRefusal(400, `more than ${MAX_MEMBERS} members in one request`, "tooMany");
}

/** A user or a group, by the id of a member. */
export function memberType({ organization }: Goto, id: string): "user" | "group" {
  return organization.groups.has(id) ? "group" : "user";
}

function invalid(detail: string): ScimRefusal {
  return new ScimRefusal(400, detail, "invalidValue");
}
