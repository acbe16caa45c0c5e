import type { Organization, OrganizationUser } from "./organization";
import { isActive } from "./user-view";

/** The organization as `GET /__sim/state` shows it; members of groups by user name or group name. */
export function organizationState({ domains, users, groups }: Organization): unknown {
  const nameOf = (id: string) => users.get(id)?.values.userName ?? groups.get(id)?.displayName ?? id;
  return {
    domains: [...domains].sort(),
    users: [...users.values()].map(userState),
    groups: [...groups.values()].map(({ id, displayName, externalId = null, members }) => ({
      id,
      displayName,
      externalId,
      members: members.map(nameOf).sort(),
    })),
  };
}

/** Attributes stand by their last name: `givenName`, `department`. */
function userState(user: OrganizationUser): Record<string, unknown> {
  const { id, personKey, role = null, values } = user;
  const named = Object.entries(values).map(([path, value]) => [path.slice(path.search(/(?<![^.:])[^.:]*$/)), value]);
  return { id, userKey: personKey, ...Object.fromEntries(named), active: isActive(user), role };
}
