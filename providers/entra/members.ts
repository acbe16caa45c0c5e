import { encoded } from "../encoded";
import { ForbiddenError, NotFoundError, RefusedError, UntrustworthyAnswerError } from "../errors";
import { membersOf, required, text } from "./answers";
import type { GraphList, GraphReader } from "./client";
import { type DirectoryUser, decodeDirectoryUser, USER_FIELDS } from "./users";

const PAGE_SIZE = 999;
const HIDDEN_READ = "Member.Read.Hidden";

/** The people of one group. */
export interface Members {
  readonly users: readonly DirectoryUser[];
  /** Groups inside: without `nested` those directly inside, whose people are not among `users`; with it, of every depth. */
  readonly groupsInside: readonly InnerGroup[];
}

/** A group that is a member of another one. */
export interface InnerGroup {
  readonly id: string;
  readonly displayName: string;
}

/** Where the members of a group are listed; only users, with what we need of them. */
export function membersRead(groupId: string, nested: boolean) {
  const path = `/groups/${encoded(groupId)}/${nested ? "transitiveMembers" : "members"}`;
  return {
    path: `${path}/microsoft.graph.user`,
    query: { $select: USER_FIELDS, $count: true, $top: PAGE_SIZE },
    all: path,
  };
}

/**
 * Reads a group whole. The list is compared with the number that Graph gives for it and with `$count` of the group, because
 * hidden membership makes a list short without an error (docs/services/entra-graph.md §11). Throws when it does not add up:
 * a short list would take access from people.
 */
export async function readMembers(graph: GraphReader, group: GroupAsked): Promise<Members> {
  if (group.hiddenMembership) await requireHiddenRead(graph, group, `"${group.displayName}"`);
  const read = membersRead(group.id, group.nested);
  const list = await graph.list(read.path, read.query, group.firstPage);
  const users = distinct(list, group);
  const total = await countAll(graph, read.all, list.count !== undefined && group.nested);
  if (total === undefined) return { users, groupsInside: await listGroups(graph, read.all) };
  if (total === users.length) return { users, groupsInside: [] };
  if (total < users.length)
    throw doesNotAddUp(group, `${users.length} people were listed, but it has ${total} members`);
  return { users, groupsInside: await accountForRest(graph, read.all, group, users, total) };
}

/** A group to be read, with its first page where a batch has brought it. */
export interface GroupAsked {
  readonly id: string;
  readonly displayName: string;
  readonly nested: boolean;
  readonly hiddenMembership: boolean;
  readonly firstPage?: unknown;
}

function distinct(list: GraphList, group: GroupAsked): DirectoryUser[] {
  const users = new Map<string, DirectoryUser>();
  for (const row of list.rows) {
    const user = decodeDirectoryUser(row);
    if (users.has(user.id)) throw doesNotAddUp(group, `${user.userPrincipalName} was listed twice`);
    users.set(user.id, user);
  }
  if (list.count !== undefined && list.count !== users.size) {
    throw doesNotAddUp(group, `${users.size} people were listed, but their number is ${list.count}`);
  }
  return [...users.values()];
}

/** Members of every kind. Not every list can be counted; then the number within the list has to do. */
async function countAll(graph: GraphReader, path: string, mayBeMissing: boolean): Promise<number | undefined> {
  try {
    return await graph.count(`${path}/$count`);
  } catch (error) {
    if (mayBeMissing && (error instanceof NotFoundError || error instanceof RefusedError)) return undefined;
    throw error;
  }
}

/** There are members besides the people: they must be groups, devices and the like, one for one. */
async function accountForRest(
  graph: GraphReader,
  path: string,
  group: GroupAsked,
  users: readonly DirectoryUser[],
  total: number,
): Promise<InnerGroup[]> {
  const { rows } = await graph.list(path, { $select: "id,displayName,visibility", $top: PAGE_SIZE });
  const members = rows.map(membersOf);
  const hidden = members.find((member) => member.visibility === "HiddenMembership");
  if (group.nested && hidden !== undefined)
    await requireHiddenRead(graph, group, `"${text(hidden.displayName) ?? ""}"`);
  const ofKind = (kind: string) => members.filter((member) => member["@odata.type"] === `#microsoft.graph.${kind}`);
  const people = ofKind("user").length;
  if (rows.length !== total) {
    throw hiddenFrom(group, `Graph shows ${rows.length} of its ${total} members; the others are hidden`);
  }
  if (people !== users.length) throw doesNotAddUp(group, `${users.length} people were listed, but it has ${people}`);
  return ofKind("group").map(decodeInnerGroup);
}

/** Groups inside where members of every kind cannot be counted. */
async function listGroups(graph: GraphReader, path: string): Promise<InnerGroup[]> {
  const query = { $select: "id,displayName", $count: true, $top: PAGE_SIZE };
  const { rows } = await graph.list(`${path}/microsoft.graph.group`, query);
  return rows.map((row) => decodeInnerGroup(membersOf(row)));
}

function decodeInnerGroup({ id, displayName }: Record<string, unknown>): InnerGroup {
  const known = required(id, "a group without id");
  return { id: known, displayName: text(displayName) ?? known };
}

/** Without the permission Graph may show a short list, and count as short, without an error (§11). */
async function requireHiddenRead(graph: GraphReader, group: GroupAsked, name: string): Promise<void> {
  if (await graph.carries(HIDDEN_READ)) return;
  throw hiddenFrom(group, `the membership of ${name} is hidden`);
}

function hiddenFrom(group: GroupAsked, why: string): ForbiddenError {
  return new ForbiddenError(
    `The members of group "${group.displayName}" cannot be read whole: ${why}. Give the application that signs in the Graph ` +
      `permission ${HIDDEN_READ}, with an administrator's consent, or take another group. Nothing was changed.`,
  );
}

function doesNotAddUp(group: GroupAsked, why: string): UntrustworthyAnswerError {
  return new UntrustworthyAnswerError(
    `The members of group "${group.displayName}" do not add up: ${why}. Nothing was changed; try again in a few minutes.`,
  );
}
