import { UntrustworthyAnswerError } from "../errors";
import { Http } from "../http";
import { findCloud } from "./cloud";
import { GraphTokens } from "./credential";
import type { EntraSettings } from "./settings";

/** Query of a Graph request, in order; values are percent-encoded. */
export type GraphQuery = Readonly<Record<string, string | number | boolean>>;

/** One read of a `$batch`: path and query below `/v1.0`. */
export interface BatchRead {
  readonly path: string;
  readonly query?: GraphQuery;
}

/** The answer to one read of a batch; statuses other than 200 are the caller's to judge. */
export interface BatchAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A list that was read to its end. */
export interface GraphList {
  readonly rows: readonly unknown[];
  /** `@odata.count` of the first page, when it was asked for and given. */
  readonly count: number | undefined;
}

/** Reads of Microsoft Graph; nothing here writes. */
export interface GraphReader {
  get(path: string, query?: GraphQuery): Promise<unknown>;
  list(path: string, query?: GraphQuery, first?: unknown): Promise<GraphList>;
  count(path: string): Promise<number>;
  batch(reads: readonly BatchRead[]): Promise<BatchAnswer[]>;
}

/** Advanced queries (casts, `$count`) are answered only with this header (docs/services/entra-graph.md §11). */
const EVENTUAL = { ConsistencyLevel: "eventual" };
const BATCH_SIZE = 20;
const BATCH_ROUNDS = 8;
const NOT_NOW = new Set([424, 429, 500, 502, 503, 504]);
const MAX_PAGES = 100_000;

const ADVICE =
  "Give the application that signs in the Graph permissions Group.Read.All (or GroupMember.Read.All), User.Read.All and " +
  "Application.Read.All, with an administrator's consent.";

/** Microsoft Graph v1.0 as one application sees it. */
export class GraphClient implements GraphReader {
  private constructor(private readonly http: Http) {}

  /** Finds the cloud and prepares to sign in; the first request signs in. */
  static async connect(settings: EntraSettings): Promise<GraphClient> {
    const cloud = await findCloud(settings);
    const tokens = new GraphTokens(settings, cloud);
    const http = new Http({
      service: "Microsoft Graph",
      baseUrl: `${cloud.graphUrl}/v1.0`,
      authorization: (renew) => tokens.authorization(renew),
      readError: readGraphError,
      accessAdvice: ADVICE,
    });
    return new GraphClient(http);
  }

  async get(path: string, query: GraphQuery = {}): Promise<unknown> {
    return (await this.http.send({ method: "GET", path, query })).json;
  }

