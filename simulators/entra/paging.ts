import type { SimAnswer } from "../stage/http";
import type { Call } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, GraphError, ok } from "./errors";

const DEFAULT_TOP = 100;

/** One page of a list, with the link to the next where there is one (§11: 100 rows by default, at most 999). */
export function page<T>(
  cloud: Cloud,
  call: Call,
  rows: readonly T[],
  context: string,
  show: (row: T) => unknown,
  total = rows.length,
): SimAnswer {
  const counted = wantsCount(call);
  const start = startOf(call);
  const end = start + topOf(cloud, call);
  // A row that comes again at the start of a page is what a client sees when the list shifts while it reads.
  const from = start > 0 && cloud.settings["paging.duplicates"] === "yes" ? start - 1 : start;
  return ok({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#${context}`,
    ...(counted ? { "@odata.count": total } : {}),
    ...(end < rows.length ? { "@odata.nextLink": nextLink(cloud, call, end) } : {}),
    value: rows.slice(from, end).map(show),
  });
}

/** `/…/$count`: the number as plain text; asks for the header `ConsistencyLevel: eventual`. */
export function count(call: Call, total: number): SimAnswer {
  requireEventual(call);
  return { status: 200, headers: { "Content-Type": "text/plain" }, body: String(total) };
}

/** Whether `$count=true` was asked for, which needs `ConsistencyLevel: eventual`. */
export function wantsCount(call: Call): boolean {
  const value = call.query.get("$count");
  if (value === null || value === "false") return false;
  if (value !== "true") throw badRequest("Invalid value for $count: it must be true or false.");
  requireEventual(call);
  return true;
}

/** Throws 400 unless the caller asked for eventual consistency. */
export function requireEventual(call: Call): void {
  const level = call.request.headers.consistencylevel;
  if (typeof level === "string" && level.toLowerCase() === "eventual") return;
  throw new GraphError(
    400,
    "Request_UnsupportedQuery",
    "$count is only supported with the request header 'ConsistencyLevel: eventual'.",
  );
}

/** Rows a page may have; more than 999 is 400. */
export function topOf(cloud: Cloud, call: Call): number {
  const text = call.query.get("$top");
  const cap = Math.max(1, cloud.settings["paging.maximum"]);
  if (text === null) return Math.min(DEFAULT_TOP, cap);
  const top = Number(text);
  if (!/^\d+$/.test(text) || top < 1 || top > 999) {
    throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and 999 inclusive.`);
  }
  return Math.min(top, cap);
}

/** The opaque token of a position; it fits only the path it was made for. */
export function skipToken(call: Call, position: number): string {
  return Buffer.from(JSON.stringify([call.request.path, position]), "utf8").toString("base64url");
}

/** The position that the request's `$skiptoken` stands for; 0 without one. */
export function startOf(call: Call): number {
  const token = call.query.get("$skiptoken");
  if (token === null) return 0;
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (Array.isArray(read) && read[0] === call.request.path && Number.isSafeInteger(read[1])) return Number(read[1]);
  } catch {
    // Not one of ours: refused below.
  }
  throw new GraphError(400, "Directory_ExpiredPageToken", "The specified page token value has expired or is invalid.");
}

function nextLink(cloud: Cloud, call: Call, position: number): string {
  const options = [...call.query].filter(([name]) => name !== "$skiptoken" && name !== "client-request-id");
  const kept = options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${cloud.url}${call.request.path}?${[...kept, `$skiptoken=${skipToken(call, position)}`].join("&")}`;
}
