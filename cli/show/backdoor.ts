import { Http } from "../../providers/http";
import type { RunningSimulators } from "../../simulators/start";

/** A request that a simulator has answered. */
interface Seen {
  readonly method: string;
  readonly path: string;
}

/** How many requests there were, and how many of them changed something. */
interface Traffic {
  readonly requests: number;
  readonly writes: number;
}

/** What the GoTo simulator holds, as its back door shows it. */
export interface GotoState {
  readonly users: readonly {
    readonly key: string;
    readonly email: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly status: string;
    readonly licences: readonly string[];
    readonly adminRoles: readonly string[];
    readonly group?: string | null;
  }[];
  readonly licences: readonly {
    readonly key: string;
    readonly description: string;
    readonly seats: number;
    readonly used: number;
  }[];
}

/** A token is asked for, and reads are sent in batches, by POST. */
const READING_POST = /\/oauth2?\/(?:v2\.0\/)?token$|\/\$batch$/;

/** What the simulators tell about themselves; the product's own clients never ask for it. */
export class Backdoor {
  readonly #entra: Http;
  readonly #goto: Http;
  #counted = { requests: 0, writes: 0 };

  constructor({ entra, goto, authority: { caPem: ca } }: RunningSimulators) {
    this.#entra = new Http({ service: "Entra simulator", baseUrl: entra.url, ca });
    this.#goto = new Http({ service: "GoTo simulator", baseUrl: goto.url, ca });
  }

  async gotoState(): Promise<GotoState> {
    return (await this.#goto.send({ method: "GET", path: "/__sim/state" })).json as GotoState;
  }

  /** Requests to both services since the last call. */
  async traffic(): Promise<Traffic> {
    const journals = [this.#entra, this.#goto].map((http) => http.send({ method: "GET", path: "/__sim/requests" }));
    const all = (await Promise.all(journals)).flatMap(({ json }) => json as Seen[]);
    const writes = all.filter(({ method, path }) => method !== "GET" && !READING_POST.test(path)).length;
    const fresh = { requests: all.length - this.#counted.requests, writes: writes - this.#counted.writes };
    this.#counted = { requests: all.length, writes };
    return fresh;
  }
}
