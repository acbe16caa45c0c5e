import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import { RequestBudget } from "./bucket";
import { encoded } from "./encoded";
import {
  AccessError,
  ConflictError,
  ForbiddenError,
  LostAnswerError,
  messageOf,
  NotFoundError,
  RefusedError,
  type ServiceError,
  UnavailableError,
} from "./errors";
import { BROKEN, readJson } from "./json-body";
import { waitAsked } from "./retry-after";
import { requireSafeUrl } from "./safe-url";
import { visible } from "./visible";

/** Waits this many milliseconds; a setting, so that tests of waits take none. */
export type Sleep = (ms: number) => Promise<void>;

/** Settings of a client of one service. */
export interface HttpOptions {
  /** The service's name in messages: "GoTo", "Microsoft Graph". */
  readonly service: string;
  /** Base URL; https, or http on loopback only. */
  readonly baseUrl: string;
  /** The Authorization header; called again with `true` when the service says the token is not valid. */
  readonly authorization?: (renew: boolean) => Promise<string>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests per second over all calls of this client; none = no limit of our own. */
  readonly requestsPerSecond?: number;
  readonly timeoutMs?: number;
  /** Tries per request, the first one included. */
  readonly tries?: number;
  /** The first wait of the back-off, doubled each time, with jitter. */
  readonly backoffMs?: number;
  readonly sleep?: Sleep;
  /** Called before every request but a GET is sent; nothing is sent when it does not come back. */
  readonly beforeWrite?: () => Promise<void>;
  /** PEM of an authority to trust besides the system's; ordinarily NODE_EXTRA_CA_CERTS does this. */
  readonly ca?: string;
  /** Reads the codes and the incident number out of the service's error body. */
  readonly readError?: (body: unknown) => { codes: string[]; message?: string; incidentId?: string };
  /** The advice of an AccessError: what right or setting to look at. */
  readonly accessAdvice?: string;
}

/** One request. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path under the base URL, or an absolute URL of the same origin (a next link). */
  readonly path: string;
  /** Query, already in order; values are percent-encoded here, a space as `%20`. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON body; `form` sends application/x-www-form-urlencoded instead. */
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Whether sending it twice does the same as once; default: everything but POST and PATCH. */
  readonly repeatable?: boolean;
}

/** An answer with a 2xx status. */
export interface Answer {
  /** The body as JSON; integers beyond 2^53 come as strings. Undefined when empty. */
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Statuses that say "not now", for any request that may be repeated. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Statuses after which nothing was changed for sure, so that even a create may be sent again. */
const NOT_DONE = new Set([425, 429]);
/** Network errors before anything was sent. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const MAX_WAIT_MS = 120_000;

/** Names the file and setting to mend when TLS fails; these are never retried. */
const TLS_FAILURES = /certificate|self[- ]signed|UNABLE_TO|ERR_TLS|CERT_|EPROTO|SSL routines/i;

type Failure =
  | { kind: "network"; code: string; message: string; sent: boolean }
  | { kind: "status"; response: AxiosResponse<string>; authorization: string | undefined };

/** Sends requests to one service: authorisation, rate, time-outs, retries and status → error live here and nowhere else. */
export class Http {
  readonly #axios: AxiosInstance;
  readonly #budget: RequestBudget | undefined;
  readonly #sleep: Sleep;
  readonly #origin: string;
  /** The newest Authorization header. */
  #newest: string | undefined;

  constructor(private readonly options: HttpOptions) {
    this.#origin = requireSafeUrl(options.service, options.baseUrl).origin;
    this.#sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    this.#budget =
      options.requestsPerSecond === undefined ? undefined : new RequestBudget(options.requestsPerSecond, this.#sleep);
    this.#axios = axios.create({
      timeout: options.timeoutMs ?? 30_000,
      maxRedirects: 0,
      maxContentLength: 256 * 1024 * 1024,
      responseType: "text",
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      httpAgent: new HttpAgent({ keepAlive: true }),
      httpsAgent: new HttpsAgent({ keepAlive: true, ...(options.ca === undefined ? {} : { ca: options.ca }) }),
    });
  }

  /** Sends a call; a 2xx answer is returned, everything else is thrown as one of the classes of errors.ts. */
  async send(call: Call): Promise<Answer> {
    const url = this.#url(call);
    const tries = this.options.tries ?? 6;
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#try(call, url);
      if (outcome.kind === "status") {
        const { response } = outcome;
        if (response.status >= 200 && response.status < 300) {
          const json = readJson(response.data);
          if (json !== BROKEN) return { json, headers: flatten(response.headers) };
          // A broken body of a change is no matter for retries: the change was made.
          if (!repeatable(call)) throw this.#lost(call, "the answer could not be read");
          if (attempt >= tries) throw this.#unavailable(call, `status ${response.status} with a body that is not JSON`);
        } else if (this.#tokenRefused(response) && !renewed && this.options.authorization !== undefined) {
          renewed = true;
          // Of several requests refused together, only the first renews: a token may be good for one renewal only.
          if (outcome.authorization === this.#newest) this.#newest = await this.options.authorization(true);
          continue;
        } else if (!PASSING.has(response.status)) {
          throw this.#refusal(call, response);
        } else if (!repeatable(call) && !NOT_DONE.has(response.status)) {
          throw this.#lost(call, `status ${response.status}`);
        } else if (attempt >= tries) {
          throw this.#unavailable(call, `status ${response.status}, ${attempt} times`);
        }
        await this.#pause(attempt, response.headers["retry-after"]);
      } else {
        if (TLS_FAILURES.test(`${outcome.code} ${outcome.message}`)) throw this.#untrusted(call, outcome.message);
        if (outcome.sent && !repeatable(call)) throw this.#lost(call, outcome.message);
        const enough = outcome.code === "ENOTFOUND" ? Math.min(2, tries) : tries;
        if (attempt >= enough) throw this.#unavailable(call, outcome.message);
        await this.#pause(attempt, undefined);
      }
    }
  }

