import { Http } from "../../providers/http";
import { createEntraSimulator } from "../../simulators/entra";
import { createGotoSimulator } from "../../simulators/goto";
import { Clock } from "../../simulators/stage/clock";
import type { Fault } from "../../simulators/stage/faults";
import type { SimRequest } from "../../simulators/stage/http";
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

/** The day and hour on which every sequence begins. */
const BEGIN = Date.parse("2026-11-24T12:00:00Z");
const DAY = 86_400_000;

/** Both services over real TLS with one clock between them, as new after each `reset`. */
export class Theatre {
  readonly clock = new Clock();
  /** Requests that may change something, as `goto POST /path`. */
  readonly writes: string[] = [];
  /** What callers sent as credentials. */
  readonly credentials = new Set<string>();
  readonly #simulators = new Map<Service, Simulator>();
  readonly #servers = new Map<Service, RunningSimulator>();
  readonly #doors = new Map<Service, Http>();

  private constructor(private readonly authority: Authority) {}

  static async open(): Promise<Theatre> {
    const theatre = new Theatre(await makeAuthority());
    const { clock } = theatre;
    clock.set(BEGIN);
    const rest = { clock, switches: { "rate.perSecond": 0 } };
    await theatre.#start("entra", (url) => createEntraSimulator(url, DIRECTORY, { clock }));
    await theatre.#start("goto", (url) => createGotoSimulator(url, SITE, rest));
    return theatre;
  }

  async #start(service: Service, build: (url: string) => Simulator): Promise<void> {
    const server = await startSimulator(this.authority, (url) => {
      const simulator = build(url);
      this.#simulators.set(service, simulator);
      return { ...simulator, gate: (request) => this.#note(service, request) ?? simulator.gate?.(request) };
    });
    this.#servers.set(service, server);
    this.#doors.set(service, new Http({ service: "back door", baseUrl: server.url, ca: this.authority.caPem }));
  }

  #note(service: Service, { method, path, headers }: SimRequest): undefined {
    const [, credential] = (headers.authorization ?? "").split(" ");
    if (credential !== undefined) this.credentials.add(credential);
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

  /** The day it is, as YYYY-MM-DD in UTC, `days` from now. */
  day(days = 0): string {
    return new Date(this.clock.now() + days * DAY).toISOString().slice(0, 10);
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
