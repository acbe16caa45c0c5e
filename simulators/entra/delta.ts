import type { Call, GraphRoute, Option } from "./call";
import type { ChangeRow } from "./change-log";
import { chunks } from "./chunks";
import type { Cloud } from "./cloud";
import { badRequest, GraphError, ok } from "./errors";
import { type Entity, type Json, type JsonObject, view } from "./fields";
import { comparisons } from "./filter";
import { GROUP } from "./group-type";
import { showUser } from "./objects";
import { skipToken, startOf, topOf } from "./paging";
import { filterOf, selected } from "./select";
import { USER } from "./user-type";

const OPTIONS: readonly Option[] = ["$select", "$filter", "$top", "$skiptoken", "$deltatoken"];
const SEVEN_DAYS = 7 * 86_400_000;
const MOST_IDS = 50;

/** What changed since a link that was given before (docs/services/entra-graph.md §11). */
export function deltaRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ["GET", "/users/delta", "users.read", OPTIONS, (call) => delta(cloud, call, "user")],
    ["GET", "/groups/delta", "groups.read", OPTIONS, (call) => delta(cloud, call, "group")],
  ];
}

function delta(cloud: Cloud, call: Call, kind: "user" | "group") {
  const token = call.query.get("$deltatoken");
  if (token === "latest") return answerOf(cloud, call, kind, []);
  const wanted = wantedIds(call);
  const rows =
    token === null ? everything(cloud, call, kind) : changes(cloud, call, kind, positionOf(cloud, call, token));
  const seen = wanted === undefined ? rows : rows.filter(({ id }) => wanted.includes(String(id)));
  return answerOf(cloud, call, kind, seen);
}

/** Pages of rows; the last has a link for the next time, which holds for seven days. */
function answerOf(cloud: Cloud, call: Call, kind: string, rows: readonly JsonObject[]) {
  const start = startOf(call);
  const end = start + topOf(cloud, call);
  const kept = ["$select", "$filter", "$top"].flatMap((name) => {
    const value = call.query.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  const link = (...more: string[]) => `${cloud.url}${call.request.path}?${[...kept, ...more].join("&")}`;
  const now = JSON.stringify([cloud.directory.changes.position, cloud.clock.now()]);
  const before = call.query.get("$deltatoken");
  const again = before === null || before === "latest" ? [] : [`$deltatoken=${before}`];
  const next = link(...again, `$skiptoken=${skipToken(call, end)}`);
  return ok({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#${kind}s`,
    ...(end < rows.length
      ? { "@odata.nextLink": next }
      : { "@odata.deltaLink": link(`$deltatoken=${Buffer.from(now, "utf8").toString("base64url")}`) }),
    value: rows.slice(start, end),
  });
}

function positionOf(cloud: Cloud, call: Call, token: string): number {
  const expired = new GraphError(410, "syncStateNotFound", "The sync state generation is not found; start anew.", {
    Location: `${cloud.url}${call.request.path}`,
  });
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(read) || Number(read[1]) + SEVEN_DAYS < cloud.clock.now()) throw expired;
    if (!(Number(read[0]) <= cloud.directory.changes.position)) throw expired;
    return Number(read[0]);
  } catch {
    throw expired;
  }
}

function wantedIds(call: Call): string[] | undefined {
  const filter = filterOf(call, { id: ["eq"] });
  if (filter === undefined) return undefined;
  const ids = comparisons(filter).flatMap(({ values }) => values.map(String));
  if (ids.length > MOST_IDS) throw badRequest(`A delta query can name at most ${MOST_IDS} ids.`);
  return ids;
}

function everything(cloud: Cloud, call: Call, kind: "user" | "group"): JsonObject[] {
  const { users, groups, memberships } = cloud.directory;
  if (kind === "user") return users.list().map((user) => userRow(cloud, call, user));
  return groups.list().flatMap((group) => {
    const members = memberships.list(group.id, false).map((id) => memberRow(cloud, id, false));
    return groupRows(cloud, call, group, members);
  });
}

function changes(cloud: Cloud, call: Call, kind: "user" | "group", position: number): JsonObject[] {
  const byId = new Map<string, ChangeRow[]>();
  for (const row of cloud.directory.changes.since(position, kind)) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  return [...byId].flatMap(([id, rows]) => {
    const entity = (kind === "user" ? cloud.directory.users : cloud.directory.groups).find(id);
    if (entity === undefined) return [{ id, "@removed": { reason: removalOf(cloud, id) } }];
    return kind === "user"
      ? [userRow(cloud, call, entity)]
      : groupRows(cloud, call, entity, memberChanges(cloud, rows));
  });
}

/** What can be restored is said to have changed, what is gone for good to be deleted. */
function removalOf({ directory, clock }: Cloud, id: string): "changed" | "deleted" {
  return directory.bin.find(id, clock.now()) === undefined ? "deleted" : "changed";
}

/** The last thing that happened to each member. */
function memberChanges(cloud: Cloud, rows: readonly ChangeRow[]): JsonObject[] {
  const last = new Map<string, boolean>();
  for (const { change } of rows) if (typeof change === "object") last.set(change.member, change.removed);
  return [...last].map(([member, removed]) => memberRow(cloud, member, removed));
}

function memberRow(cloud: Cloud, id: string, removed: boolean): JsonObject {
  const kind = cloud.directory.find(id)?.kind ?? "user";
  const row = { "@odata.type": `#microsoft.graph.${kind}`, id };
  return removed ? { ...row, "@removed": { reason: "deleted" } } : row;
}

function userRow(cloud: Cloud, call: Call, user: Entity): JsonObject {
  return { ...showUser(cloud, call, user, selected(call, [USER])), id: user.id };
}

/** A large group comes several times, each time with some of its members, as the switch says. */
function groupRows(cloud: Cloud, call: Call, group: Entity, members: readonly Json[]): JsonObject[] {
  const size = cloud.settings["delta.membersPerRow"];
  const parts = size === 0 || members.length === 0 ? [members] : chunks(members, size);
  return parts.map((part) => groupRow(call, group, part));
}

/** Without `$select` members come too; with it only where it names them. */
function groupRow(call: Call, group: Entity, members: readonly Json[]): JsonObject {
  const text = call.query.get("$select");
  const names = text?.split(",").map((name) => name.trim()) ?? ["displayName", "description", "members"];
  for (const name of names) {
    if (name !== "members" && GROUP.fields[name] === undefined)
      throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.group'.`);
  }
  const own = names.filter((name) => name !== "members");
  return {
    ...view(GROUP, group, own),
    id: group.id,
    ...(names.includes("members") && members.length > 0 ? { "members@delta": members } : {}),
  };
}