  /** Follows every next link, verbatim; a link that comes twice or leads elsewhere is refused. `first` is a page already read. */
  async list(path: string, query: GraphQuery = {}, first?: unknown): Promise<GraphList> {
    const rows: unknown[] = [];
    const seen = new Set<string>();
    const headers = headersFor(query);
    let page = decodePage(first ?? (await this.#page(path, query, headers)), path);
    const count = page.count;
    for (;;) {
      for (const row of page.rows) rows.push(row);
      if (page.next === undefined) return { rows, count };
      if (seen.has(page.next) || seen.size > MAX_PAGES) {
        throw new UntrustworthyAnswerError(
          `Microsoft Graph's list ${path} leads round in a circle. Nothing was changed.`,
        );
      }
      seen.add(page.next);
      page = decodePage(await this.#page(page.next, {}, headers), path);
    }
  }

  async count(path: string): Promise<number> {
    const headers = { ...EVENTUAL, Accept: "text/plain" };
    const { json } = await this.http.send({ method: "GET", path, headers });
    const number = Number(json);
    if (json !== undefined && Number.isInteger(number) && number >= 0) return number;
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${path} without a number`);
  }

  /** Many reads in few requests; reads that were refused for the moment are sent again. Answers come in the order asked. */
  async batch(reads: readonly BatchRead[]): Promise<BatchAnswer[]> {
    const answers: BatchAnswer[] = [];
    for (let at = 0; at < reads.length; at += BATCH_SIZE) {
      answers.push(...(await this.#batchOf(reads.slice(at, at + BATCH_SIZE))));
    }
    return answers;
  }

  async #batchOf(reads: readonly BatchRead[]): Promise<BatchAnswer[]> {
    const done = new Map<number, BatchAnswer>();
    for (let round = 1; done.size < reads.length; round++) {
      const open = reads.map((read, i) => ({ read, i })).filter(({ i }) => !done.has(i));
      const requests = open.map(({ read, i }) => ({
        id: String(i),
        method: "GET",
        url: urlOf(read),
        headers: headersFor(read.query),
      }));
      const { json } = await this.http.send({ method: "POST", path: "/$batch", body: { requests }, repeatable: true });
      const answers = decodeBatch(
        json,
        open.map(({ i }) => i),
      );
      let wait = 0;
      for (const { i } of open) {
        const { retryAfter, ...answer } = answers.get(i) ?? { status: 424, body: undefined, retryAfter: undefined };
        if (round < BATCH_ROUNDS && NOT_NOW.has(answer.status)) wait = Math.max(wait, retryAfter ?? round);
        else done.set(i, answer);
      }
      if (done.size < reads.length) await this.http.wait(wait * 1000);
    }
    return reads.map((_, i) => done.get(i) ?? { status: 424, body: undefined });
  }

  async #page(path: string, query: GraphQuery, headers: Readonly<Record<string, string>>): Promise<unknown> {
    return (await this.http.send({ method: "GET", path, query, headers })).json;
  }
}

/** A string for `$filter`: quotes are doubled. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The index behind advanced queries lags, so that it is asked only where a count is. */
function headersFor(query: GraphQuery = {}): Readonly<Record<string, string>> {
  return query.$count === undefined ? {} : EVENTUAL;
}

function urlOf({ path, query = {} }: BatchRead): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

interface Page {
  readonly rows: readonly unknown[];
  readonly next: string | undefined;
  readonly count: number | undefined;
}

function decodePage(json: unknown, path: string): Page {
  const page = (json ?? {}) as Record<string, unknown>;
  if (!Array.isArray(page.value)) {
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${path} without a list`);
  }
  const next = page["@odata.nextLink"];
  const count = page["@odata.count"];
  return {
    rows: page.value,
    next: typeof next === "string" ? next : undefined,
    count: typeof count === "number" ? count : undefined,
  };
}

type Part = BatchAnswer & { readonly retryAfter: number | undefined };

function decodeBatch(json: unknown, asked: readonly number[]): Map<number, Part> {
  const { responses } = (json ?? {}) as { responses?: unknown };
  if (!Array.isArray(responses))
    throw new UntrustworthyAnswerError("Microsoft Graph answered $batch without responses");
  const parts = new Map<number, Part>();
  for (const entry of responses) {
    const { id, status, headers, body } = (entry ?? {}) as Record<string, unknown>;
    const number = Number(id);
    if (!asked.includes(number) || typeof status !== "number") continue;
    const wait = Number((headers as Record<string, unknown> | undefined)?.["Retry-After"]);
    parts.set(number, { status, body, retryAfter: Number.isFinite(wait) && wait >= 0 ? wait : undefined });
  }
  return parts;
}

/** Code and message of a Graph error body (docs/services/entra-graph.md §3.2). */
export function readGraphError(body: unknown): { codes: string[]; message?: string; incidentId?: string } {
  const error = (body as { error?: unknown } | undefined)?.error;
  const { code, message, innerError } = (typeof error === "object" && error !== null ? error : {}) as Record<
    string,
    unknown
  >;
  const incident = (innerError as Record<string, unknown> | undefined)?.["request-id"];
  return {
    codes: typeof code === "string" ? [code] : [],
    ...(typeof message === "string" ? { message } : {}),
    ...(typeof incident === "string" ? { incidentId: incident } : {}),
  };
}
