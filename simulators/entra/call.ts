import { randomUUID } from "node:crypto";
import { parseJson, type Route, type SimAnswer, type SimRequest } from "../stage/http";
import type { Cloud } from "./cloud";
import { badRequest, errorBody, GraphError } from "./errors";
import type { JsonObject } from "./fields";
import { checkPermission, type Surface } from "./permissions";
import { unitsOf } from "./resource-units";
import type { Caller } from "./tokens";

/** One request to Graph: who asks, and what. */
export interface Call {
  readonly request: SimRequest;
  readonly caller: Caller;
  readonly version: "v1.0" | "beta";
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body; an empty object when there was none. */
  readonly body: JsonObject;
}

/** Query options an endpoint takes; any other is 400. */
export type Option = "$select" | "$filter" | "$top" | "$count" | "$skiptoken" | "$deltatoken" | "$orderby";

/** No query options. */
export const NONE: readonly Option[] = [];
/** Options of a single object. */
export const ONE: readonly Option[] = ["$select"];
/** Options of a list. */
export const LIST: readonly Option[] = ["$select", "$filter", "$top", "$count", "$skiptoken"];
/** Options of a list that cannot be filtered. */
export const PLAIN_LIST: readonly Option[] = ["$top", "$skiptoken"];

/** `[method, path below /v1.0 and /beta, permissions, query options, handler]`. */
export type GraphRoute = readonly [
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE",
  path: string,
  surface: Surface,
  options: readonly Option[],
  handler: (call: Call) => SimAnswer | Promise<SimAnswer>,
];

/** The stage's routes for a table of Graph routes, under both versions. */
export function graphRoutes(cloud: Cloud, rows: readonly GraphRoute[]): Route[] {
  return (["v1.0", "beta"] as const).flatMap((version) =>
    rows.map(
      ([method, path, surface, options, handler]): Route => [
        method,
        `/${version}${path}`,
        (request) => answer(cloud, request, () => handler(callOf(cloud, request, version, surface, options))),
      ],
    ),
  );
}

/** Runs a Graph handler: its headers on success, the error body when it throws a GraphError. */
export async function answer(
  cloud: Cloud,
  request: SimRequest,
  handle: () => SimAnswer | Promise<SimAnswer>,
): Promise<SimAnswer> {
  try {
    const { status, headers, body } = await handle();
    const json = body === undefined || typeof body === "string" ? {} : { "Content-Type": JSON_TYPE };
    return { status, headers: { ...commonHeaders(request), ...json, ...headers }, body };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return failure(cloud, request, error);
  }
}

/** The answer that tells an error, as §3.2 has it. */
export function failure(cloud: Cloud, request: SimRequest, error: GraphError): SimAnswer {
  const common = commonHeaders(request);
  const date = cloud.clock.iso().slice(0, 19);
  return {
    status: error.status,
    headers: { ...common, "Content-Type": JSON_TYPE, ...error.headers },
    body: errorBody(error.code, error.message, date, common["request-id"], common["client-request-id"]),
  };
}

function commonHeaders(request: SimRequest) {
  const requestId = randomUUID();
  const given = request.headers["client-request-id"];
  return {
    "request-id": requestId,
    "client-request-id": typeof given === "string" ? given : requestId,
    "OData-Version": "4.0",
    "x-ms-resource-unit": String(unitsOf(request)),
  };
}

const JSON_TYPE = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

function callOf(
  cloud: Cloud,
  request: SimRequest,
  version: Call["version"],
  surface: Surface,
  options: readonly Option[],
): Call {
  const caller = cloud.tokens.callerOf(request.headers.authorization);
  const { params, query } = request;
  checkPermission(cloud, caller, surface, params.sp ?? params.app);
  checkOptions(query, options);
  return { request, caller, version, params, query, body: bodyOf(request) };
}

function checkOptions(query: URLSearchParams, options: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of query.keys()) {
    if (name === "client-request-id") continue;
    if (!options.includes(name)) {
      throw badRequest(`The query parameter '${name}' is not recognized or not supported for this request.`);
    }
    if (seen.has(name)) throw badRequest(`Query option '${name}' was specified more than once.`);
    seen.add(name);
  }
}

function bodyOf(request: SimRequest): JsonObject {
  if (request.body.length === 0) return {};
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    throw badRequest("A request with a body must have the Content-Type application/json.");
  }
  const body = parseJson(request.body);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  // JSON.parse gives nothing but JSON values.
  return body as JsonObject;
}