  /** Waits as the retries do, never longer than they would; for callers that have answers within an answer to retry. */
  wait(ms: number): Promise<void> {
    return this.#sleep(Math.min(ms, MAX_WAIT_MS));
  }

  async #try(call: Call, url: string): Promise<Failure> {
    await this.#budget?.take();
    if (call.method !== "GET") await this.options.beforeWrite?.();
    const { authorization } = this.options;
    const headers: Record<string, string> = { Accept: "application/json", ...this.options.headers, ...call.headers };
    if (authorization !== undefined) {
      this.#newest = await authorization(false);
      headers.Authorization = this.#newest;
    }
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    if (call.form !== undefined) headers["Content-Type"] = "application/x-www-form-urlencoded";
    const data = call.form === undefined ? call.body : new URLSearchParams({ ...call.form }).toString();
    try {
      const body = data === undefined || typeof data === "string" ? data : JSON.stringify(data);
      const response = await this.#axios.request<string>({ method: call.method, url, headers, data: body });
      return { kind: "status", response, authorization: headers.Authorization };
    } catch (error) {
      // Only what is needed is kept: axios's own error object holds the request with its token.
      const code = axios.isAxiosError(error) ? (error.code ?? "") : "";
      const message = messageOf(error);
      return { kind: "network", code, message: message === "" ? code : message, sent: !NOT_SENT.has(code) };
    }
  }

  #url(call: Call): string {
    const base = this.options.baseUrl.replace(/(?<!\/)\/+$/, "");
    const url = /^https?:/i.test(call.path) ? call.path : `${base}${call.path}`;
    if (new URL(url).origin !== this.#origin) {
      throw new UnavailableError(
        `${this.options.service} sent us to another server (${new URL(url).origin}); its token is not sent there. ` +
          "Check the configured address.",
      );
    }
    const query = Object.entries(call.query ?? {})
      .filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
      .map(([name, value]) => `${encodeName(name)}=${encoded(String(value))}`)
      .join("&");
    return query === "" ? url : `${url}?${query}`;
  }

  #tokenRefused(response: AxiosResponse<string>): boolean {
    if (response.status === 401) return true;
    const sign = `${String(response.headers["www-authenticate"] ?? "")} ${response.data ?? ""}`;
    return response.status === 403 && /invalid.?token/i.test(sign);
  }

  async #pause(attempt: number, retryAfter: unknown): Promise<void> {
    const asked = waitAsked(retryAfter);
    const backoff = (this.options.backoffMs ?? 500) * 2 ** (attempt - 1);
    const jittered = Math.min(backoff, 30_000) * (0.5 + Math.random() / 2);
    await this.#sleep(Math.min(asked ?? jittered, MAX_WAIT_MS));
  }

  #refusal(call: Call, response: AxiosResponse<string>): ServiceError {
    const body = readJson(response.data);
    const read = body === BROKEN || body === undefined ? undefined : this.options.readError?.(body);
    const codes = read?.codes ?? [];
    const said = visible([...codes, ...(read?.message === undefined ? [] : [read.message])].join(": "));
    const what = `${this.#where(call)} was answered with ${response.status}${said === "" ? "" : ` ${said}`}`;
    const detail = { codes, incidentId: read?.incidentId };
    const advice = `${what}. ${this.options.accessAdvice ?? "Check the credentials and their rights."}`;
    if (this.#tokenRefused(response)) return new AccessError(advice, detail);
    if (response.status === 403) return new ForbiddenError(advice, detail);
    if (response.status === 404) return new NotFoundError(what, detail);
    if (response.status === 409) return new ConflictError(what, detail);
    return new RefusedError(what, detail);
  }

  #lost(call: Call, why: string): LostAnswerError {
    return new LostAnswerError(`${this.#where(call)}: the answer was lost (${why}); it is unknown whether it was done`);
  }

  #unavailable(call: Call, why: string): UnavailableError {
    return new UnavailableError(
      `${this.#where(call)} failed: ${why}. Is ${this.#origin} the right address, and can this machine reach it?`,
    );
  }

  #untrusted(call: Call, why: string): UnavailableError {
    return new UnavailableError(
      `${this.#where(call)} failed: the server's certificate is not trusted (${why}). If ${this.#origin} is right and ` +
        "its authority is your own, name the authority's PEM file in NODE_EXTRA_CA_CERTS.",
    );
  }

  #where(call: Call): string {
    const path = /^https?:/i.test(call.path) ? new URL(call.path).pathname : call.path;
    return `${this.options.service}: ${call.method} ${path}`;
  }
}

/** Whether `call` may be sent again when it is unknown what became of it. */
function repeatable(call: Call): boolean {
  return call.repeatable ?? (call.method !== "POST" && call.method !== "PATCH");
}

function flatten(headers: AxiosResponse["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** `$` stays as it is: OData parameter names begin with it. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("%24", "$");
}
