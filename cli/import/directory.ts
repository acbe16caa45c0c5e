import { isObjectId } from "../../config/values";
import { encoded } from "../../providers/encoded";
import { membersOf, required, text } from "../../providers/entra/answers";
import type { ServicePrincipal } from "../../providers/entra/applications";
import { type GraphReader, readGraphError } from "../../providers/entra/client";
import { type ResolvedAssignment, readMembership } from "../../providers/entra/membership";
import { findPrincipals, type Principal, type Wanted } from "../../providers/entra/principals";
import { quoted } from "../../providers/entra/query";
import { type DirectoryUser, decodeDirectoryUser, USER_FIELDS } from "../../providers/entra/users";
import { UnavailableError } from "../../providers/errors";
import { type AssignedPrincipal, type Directory, type DirectoryGroup, folded } from "./tenant";

/** Everybody and everything that is assigned to the application. */
export async function readAssigned(graph: GraphReader, application: ServicePrincipal): Promise<AssignedPrincipal[]> {
  const path = `/servicePrincipals/${encoded(application.id)}/appRoleAssignedTo`;
  const { rows } = await graph.list(path, { $top: 999 });
  return rows.map((row) => {
    const { principalId, principalType, principalDisplayName, appRoleId } = membersOf(row);
    const id = required(principalId, "an assignment without principal");
    const role = application.appRoles.find((one) => one.id === appRoleId && one.isEnabled);
    return {
      principalId: id,
      type: text(principalType) ?? "",
      displayName: text(principalDisplayName) ?? id,
      appRole: role?.displayName,
    };
  });
}

/**
 * Reads the groups that are assigned, those of `more`, all groups inside them, and every user who is in one, is assigned or
 * has one of the addresses. Whatever is no longer in the directory is left out; a group that cannot be read whole throws.
 */
export async function readDirectory(
  graph: GraphReader,
  assigned: readonly AssignedPrincipal[],
  more: readonly Wanted[],
  addresses: readonly string[],
): Promise<Directory> {
  const groups = await readGroups(graph, [...ofType(assigned, "Group", "group"), ...more]);
  const direct = await existing(graph, ofType(assigned, "User", "user"));
  const users = new Map<string, DirectoryUser>();
  for (const { users: inGroup } of groups) for (const user of inGroup) users.set(user.id, user);
  for (const principal of direct) if (principal.kind === "user") users.set(principal.id, principal.user);
  for (const user of await usersWith(graph, addresses)) users.set(user.id, user);
  return { groups: await withNames(graph, groups), users };
}

function ofType(assigned: readonly AssignedPrincipal[], type: string, kind: "group" | "user"): Wanted[] {
  const ids = assigned.filter((one) => one.type === type).map(({ principalId }) => principalId);
  return [...new Set(ids)].map((id) => ({ kind, id, nested: false }));
}

async function existing(graph: GraphReader, wanted: readonly Wanted[]): Promise<Principal[]> {
  if (wanted.length === 0) return [];
  return (await findPrincipals(graph, wanted)).flatMap((one) => ("principal" in one ? [one.principal] : []));
}

/** Level by level: the groups themselves, those inside them, and so on, each once. */
async function readGroups(graph: GraphReader, wanted: readonly Wanted[]): Promise<ResolvedAssignment<Wanted>[]> {
  const all = new Map<string, ResolvedAssignment<Wanted>>();
  let level = (await existing(graph, wanted)).map(({ id }) => id);
  while (level.length > 0) {
    const lines = [...new Set(level)].map((id): Wanted => ({ kind: "group", id, nested: false }));
    const { resolved, problems } = await readMembership(graph, lines);
    const [problem] = problems;
    if (problem !== undefined) throw new UnavailableError(`${problem.problem} It was there a moment ago; try again.`);
    for (const group of resolved) all.set(group.principal.id, group);
    const inside = resolved.flatMap(({ groupsInside }) => groupsInside.map(({ id }) => id));
    level = inside.filter((id) => !all.has(id));
  }
  return [...all.values()];
}

/** Whether each group can be named by its display name is asked in the way in which a run looks it up. */
async function withNames(
  graph: GraphReader,
  groups: readonly ResolvedAssignment<Wanted>[],
): Promise<Map<string, DirectoryGroup>> {
  const names = groups.map(({ principal }) => principal.displayName);
  const found = await findPrincipals(
    graph,
    names.map((name) => ({ kind: "group", name, nested: false })),
  );
  const isNamed = (name: string, index: number) => {
    const hit = found[index];
    const isOnly = names.filter((other) => folded(other) === folded(name)).length === 1;
    return isOnly && folded(name) !== "" && !isObjectId(name) && hit !== undefined && "principal" in hit;
  };
  return new Map(
    groups.map(({ principal, users, groupsInside }, index) => {
      const { id, displayName } = principal;
      const hiddenMembership = principal.kind === "group" && principal.hiddenMembership;
      const userIds = users.map((user) => user.id);
      const inside = groupsInside.map((group) => group.id);
      return [id, { id, displayName, hiddenMembership, userIds, inside, isNamed: isNamed(displayName, index) }];
    }),
  );
}

/** Users whose mail or user principal name is one of these addresses. */
async function usersWith(graph: GraphReader, addresses: readonly string[]): Promise<DirectoryUser[]> {
  const reads = addresses.flatMap((address) =>
    ["mail", "userPrincipalName"].map((attribute) => ({
      path: "/users",
      query: { $filter: `${attribute} eq ${quoted(address)}`, $select: USER_FIELDS },
    })),
  );
  if (reads.length === 0) return [];
  return (await graph.batch(reads)).flatMap(({ status, body }) => {
    const { value } = (body ?? {}) as { value?: unknown };
    if (status === 200 && Array.isArray(value)) return value.map(decodeDirectoryUser);
    const { codes, message = "" } = readGraphError(body);
    const said = [status, ...codes, message].join(" ").trim();
    throw new UnavailableError(`Microsoft Graph answered the search for accounts' users with ${said}.`);
  });
}
