import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { backdoorRoutes, type JournalRow, type Stage } from "./backdoor";
import type { Clock } from "./clock";
import { type Fault, Faults, faultAnswer } from "./faults";
import { type Route, Router, type SimAnswer, type SimRequest } from "./http";
import { Secrets } from "./secrets";
import type { Authority } from "./tls";

const MAX_BODY = 32 * 1024 * 1024;

/** What makes one simulator different from another. */
export interface Simulator {
  readonly name: string;
  readonly stage: Stage;
  readonly routes: readonly Route[];
  readonly clock: Clock;
  /** The service's own error body for a status, for unknown paths, wrong methods and injected faults. */
  errorBody(status: number, detail?: string): unknown;
  /** Runs before a route: a rate limiter or a check of headers. An answer here replaces the route's. */
  gate?(request: SimRequest): SimAnswer | undefined;
}

/** A simulator that listens on loopback. */
export interface RunningSimulator {
  readonly name: string;
  /** `https://localhost:<port>` */
  readonly url: string;
  readonly port: number;
  /** Every request but those of the back door, oldest first. */
  readonly journal: JournalRow[];
  close(): Promise<void>;
}

/** Starts a simulator on 127.0.0.1 with TLS; port 0 takes any free one. `build` receives the URL it is served under. */
export async function startSimulator(
  authority: Authority,
  build: (url: string) => Simulator,
  port = 0,
): Promise<RunningSimulator> {
  const server = createServer({ key: authority.server.key, cert: authority.server.cert, keepAlive: true });
  server.keepAliveTimeout = 60_000;
  const sockets = new Set<Socket>();
  server.on("secureConnection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  const url = `https://localhost:${bound}`;
  const simulator = orClose(server, () => build(url));
  const journal: JournalRow[] = [];
  const stage = new StageServer(simulator, journal);
  server.on("request", (request, response) => void stage.serve(request, response));
  return {
    name: simulator.name,
    url,
    port: bound,
    journal,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A simulator that cannot be built must not leave its server behind: it would keep the process alive. */
function orClose(server: Server, build: () => Simulator): Simulator {
  try {
    return build();
  } catch (error) {
    server.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
}

class StageServer {
  readonly #faults = new Faults();
  readonly #secrets = new Secrets();
  readonly #router: Router;
  readonly #backdoor: Router;

  constructor(
    private readonly simulator: Simulator,
    private readonly journal: JournalRow[],
  ) {
    this.#router = new Router(simulator.routes);
    // A simulator may add doors of its own; they stay out of the journal and of the faults like the common ones.
    const own = simulator.routes.filter(([, pattern]) => pattern.startsWith("/__sim/"));
    const common = backdoorRoutes(simulator.stage, simulator.clock, this.#faults, journal, this.#secrets);
    this.#backdoor = new Router([...common, ...own]);
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = "/", rawQuery = ""] = splitOnce(incoming.url ?? "/", "?");
    try {
      const body = await readBody(incoming);
      const request: SimRequest = {
        method: incoming.method ?? "GET",
        path,
        rawQuery,
        query: new URLSearchParams(rawQuery),
        headers: incoming.headers,
        body,
        params: {},
      };
      if (path.startsWith("/__sim/")) send(response, await this.#route(this.#backdoor, request));
      else await this.#perform(request, response);
    } catch (error) {
      if (response.destroyed) return;
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${this.simulator.name} simulator: ${incoming.method} ${path}: ${detail}\n`);
      send(response, { status: 500, body: this.simulator.errorBody(500, detail) });
    }
  }

  async #perform(request: SimRequest, response: ServerResponse): Promise<void> {
    this.#secrets.hear(request);
    const fault = this.#faults.take(request.method, withQuery(request));
    if (fault !== undefined && (await this.#fail(fault, request, response))) return;
    this.#reply(request, response, await this.#answer(request));
  }

  async #answer(request: SimRequest): Promise<SimAnswer> {
    const answer = this.simulator.gate?.(request) ?? (await this.#route(this.#router, request));
    this.#secrets.tell(answer);
    return answer;
  }

  async #route(router: Router, request: SimRequest): Promise<SimAnswer> {
    const found = router.find(request.method, request.path);
    if (found === undefined) return { status: 404, body: this.simulator.errorBody(404, `no route ${request.path}`) };
    if (found === "method") return { status: 405, body: this.simulator.errorBody(405, request.method) };
    return found.handler({ ...request, params: found.params });
  }

  /** Carries a fault out; false when the true answer is still to be sent. */
  async #fail(fault: Fault, request: SimRequest, response: ServerResponse): Promise<boolean> {
    switch (fault.kind) {
      case "slow":
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 1000));
        return false;
      case "hang":
        this.#note(request, 0, 0);
        return true;
      case "reset":
        this.#note(request, 0, 0);
        response.socket?.destroy();
        return true;
      case "resetAfter":
        await this.#answer(request);
        this.#note(request, 0, 0);
        response.socket?.destroy();
        return true;
      case "statusAfter":
        await this.#answer(request);
        this.#reply(
          request,
          response,
          faultAnswer(fault, (status) => this.simulator.errorBody(status)),
        );
        return true;
      case "truncate":
        this.#truncate(request, response, await this.#answer(request));
        return true;
      case "empty":
        this.#reply(request, response, { status: fault.status ?? 200 });
        return true;
      default:
        this.#reply(
          request,
          response,
          faultAnswer(fault, (status) => this.simulator.errorBody(status)),
        );
        return true;
    }
  }

  #truncate(request: SimRequest, response: ServerResponse, answer: SimAnswer): void {
    const whole = encode(answer);
    this.#note(request, answer.status, whole.length);
    response.writeHead(answer.status, { "Content-Type": "application/json", "Content-Length": whole.length });
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
  }

  #reply(request: SimRequest, response: ServerResponse, answer: SimAnswer): void {
    const bytes = send(response, answer);
    this.#note(request, answer.status, bytes);
  }

  #note(request: SimRequest, status: number, bytes: number): void {
    const { method, path, rawQuery } = request;
    this.journal.push({ method, path, query: rawQuery, status, at: Date.now(), bytes });
  }
}

function withQuery(request: SimRequest): string {
  return request.rawQuery === "" ? request.path : `${request.path}?${request.rawQuery}`;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function encode(answer: SimAnswer): Buffer {
  if (answer.body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body), "utf8");
}

function send(response: ServerResponse, answer: SimAnswer): number {
  const body = encode(answer);
  const headers: Record<string, string | number> = { ...answer.headers };
  if (body.length > 0 && headers["Content-Type"] === undefined) headers["Content-Type"] = "application/json";
  if (answer.status !== 204) headers["Content-Length"] = body.length;
  response.writeHead(answer.status, headers);
  response.end(answer.status === 204 ? undefined : body);
  return body.length;
}

function readBody(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY) reject(new Error(`request body over ${MAX_BODY} bytes`));
      else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(Buffer.concat(chunks)));
    incoming.on("error", reject);
  });
}
