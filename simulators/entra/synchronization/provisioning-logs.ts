import type { Call, GraphRoute } from "../call";
import type { Cloud } from "../cloud";
import { badRequest, GraphError } from "../errors";
import { isObject, type Json, type JsonObject } from "../fields";
import { passesWithCase } from "../filter";
import { page } from "../paging";
import { Quota } from "../quota";
import { type Filterable, filterOf } from "../select";

const OPERATORS = ["eq", "contains", "gt", "lt"] as const;

const DAY = 86_400_000;

const FILTERABLE: Filterable = Object.fromEntries(
  [
    "id",
    "activityDateTime",
    "jobId",
    "cycleId",
    "changeId",
    "provisioningAction",
    "servicePrincipal/id",
    "servicePrincipal/displayName",
    "sourceIdentity/id",
    "sourceIdentity/displayName",
    "targetIdentity/id",
    "targetIdentity/displayName",
    "provisioningStatusInfo/status",
  ].map((name) => [name, OPERATORS]),
);

/** The log of provisioning (docs/services/entra-graph.md §7): what cycles and requests on demand wrote, while it is kept. */
export function provisioningLogRoutes(cloud: Cloud): GraphRoute[] {
  return [
    [
      "GET",
      "/auditLogs/provisioning",
      "provisioningLogs.read",
      ["$filter", "$orderby", "$top", "$skiptoken"],
      (call) => {
        countRead(cloud, call);
        const filter = filterOf(call, FILTERABLE);
        const rows = kept(cloud).filter((row) => filter === undefined || passesWithCase(filter, reader(row)));
        return page(cloud, call, ordered(call, rows), "auditLogs/provisioning", (row) => row);
      },
    ],
  ];
}

/** So many requests of one application in ten seconds, as the switch says; then 429. */
function countRead(cloud: Cloud, { caller }: Call): void {
  const most = cloud.settings["provisioningLog.per10s"];
  const { logReads } = cloud.directory;
  const quota = logReads.get(caller.objectId) ?? new Quota(10_000);
  logReads.set(caller.objectId, quota);
  const now = cloud.clock.now();
  if (quota.take(1, now, most)) return;
  const wait = { "Retry-After": String(quota.wait(now)) };
  throw new GraphError(429, "TooManyRequests", "The provisioning log answers only so many requests in 10 s.", wait);
}

function kept({ directory, clock, settings }: Cloud): readonly JsonObject[] {
  const oldest = new Date(clock.now() - settings["provisioningLog.days"] * DAY).toISOString();
  return directory.provisioningLog.filter(({ activityDateTime }) => String(activityDateTime) >= oldest);
}

function ordered(call: Call, rows: readonly JsonObject[]): readonly JsonObject[] {
  const order = call.query.get("$orderby") ?? "activityDateTime desc";
  const [, direction = "asc"] = /^activityDateTime(?: (asc|desc))?$/.exec(order) ?? [undefined, "unknown"];
  if (direction === "unknown") throw badRequest(`Ordering by '${order}' is not supported.`);
  const sorted = rows.toSorted((a, b) => (String(a.activityDateTime) < String(b.activityDateTime) ? -1 : 1));
  return direction === "desc" ? sorted.toReversed() : sorted;
}

function reader(row: JsonObject): (path: string) => Json {
  return (path) => path.split("/").reduce<Json>((value, name) => (isObject(value) ? (value[name] ?? null) : null), row);
}
