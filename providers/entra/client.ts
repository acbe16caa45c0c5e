import { UntrustworthyAnswerError } from "../errors";
import { Http } from "../http";
import { engineLifeline } from "../lifeline";
import { type BatchAnswer, type BatchRead, readInBatches } from "./batch";
import { findCloud } from "./cloud";
import { GraphTokens, type TokenPermissions } from "./credential";
import { EVENTUAL, type GraphQuery, headersFor } from "./query";
import type { EntraSettings } from "./settings";

/** A list that was read to its end. */
export interface GraphList {
  readonly rows: readonly unknown[];
  /** `@odata.count` of the first page, when it was asked for and given. */
  readonly count: number | undefined;
}

/** Reads of Microsoft Graph; nothing here writes. */
export interface GraphReader {
  /** Base of Graph in this cloud, version included; for commands that an administrator is told to run. */
  readonly url: string;
  get(path: string, query?: GraphQuery): Promise<unknown>;
  list(path: string, query?: GraphQuery, first?: unknown): Promise<GraphList>;
  count(path: string): Promise<number>;
  batch(reads: readonly BatchRead[]): Promise<BatchAnswer[]>;
  /** Whether the token that signs requests carries this Graph permission. */
  carries(permission: string): Promise<boolean>;
}

/** A change of Microsoft Graph. PUT and DELETE may be sent again when their answer is lost, POST and PATCH never are. */
export interface GraphChange {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** A POST that changes nothing, or the same whenever it is sent. */
  readonly repeatable?: boolean;
}

/** Reads and changes of Microsoft Graph. */
export interface GraphWriter extends GraphReader {
  change(change: GraphChange): Promise<unknown>;
}

const MAX_PAGES = 100_000;
const BATCH_WAIT_MS = 1_000;

const ADVICE =
  "Give the application that signs in the Graph permissions Group.Read.All (or GroupMember.Read.All), User.Read.All and " +
  "Application.Read.All, with an administrator's consent.";

/** Microsoft Graph v1.0 as one application sees it. */
export class GraphClient implements GraphWriter {
  private constructor(
    private readonly http: Http,
    private readonly tokens: GraphTokens,
    private readonly backoffMs: number,
    readonly url: string,
    /** The Entra admin center of this cloud; undefined where it is not known. */
    readonly portalUrl: string | undefined,
  ) {}

  /** Finds the cloud and prepares to sign in; the first request signs in. */
  static async connect(settings: EntraSettings): Promise<GraphClient> {
    const cloud = await findCloud(settings);
    const tokens = new GraphTokens(settings, cloud);
    const beforeWrite = engineLifeline();
    const baseUrl = `${cloud.graphUrl}/v1.0`;
    const http = new Http({
      service: "Microsoft Graph",
      baseUrl,
      authorization: (renew) => tokens.authorization(renew),
      readError: readGraphError,
      accessAdvice: ADVICE,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      ...(settings.backoffMs === undefined ? {} : { backoffMs: settings.backoffMs }),
      ...(beforeWrite === undefined ? {} : { beforeWrite }),
    });
    return new GraphClient(http, tokens, settings.backoffMs ?? BATCH_WAIT_MS, baseUrl, cloud.portalUrl);
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
    if (typeof json === "number" && Number.isInteger(json) && json >= 0) return json;
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${path} without a number`);
  }

  batch(reads: readonly BatchRead[]): Promise<BatchAnswer[]> {
    return readInBatches(this.http, reads, this.backoffMs);
  }

  async change(change: GraphChange): Promise<unknown> {
    return (await this.http.send(change)).json;
  }

  carries(permission: string): Promise<boolean> {
    return this.tokens.carries(permission);
  }

  /** What the token that signs requests may do, as it says itself. */
  permissions(): Promise<TokenPermissions> {
    return this.tokens.permissions();
  }

  async #page(path: string, query: GraphQuery, headers: Readonly<Record<string, string>>): Promise<unknown> {
    return (await this.http.send({ method: "GET", path, query, headers })).json;
  }
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
  if (next !== undefined && next !== null && typeof next !== "string") {
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${path} with a next link that is no text`);
  }
  return {
    rows: page.value,
    next: next ?? undefined,
    count: typeof count === "number" ? count : undefined,
  };
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
