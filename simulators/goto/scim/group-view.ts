import type { Goto } from "../goto";
import { memberType } from "./group-changes";
import type { OrganizationGroup } from "./organization";
import { type ScimView, timesOf } from "./user-view";

/** The group of SCIM 2.0. */
export const CORE_GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** A group in flavour 2.0 (docs/services/goto-admin-api.md §11.3). */
export function groupView(goto: Goto, group: OrganizationGroup): ScimView {
  const { id, externalId, displayName } = group;
  const members = group.members.map((value) => memberView(goto, value));
  const meta = { resourceType: "Group", ...timesOf(group), location: groupLocation(goto, id) };
  return { schemas: [CORE_GROUP], id, externalId, displayName, members, meta };
}

function memberView(goto: Goto, value: string): ScimView {
  const type = memberType(goto, value) === "user" ? "User" : "Group";
  const { users, groups } = goto.organization;
  const display = users.get(value)?.values.userName ?? groups.get(value)?.displayName;
  return { value, type, display, $ref: `${goto.url}/identity/v1/${type}s/${value}` };
}

/** A group in the published form (§11.1). */
export function publishedGroup(goto: Goto, { id, displayName, members, created }: OrganizationGroup): ScimView {
  const meta = { created: new Date(created).toISOString(), location: groupLocation(goto, id) };
  return { id, displayName, meta, members: members.map((value) => ({ type: memberType(goto, value), value })) };
}

function groupLocation(goto: Goto, id: string): string {
  return `${goto.url}/identity/v1/Groups/${id}`;
}
