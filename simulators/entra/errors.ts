import type { SimAnswer } from "../stage/http";

/** An answer of Microsoft Graph that is not a success; thrown by a route and turned into the error body of §3.2. */
export class GraphError extends Error {
  override name = "GraphError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** 400: the request itself is wrong. */
export function badRequest(message: string): GraphError {
  return new GraphError(400, "Request_BadRequest", message);
}

/** 404: no object has this id. */
export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** 403: the token's roles do not cover the request. */
export function forbidden(): GraphError {
  return new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
}

/** 401 with the challenge that tells the client where tokens come from. */
export function unauthorized(url: string, message: string): GraphError {
  return new GraphError(401, "InvalidAuthenticationToken", message, {
    "WWW-Authenticate": `Bearer realm="", authorization_uri="${url}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
  });
}

/** The error body of Microsoft Graph (docs/services/entra-graph.md §3.2). */
export function errorBody(code: string, message: string, date: string, requestId: string, clientRequestId: string) {
  return {
    error: {
      code,
      message,
      innerError: { date, "request-id": requestId, "client-request-id": clientRequestId },
    },
  };
}

const CODES: Readonly<Record<number, string>> = {
  400: "Request_BadRequest",
  401: "InvalidAuthenticationToken",
  403: "Authorization_RequestDenied",
  404: "Request_ResourceNotFound",
  405: "Request_BadRequest",
  409: "Request_MultipleObjectsWithSameKeyValue",
  410: "Request_ResourceGone",
  429: "TooManyRequests",
  500: "InternalServerError",
  503: "ServiceUnavailable",
};

/** The code that Graph usually gives with a status, for faults and unknown paths. */
export function codeOf(status: number): string {
  return CODES[status] ?? "UnknownError";
}

/** 200 with a JSON body. */
export function ok(body: unknown): SimAnswer {
  return { status: 200, body };
}

/** 201 with the object that was made. */
export function created(body: unknown): SimAnswer {
  return { status: 201, body };
}

/** 204, no body. */
export const NO_CONTENT: SimAnswer = { status: 204 };
