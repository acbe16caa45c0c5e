import { encoded } from "../encoded";
import { UntrustworthyAnswerError } from "../errors";
import type { Http } from "../http";
import { numberIn } from "../number-in";
import { membersOf } from "./answers";
import { type GraphQuery, headersFor } from "./query";

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

type Part = BatchAnswer & { readonly retryAfter: number | undefined };

/** Most reads that Graph takes in one request (docs/services/entra-graph.md §11). */
const BATCH_SIZE = 20;
const ROUNDS = 8;
/** Statuses of one read that say "not now"; Graph throttles the reads of a batch one by one. */
const NOT_NOW = new Set([424, 429, 500, 502, 503, 504]);

/**
 * Many reads in few requests; reads that were refused for the moment are sent again, those alone, after the longest
 * `Retry-After` among them or a growing multiple of `waitMs`. Answers come in the order asked.
 */
export async function readInBatches(http: Http, reads: readonly BatchRead[], waitMs: number): Promise<BatchAnswer[]> {
  const answers: BatchAnswer[] = [];
  for (let at = 0; at < reads.length; at += BATCH_SIZE) {
    answers.push(...(await readBatch(http, reads.slice(at, at + BATCH_SIZE), waitMs)));
  }
  return answers;
}

async function readBatch(http: Http, reads: readonly BatchRead[], waitMs: number): Promise<BatchAnswer[]> {
  const done = new Map<number, BatchAnswer>();
  for (let round = 1; done.size < reads.length; round++) {
    const open = [...reads.keys()].filter((i) => !done.has(i));
    const answers = await sendBatch(http, reads, open);
    let wait = 0;
    for (const i of open) {
      const { retryAfter, ...answer } = answers.get(String(i)) ?? UNANSWERED;
      if (round === ROUNDS || !NOT_NOW.has(answer.status)) done.set(i, answer);
      else wait = Math.max(wait, retryAfter === undefined ? waitMs * round : retryAfter * 1000);
    }
    if (done.size < reads.length) await http.wait(wait);
  }
  return [...reads.keys()].map((i) => done.get(i) ?? UNANSWERED);
}

const UNANSWERED: Part = { status: 424, body: undefined, retryAfter: undefined };

async function sendBatch(http: Http, reads: readonly BatchRead[], open: readonly number[]): Promise<Map<string, Part>> {
  const requests = open.map((i) => {
    const { path, query } = reads[i] ?? { path: "" };
    return { id: String(i), method: "GET", url: urlOf(path, query), headers: headersFor(query) };
  });
  const { json } = await http.send({ method: "POST", path: "/$batch", body: { requests }, repeatable: true });
  return decodeBatch(json);
}

function urlOf(path: string, query: GraphQuery = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encoded(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** The answers by the id of their read; whatever has no id or no status answers nothing. */
function decodeBatch(json: unknown): Map<string, Part> {
  const { responses } = (json ?? {}) as { responses?: unknown };
  if (!Array.isArray(responses)) {
    throw new UntrustworthyAnswerError("Microsoft Graph answered $batch without responses");
  }
  const parts = new Map<string, Part>();
  for (const entry of responses) {
    const { id, status, headers, body } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== "string" || typeof status !== "number") continue;
    const wait = numberIn(membersOf(headers)["Retry-After"]);
    parts.set(id, { status, body, retryAfter: Number.isFinite(wait) && wait >= 0 ? wait : undefined });
  }
  return parts;
}
