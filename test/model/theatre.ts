import { setTimeout as wait } from "node:timers/promises";
import { Http } from "../../providers/http";
import { createEntraSimulator } from "../../simulators/entra";
import { createGotoSimulator } from "../../simulators/goto";
import { Clock } from "../../simulators/stage/clock";
import type { Fault } from "../../simulators/stage/faults";
import type { Handler, SimAnswer, SimRequest } from "../../simulators/stage/http";
import { type RunningSimulator, type Simulator, startSimulator } from "../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../simulators/stage/tls";
import { DIRECTORY, SITE } from "./company";

/** An account as GoTo's back door shows it. */
export interface Account {
  readonly key: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
  readonly group: string | null;
}

/** What GoTo holds. */
export interface GotoState {
  readonly users: readonly Account[];
  readonly licences: readonly { readonly description: string; readonly seats: number; readonly used: number }[];
}

/** What the directory holds. */
export interface DirectoryState {
  readonly users: readonly {
    readonly id: string;
    readonly userPrincipalName: string;
    readonly displayName: string;
    readonly givenName: string;
    readonly surname: string;
    readonly mail: string | null;
    readonly accountEnabled: boolean;
    readonly userType: string | null;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly members: readonly string[];
  }[];
}

/** The two services that a fault can be about. */
export type Service = "goto" | "entra";

/** Takes a request in the place of its service, which answers what `proceed` is given. */
export type Interceptor = (
  service: Service,
  request: SimRequest,
  proceed: (request: SimRequest) => Promise<SimAnswer>,
) => Promise<SimAnswer>;

/** The day and hour on which every sequence begins. */
const BEGIN = Date.parse("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
/** Longer than a request and the wait before it is sent again. */
const QUIET_MS = 50;
/** Refresh tokens are good for years, so that days may pass, and for one use. */
const SWITCHES = { "rate.perSecond": 0, "oauth.rotation": "everyTime", "oauth.refreshTtl": 100 * 31_536_000 };

/** Both services over real TLS with one clock between them, as new after each `reset`. */
export class Theatre {
  readonly clock = new Clock();
  /** Requests that may change something, as `goto POST /path`. */
  readonly writes: string[] = [];
  /** What callers sent as credentials. */
  readonly credentials = new Set<string>();
  /** Stands between callers and both services. */
  between: Interceptor | undefined;
  readonly #simulators = new Map<Service, Simulator>();
  readonly #servers = new Map<Service, RunningSimulator>();
  readonly #doors = new Map<Service, Http>();

  private constructor(private readonly authority: Authority) {}

  static async open(): Promise<Theatre> {
    const theatre = new Theatre(await makeAuthority());
    const { clock } = theatre;
    clock.set(BEGIN);
    await theatre.#start("entra", (url) => createEntraSimulator(url, DIRECTORY, { clock }));
    await theatre.#start("goto", (url) => createGotoSimulator(url, SITE, { clock, switches: SWITCHES }));
    return theatre;
  }

  async #start(service: Service, build: (url: string) => Simulator): Promise<void> {
    const server = await startSimulator(this.authority, (url) => {
      const simulator = build(url);
      this.#simulators.set(service, simulator);
      const routes = simulator.routes.map(([method, path, handler]) => {
        return [method, path, this.#intercepted(service, handler)] as const;
      });
      return { ...simulator, routes, gate: (request) => this.#note(service, request) ?? simulator.gate?.(request) };
    });
    this.#servers.set(service, server);
    this.#doors.set(service, new Http({ service: "back door", baseUrl: server.url, ca: this.authority.caPem }));
  }

  #intercepted(service: Service, handler: Handler): Handler {
    return (request) => {
      if (this.between === undefined || request.path.startsWith("/__sim/")) return handler(request);
      return this.between(service, request, async (changed) => handler(changed));
    };
  }

  #note(service: Service, { method, path, headers, body }: SimRequest): undefined {
    const [, credential] = (headers.authorization ?? "").split(" ");
    if (credential !== undefined) this.credentials.add(credential);
    const refreshToken = path === "/oauth/token" ? new URLSearchParams(body.toString()).get("refresh_token") : null;
    if (refreshToken !== null) this.credentials.add(refreshToken);
    const isReading = method === "GET" || /\/oauth2?\/|\/\$batch$/.test(path);
    if (!isReading) this.writes.push(`${service} ${method} ${path}`);
  }

  get ca(): string {
    return this.authority.caPem;
  }

  url(service: Service): string {
    return this.#server(service).url;
  }

  now(): Date {
    return new Date(this.clock.now());
  }

  /** The day it is in a time zone, as YYYY-MM-DD, `days` from now. */
  day(days = 0, timeZone = "UTC"): string {
    return this.dayOf(new Date(this.clock.now() + days * DAY), timeZone);
  }

  dayOf(moment: Date, timeZone: string): string {
    return moment.toLocaleDateString("sv-SE", { timeZone });
  }

  passDays(days: number): void {
    this.clock.advance(days * DAY);
  }

  reset(): void {
    this.clock.set(BEGIN);
    for (const simulator of this.#simulators.values()) simulator.stage.reset();
    this.credentials.clear();
    this.forget();
  }

  /** Ends when no request comes any more: a run that one list has ended may still be reading another. */
  async quiet(): Promise<void> {
    const answered = () => [...this.#servers.values()].reduce((sum, { journal }) => sum + journal.length, 0);
    for (let before = -1; before !== answered(); await wait(QUIET_MS)) before = answered();
  }

  /** Forgets the requests so far. */
  forget(): void {
    this.writes.length = 0;
    for (const server of this.#servers.values()) server.journal.length = 0;
  }

  goto(): GotoState {
    return structuredClone(this.#simulator("goto").stage.state() as GotoState);
  }

  directory(): DirectoryState {
    return structuredClone(this.#simulator("entra").stage.state() as DirectoryState);
  }

  /** A change that somebody makes behind our back; throws BackdoorError where it cannot be made. */
  edit(service: Service, document: unknown): void {
    void this.#simulator(service).stage.edit(document);
  }

  async arm(service: Service, faults: readonly Fault[]): Promise<void> {
    await this.#door(service).send({ method: "POST", path: "/__sim/faults", body: faults });
  }

  /** How often each armed fault fired, in the order in which they were armed. */
  async fired(service: Service): Promise<number[]> {
    const { json } = await this.#door(service).send({ method: "GET", path: "/__sim/faults" });
    return (json as readonly { readonly fired: number }[]).map(({ fired }) => fired);
  }

  /** Requests that a service answered with a status of 400 or more, as `409 POST /path`. */
  refusals(service: Service): string[] {
    const refused = this.#server(service).journal.filter(({ status }) => status >= 400);
    return refused.map(({ status, method, path }) => `${status} ${method} ${path}`);
  }

  async close(): Promise<void> {
    for (const server of this.#servers.values()) await server.close();
    this.authority.dispose();
  }

  #simulator(service: Service): Simulator {
    return found(this.#simulators, service);
  }

  #server(service: Service): RunningSimulator {
    return found(this.#servers, service);
  }

  #door(service: Service): Http {
    return found(this.#doors, service);
  }
}

function found<T>(parts: ReadonlyMap<Service, T>, service: Service): T {
  const part = parts.get(service);
  if (part === undefined) throw new Error(`${service} is not running`);
  return part;
}
