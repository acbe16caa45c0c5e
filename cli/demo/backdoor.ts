import { Agent } from "node:https";
import axios, { type AxiosInstance } from "axios";
import type { RunningSimulators } from "../../simulators/start";

/** A request that a simulator has answered. */
interface Seen {
  readonly method: string;
  readonly path: string;
}

/** How many requests there were, and how many of them changed something. */
export interface Traffic {
  readonly requests: number;
  readonly writes: number;
}

/** What the GoTo simulator holds, as its back door shows it. */
export interface GotoState {
  readonly users: readonly {
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly status: string;
    readonly licences: readonly string[];
    readonly adminRoles: readonly string[];
    readonly group?: string | null;
  }[];
  readonly licences: readonly { readonly description: string; readonly seats: number; readonly used: number }[];
}

/** A token is asked for, and reads are sent in batches, by POST. */
const READING_POST = /\/oauth2?\/(?:v2\.0\/)?token$|\/\$batch$/;

/** What the simulators tell about themselves; the product's own clients never ask for it. */
export class Backdoor {
  readonly #http: AxiosInstance;
  readonly #urls: readonly [entra: string, goto: string];
  #counted = { requests: 0, writes: 0 };

  constructor(simulators: RunningSimulators) {
    this.#http = axios.create({ httpsAgent: new Agent({ ca: simulators.authority.caPem }) });
    this.#urls = [simulators.entra.url, simulators.goto.url];
  }

  async gotoState(): Promise<GotoState> {
    return (await this.#http.get<GotoState>(`${this.#urls[1]}/__sim/state`)).data;
  }

  /** Requests to both services since the last call. */
  async traffic(): Promise<Traffic> {
    const lists = await Promise.all(this.#urls.map((url) => this.#http.get<Seen[]>(`${url}/__sim/requests`)));
    const all = lists.flatMap(({ data }) => data);
    const writes = all.filter(({ method, path }) => method !== "GET" && !READING_POST.test(path)).length;
    const fresh = { requests: all.length - this.#counted.requests, writes: writes - this.#counted.writes };
    this.#counted = { requests: all.length, writes };
    return fresh;
  }
}
