import { type Route, Router, type SimAnswer, type SimRequest } from "../stage/http";
import { answer } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, errorBody, ok } from "./errors";
import { isObject, type Json, type JsonObject } from "./fields";

const LIMIT = 20;
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"];

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly dependsOn: readonly string[];
}

/** Sends one request to the routes of the simulator, gate included. */
export type Dispatch = (request: SimRequest) => Promise<SimAnswer>;

/** `POST /$batch`: up to 20 requests in one, each with its own status (docs/services/entra-graph.md §11). */
export function batchRoutes(cloud: Cloud, dispatch: Dispatch): Route[] {
  return (["v1.0", "beta"] as const).map(
    (version): Route => [
      "POST",
      `/${version}/$batch`,
      (request) =>
        answer(cloud, request, async () => {
          cloud.tokens.callerOf(request.headers.authorization);
          const responses = await perform(cloud, request, version, partsOf(request), dispatch);
          const reversed = cloud.settings["batch.order"] === "reversed";
          return ok({ responses: reversed ? responses.toReversed() : responses });
        }),
    ],
  );
}

async function perform(cloud: Cloud, outer: SimRequest, version: string, parts: readonly Part[], dispatch: Dispatch) {
  const responses: { id: string; status: number; headers: object; body?: unknown }[] = [];
  const failed = new Set<string>();
  for (const part of parts) {
    const blocked = part.dependsOn.some((id) => failed.has(id));
    const inner = blocked ? dependencyFailed(cloud) : await dispatch(requestOf(outer, version, part));
    if (inner.status >= 400) failed.add(part.id);
    responses.push({ id: part.id, status: inner.status, headers: inner.headers ?? {}, ...shownBody(cloud, inner) });
  }
  return responses;
}

function shownBody(cloud: Cloud, { body }: SimAnswer): { body?: unknown } {
  if (body === undefined) return {};
  if (typeof body !== "string" || cloud.settings["batch.textBody"] === "plain") return { body };
  return { body: Buffer.from(body, "utf8").toString("base64") };
}

function requestOf(outer: SimRequest, version: string, part: Part): SimRequest {
  const [path = "", rawQuery = ""] = part.url.split(/\?(.*)/s);
  return {
    method: part.method,
    path: `/${version}${path.startsWith("/") ? "" : "/"}${path}`,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: { authorization: outer.headers.authorization, ...part.headers },
    body: part.body,
    params: {},
  };
}

function dependencyFailed(cloud: Cloud): SimAnswer {
  const date = cloud.clock.iso().slice(0, 19);
  return {
    status: 424,
    body: errorBody("FailedDependency", "A request this one depends on has failed.", date, "", ""),
  };
}

function partsOf(request: SimRequest): Part[] {
  let document: unknown;
  try {
    document = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw badRequest("Unable to read JSON request payload.");
  }
  // Whatever JSON.parse returns is a JSON value.
  const { requests } = isObject(document as Json) ? (document as JsonObject) : {};
  if (!Array.isArray(requests)) throw badRequest("Invalid batch payload format: requests must be a list.");
  if (requests.length > LIMIT) throw badRequest(`Number of batch request steps exceeds the maximum value of ${LIMIT}.`);
  const parts = requests.map(partOf);
  const seen = new Set<string>();
  for (const { id, dependsOn } of parts) {
    if (seen.has(id)) throw badRequest(`Request id '${id}' is used more than once.`);
    if (dependsOn.some((other) => !seen.has(other)))
      throw badRequest(`Request '${id}' depends on a request that does not come before it.`);
    seen.add(id);
  }
  return parts;
}

function partOf(entry: Json): Part {
  if (!isObject(entry)) throw badRequest("Invalid batch payload format.");
  const { id, method, url, headers, body, dependsOn } = entry;
  if (typeof id !== "string" || typeof method !== "string" || typeof url !== "string") {
    throw badRequest("Each request of a batch needs id, method and url.");
  }
  if (!METHODS.includes(method.toUpperCase())) throw badRequest(`The method '${method}' is not supported in a batch.`);
  if (/^https?:/i.test(url) || url.includes("$batch"))
    throw badRequest(`The url '${url}' of request '${id}' must be relative.`);
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: lowered(headers),
    body: body === undefined || body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body), "utf8"),
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
}

function lowered(headers: Json | undefined): Record<string, string> {
  const pairs = isObject(headers) ? Object.entries(headers) : [];
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** A dispatcher over the simulator's own routes; unknown paths are 404 as they are outside a batch. */
export function dispatcher(
  routes: readonly Route[],
  gate: (request: SimRequest) => SimAnswer | undefined,
  missing: (status: number, detail: string) => unknown,
): Dispatch {
  const router = new Router(routes);
  return async (request) => {
    const refused = gate(request);
    if (refused !== undefined) return refused;
    const found = router.find(request.method, request.path);
    if (found === undefined) return { status: 404, body: missing(404, `no route ${request.path}`) };
    if (found === "method") return { status: 405, body: missing(405, request.method) };
    return found.handler({ ...request, params: found.params });
  };
}
