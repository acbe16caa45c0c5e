import { afterAll, beforeAll, beforeEach } from "vitest";
import { GotoClient } from "../../../providers/goto/client";
import { TokenSource } from "../../../providers/goto/oauth";
import type { GotoSettings } from "../../../providers/goto/settings";
import { Http } from "../../../providers/http";
import { createGotoSimulator } from "../../../simulators/goto";
import type { GotoSeed } from "../../../simulators/seed/world";
import { Clock } from "../../../simulators/stage/clock";
import type { Fault } from "../../../simulators/stage/faults";
import type { SimAnswer, SimRequest } from "../../../simulators/stage/http";
import { type RunningSimulator, type Simulator, startSimulator } from "../../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../../simulators/stage/tls";
import { CLIENT, PAT, REFRESH, SEED } from "./company";

/** An account as the simulator's back door shows it. */
export interface Account {
  readonly key: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly status: string;
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
  readonly group: string | null;
}

interface World {
  readonly users: readonly Account[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
  readonly licences: readonly { readonly description: string; readonly used: number }[];
}

/** A request that reached GoTo: `POST users` with its body. */
export interface Received {
  readonly what: string;
  readonly body: unknown;
}

type Switches = Readonly<Record<string, unknown>>;

/** One GoTo for a test file, over real TLS and without a rate limit, as new before each test. */
export class Site {
  server!: RunningSimulator;
  readonly clock = new Clock();
  /** What the tools said to the operator. */
  readonly said: string[] = [];
  /** Changes that reached GoTo (all but reads and sign-ins), in order. */
  readonly writes: Received[] = [];
  /** Called before GoTo works on a request: a test may change the account behind the tool's back, or answer in its place. */
  before: ((request: SimRequest) => SimAnswer | undefined) | undefined;
  #simulator!: Simulator;
  #authority!: Authority;
  #http: Http | undefined;

  constructor(seed: GotoSeed = SEED) {
    beforeAll(async () => {
      this.#authority = await makeAuthority();
      this.server = await startSimulator(this.#authority, (url) => this.#build(url, seed));
    });
    beforeEach(() => this.reset());
    afterAll(async () => {
      await this.server.close();
      this.#authority.dispose();
    });
  }

  #build(url: string, seed: GotoSeed): Simulator {
    const simulator = createGotoSimulator(url, seed, { clock: this.clock, switches: { "rate.perSecond": 0 } });
    this.#simulator = simulator;
    return {
      ...simulator,
      gate: (request) => {
        const answer = this.before?.(request) ?? simulator.gate?.(request);
        if (answer === undefined) this.#note(request);
        return answer;
      },
    };
  }

  #note({ method, path, body }: SimRequest): void {
    if (method === "GET" || path.startsWith("/oauth/")) return;
    const what = `${method} ${path.replace(/^.*\/accounts\/\d+\//, "")}`;
    this.writes.push({ what, body: body.length === 0 ? undefined : JSON.parse(body.toString("utf8")) });
  }

  async reset(): Promise<void> {
    this.before = undefined;
    await this.#door("POST", "/__sim/reset", {});
    this.forget();
    this.said.length = 0;
  }

  /** Forgets the requests so far. */
  forget(): void {
    this.writes.length = 0;
    this.server.journal.length = 0;
  }

  /** Settings that reach this GoTo with a personal access token. */
  settings(change: Partial<GotoSettings> = {}): GotoSettings {
    return {
      apiUrl: this.server.url,
      loginUrl: `${this.server.url}/oauth/token`,
      accountKey: undefined,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      grant: { kind: "personalAccessToken", secret: PAT },
      credentialsFile: undefined,
      ...this.tuned(),
      ...change,
    };
  }

  /** The settings that only tests have: whom to trust, and short waits. */
  tuned() {
    return { ca: this.#authority.caPem, backoffMs: 1, requestsPerSecond: 10_000 };
  }

  withRefreshToken(change: Partial<GotoSettings> = {}): GotoSettings {
    return this.settings({ grant: { kind: "refreshToken", secret: REFRESH }, ...change });
  }

  tokens(settings: GotoSettings): TokenSource {
    return new TokenSource(settings, (line) => this.said.push(line));
  }

  connect(settings: GotoSettings = this.settings()): Promise<GotoClient> {
    return GotoClient.connect(settings, this.tokens(settings));
  }

  world(): World {
    return this.#simulator.stage.state() as World;
  }

  account(email: string): Account | undefined {
    return this.world().users.find((user) => user.email.toLowerCase() === email.toLowerCase());
  }

  /** `e-mail status licence+licence` of everybody, sorted; the administrator is left out. */
  everybody(): string[] {
    return this.world()
      .users.filter((user) => !user.adminRoles.includes("SUPER_USER"))
      .map((user) => [user.email, user.status, user.licences.join("+")].join(" ").trimEnd());
  }

  edit(document: unknown): undefined {
    this.#simulator.stage.edit(document);
  }

  turn(switches: Switches): void {
    this.#simulator.stage.setSwitches(switches);
  }

  welcomed(): number {
    return this.#simulator.stage.mail().filter((mail) => (mail as { kind: string }).kind === "welcome").length;
  }

  async fail(...faults: Fault[]): Promise<void> {
    await this.#door("POST", "/__sim/faults", faults);
  }

  /** The requests of a method and path, faulty ones too, oldest first. */
  requests(method: string, path: RegExp) {
    return this.server.journal.filter((row) => row.method === method && path.test(row.path));
  }

  /** How many they were. */
  count(method: string, path: RegExp): number {
    return this.requests(method, path).length;
  }

  signIns(): number {
    return this.count("POST", /oauth/);
  }

  async #door(method: "POST", path: string, body: unknown): Promise<void> {
    this.#http ??= new Http({ service: "back door", baseUrl: this.server.url, ca: this.#authority.caPem });
    await this.#http.send({ method, path, body });
  }
}
