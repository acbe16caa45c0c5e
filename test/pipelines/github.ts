import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Permissions = Readonly<Record<string, string>>;

/** A comment as GitHub lists it. */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** A pull request, as far as the pipeline looks. */
export interface PullRequest {
  readonly number: number;
  readonly head: { sha: string };
  readonly base: { readonly ref: string };
  merged_at: string | null;
  merge_commit_sha: string | null;
}

/** A run of a workflow. */
export interface Run {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly repository: { readonly full_name: string };
  readonly head_repository: { readonly full_name: string };
}

/** What a run has kept. */
export interface Artifact {
  readonly name: string;
  readonly expired: boolean;
  readonly created_at: string;
  readonly workflow_run: { readonly id: number };
}

export const REPOSITORY = "contoso/access";

/** A part of GitHub on loopback: its REST API as far as the pipeline asks, and its tokens for other services. */
export class FakeGitHub {
  readonly comments = new Map<number, Comment[]>();
  readonly pulls: PullRequest[] = [];
  readonly runs: Run[] = [];
  readonly artifacts: Artifact[] = [];
  /** Method and path of everything that was not a read. */
  readonly written: string[] = [];
  readonly #tokens = new Map<string, Permissions>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The token of a job, good for what its `permissions` say. */
  token(permissions: Permissions): string {
    const token = `ghs_${this.#tokens.size}`;
    this.#tokens.set(token, permissions);
    return token;
  }

  /** A run of one of our workflows begins, for a commit of this or another repository. */
  run(file: string, event: string, from = REPOSITORY): Run {
    const path = `.github/workflows/${file}.yml`;
    const id = 7000 + this.runs.length;
    const run = { id, path, event, repository: { full_name: REPOSITORY }, head_repository: { full_name: from } };
    this.runs.push(run);
    return run;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", this.url);
    const method = request.method ?? "";
    if (method !== "GET") this.written.push(`${method} ${path}`);
    const permissions = this.#tokens.get((request.headers.authorization ?? "").replace("Bearer ", "")) ?? {};
    const body = text === "" ? {} : (JSON.parse(text) as { body?: string });
    const [status, answer] = this.#route(method, path, query, permissions, body.body ?? "");
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer));
  }

  #route(
    method: string,
    path: string,
    query: URLSearchParams,
    may: Permissions,
    body: string,
  ): [status: number, answer: unknown] {
    const forbidden: [number, unknown] = [403, { message: "Resource not accessible by integration" }];
    if (path === "/id-token") return may["id-token"] === "write" ? [200, { value: JWT }] : forbidden;
    const part = path.replace(`/repos/${REPOSITORY}`, "");
    const [, what, id = "", more = ""] = part.split("/");
    if (what === "actions") {
      if (may.actions !== "read") return forbidden;
      if (id === "runs") return [200, this.runs.find((run) => String(run.id) === more)];
      const found = this.artifacts.filter(({ name }) => name === query.get("name"));
      return [200, { total_count: found.length, artifacts: found }];
    }
    if (what === "commits") {
      if (may["pull-requests"] === undefined) return forbidden;
      // Also those that merely contain the commit.
      return [200, this.pulls];
    }
    if (method === "GET") {
      const page = Number(query.get("page") ?? 1);
      const size = Number(query.get("per_page") ?? 30);
      return [200, this.#of(Number(id)).slice((page - 1) * size, page * size)];
    }
    if (may["pull-requests"] !== "write") return forbidden;
    return method === "POST" ? this.#comment(Number(id), body) : this.#edit(Number(more), body);
  }

  #of(pull: number): Comment[] {
    const comments = this.comments.get(pull) ?? [];
    this.comments.set(pull, comments);
    return comments;
  }

  #comment(pull: number, body: string): [number, unknown] {
    const all = [...this.comments.values()].flat();
    const comment = { id: 1 + all.length, body, user: { login: "github-actions[bot]" } };
    this.#of(pull).push(comment);
    return [201, comment];
  }

  #edit(id: number, body: string): [number, unknown] {
    const comment = [...this.comments.values()].flat().find((one) => one.id === id);
    if (comment === undefined) return [404, { message: "Not Found" }];
    comment.body = body;
    return [200, comment];
  }
}

/** Has the form of a token; what is in it, no simulator looks at. */
const JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0ZXN0In0.c2ln";
