import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { createGotoSimulator } from "../../../simulators/goto";
import type { GotoSeed } from "../../../simulators/seed/world";
import { Clock } from "../../../simulators/stage/clock";
import { type RunningSimulator, startSimulator } from "../../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../../simulators/stage/tls";
import { ACCOUNT, SEED } from "./seed";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The text as JSON, or undefined. */
  readonly body: Json;
}

/** A JSON value that tests look into. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whose personal access token; "" = no Authorization header. */
  readonly as?: "rhea" | "mira" | "otto" | "adam" | "narrow" | "";
}

export const A = `/admin/rest/v1/accounts/${ACCOUNT}`;
const NARROW = "narrow:narrow-secret";

/** One simulator for a test file, reset before each test, without a rate limit; every write is followed by the invariants. */
export class Site {
  server!: RunningSimulator;
  #agent!: Agent;
  #authority!: Authority;
  readonly #tokens = new Map<string, string>();

  constructor(switches: Readonly<Record<string, unknown>> = {}, seed: GotoSeed = SEED, clock = new Clock()) {
    beforeAll(async () => {
      this.#authority = await makeAuthority();
      const options = { clock, switches: { "rate.perSecond": 0, ...switches } };
      this.server = await startSimulator(this.#authority, (url) => createGotoSimulator(url, seed, options));
      this.#agent = new Agent({ ca: this.#authority.caPem, keepAlive: true });
    });
    beforeEach(async () => {
      this.#tokens.clear();
      await this.door("POST", "/__sim/seed", seed);
      await this.door("POST", "/__sim/reset");
    });
    afterAll(async () => {
      this.#agent.destroy();
      await this.server.close();
      this.#authority.dispose();
    });
  }

  /** Sends to the Admin API; `path` starts below the account, or with a slash at the server's root. */
  async send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const { as = "rhea" } = sent;
    const headers = as === "" ? {} : { Authorization: `Bearer ${await this.token(as)}` };
    const before = method === "GET" ? undefined : await this.state();
    const url = path.startsWith("/") ? path : path === "" ? A : `${A}/${path}`;
    const answer = await this.raw(method, url, { ...sent, headers: { ...headers, ...sent.headers } });
    if (before !== undefined) checkInvariants(before, answer, await this.state());
    return answer;
  }

  get = (path: string, sent?: Sent) => this.send("GET", path, sent);
  post = (path: string, body?: unknown, sent?: Sent) => this.send("POST", path, { ...sent, body });
  put = (path: string, body?: unknown, sent?: Sent) => this.send("PUT", path, { ...sent, body });
  delete = (path: string, sent?: Sent) => this.send("DELETE", path, sent);

  async raw(method: string, url: string, { body, headers }: Sent): Promise<Answer> {
    const type = body === undefined ? {} : { "Content-Type": "application/json" };
    const data = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: { ...type, ...headers } };
      request(`${this.server.url}${url}`, options, resolve).on("error", reject).end(data);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    return { status: answer.statusCode ?? 0, headers: answer.headers, text, body: parsed(text) };
  }

  /** A token request; `client` is `id:secret`. */
  async tokenRequest(form: Readonly<Record<string, string>>, client = "tool:tool:secret"): Promise<Answer> {
    const headers = {
      Authorization: `Basic ${Buffer.from(client).toString("base64")}`,
      "Content-Type": "application/x-www-form-urlencoded",
    };
    return this.raw("POST", "/oauth/token", { body: String(new URLSearchParams(form)), headers });
  }

  async token(as: string): Promise<string> {
    const known = this.#tokens.get(as);
    if (known !== undefined) return known;
    const form = { grant_type: "personal_access_token", pat: `pat-${as}` };
    const answer = await this.tokenRequest(form, as === "narrow" ? NARROW : undefined);
    const token: string = answer.body.access_token;
    this.#tokens.set(as, token);
    return token;
  }

  async door(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.raw(method, path, { body });
  }

  async state(): Promise<Json> {
    return (await this.door("GET", "/__sim/state")).body;
  }

  async user(email: string): Promise<Json> {
    const state = await this.state();
    return state.users.find((user: Json) => user.email === email);
  }

  async turn(switches: Readonly<Record<string, unknown>>): Promise<void> {
    expect((await this.door("PUT", "/__sim/switches", switches)).status).toBe(200);
  }

  async edit(document: unknown): Promise<void> {
    const { status, text } = await this.door("POST", "/__sim/edit", document);
    expect([status, text]).toEqual([200, '{"ok":true}']);
  }

  /** Asks for new access tokens from now on. */
  signInAgain(): void {
    this.#tokens.clear();
  }

  /** Moves the clock on; access tokens end after an hour of it. */
  async advance(days: number): Promise<void> {
    await this.door("POST", "/__sim/clock", { advance: days * 86_400 });
  }

  async mail(): Promise<Json[]> {
    return (await this.door("GET", "/__sim/mail")).body;
  }
}

/** What must hold after every request, accepted or refused (docs/services/goto-admin-api.md §12.1). */
export function checkInvariants(before: Json, answer: Answer, after: Json): void {
  if (answer.status >= 400) expect(after).toEqual(before);
  for (const { used, seats } of after.licences) expect(used).toBeLessThanOrEqual(seats);
  const distinct = (texts: string[]) => expect(new Set(texts).size).toBe(texts.length);
  distinct(after.users.map(({ email }: Json) => email.toLowerCase()));
  distinct(after.users.map(({ key }: Json) => key));
  distinct(after.groups.map(({ name }: Json) => name.toLowerCase()));
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The code of the first error in an Admin error body. */
export function codeIn({ status, body }: Answer): string {
  return `${status} ${body?.errors?.[0]?.code}`;
}
