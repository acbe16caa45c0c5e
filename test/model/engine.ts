import { messageOf } from "../../providers/errors";
import type { RosterArgs, RosterInputs, RosterOutputs } from "../../providers/goto/inputs";
import { RosterProvider } from "../../providers/goto/provider";
import { GOTO_CLIENT, PAT, REFRESH_TOKEN } from "./company";
import type { Theatre } from "./theatre";

/** What the engine keeps of the Roster between two runs. */
export interface Kept {
  readonly id: string;
  readonly inputs: RosterInputs;
  readonly outputs: RosterOutputs;
  /** The last run was cut short, so that the next one updates whatever diff says. */
  readonly unfinished: boolean;
}

/**
 * How a run came to its end. `refused`: before anything was done; `failed`: by an error that leaves the state as it was;
 * `cut`: by one that tells what was done (docs/adr/0006).
 */
export type Outcome = { readonly kind: "done"; readonly changed: boolean } | Stopped;

interface Stopped {
  readonly kind: "refused" | "failed" | "cut";
  readonly reason: string;
}

/** What the processes of a stack have in common. */
interface Shared {
  /** As Pulumi stores it: as text. */
  state?: string | undefined;
  readonly said: string[];
}

interface Checked {
  readonly inputs: RosterInputs;
}

/** Does with the dynamic provider what Pulumi's engine does, each run as in a process of its own. */
export class Engine {
  /** GoTo is signed in to with a refresh token, not with a personal access token. */
  rotates = false;
  /** When the last run of `up` began to change something; undefined when it has not come to that. */
  actedAt: Date | undefined;

  constructor(
    private readonly theatre: Theatre,
    private readonly activityLog: string,
    private readonly shared: Shared = { said: [] },
  ) {}

  /** Another process on the same stack. */
  twin(): Engine {
    const twin = new Engine(this.theatre, this.activityLog, this.shared);
    twin.rotates = this.rotates;
    return twin;
  }

  /** What was printed by the run at hand. */
  get said(): string[] {
    return this.shared.said;
  }

  get kept(): Kept | undefined {
    const { state } = this.shared;
    return state === undefined ? undefined : (JSON.parse(state) as Kept);
  }

  async preview(program: () => Promise<RosterArgs>): Promise<Outcome> {
    const checked = await this.#check(this.#provider(), program);
    return "reason" in checked ? checked : { kind: "done", changed: false };
  }

  /** `pulumi up`: check, and then create or update when diff says so. */
  async up(program: () => Promise<RosterArgs>): Promise<Outcome> {
    this.actedAt = undefined;
    const provider = this.#provider();
    const checked = await this.#check(provider, program);
    if ("reason" in checked) return checked;
    const news = copy(checked.inputs);
    const { kept } = this;
    this.actedAt = this.theatre.now();
    try {
      if (kept === undefined) return this.#done(news, await provider.create(news));
      const { changes } = await provider.diff(kept.id, kept.outputs, news);
      if (changes || kept.unfinished) return this.#done(news, await provider.update(kept.id, kept.outputs, news));
      this.#keep({ ...kept, inputs: news });
      return { kind: "done", changed: false };
    } catch (error) {
      return this.#ended(error, news, kept);
    }
  }

  /** `pulumi refresh`: the state becomes what GoTo says. */
  async refresh(): Promise<Outcome> {
    const { kept } = this;
    if (kept === undefined) return { kind: "done", changed: false };
    try {
      const { id, props, inputs } = await this.#provider().read(kept.id, kept.outputs);
      this.#keep({ ...kept, id, inputs, outputs: props });
      return { kind: "done", changed: false };
    } catch (error) {
      return { kind: "failed", reason: messageOf(error) };
    }
  }

  async destroy(): Promise<Outcome> {
    const { kept } = this;
    if (kept === undefined) return { kind: "done", changed: false };
    try {
      await this.#provider().delete(kept.id, kept.outputs);
      this.shared.state = undefined;
      return { kind: "done", changed: true };
    } catch (error) {
      return { kind: "failed", reason: messageOf(error) };
    }
  }

  async #check(provider: RosterProvider, program: () => Promise<RosterArgs>): Promise<Checked | Stopped> {
    try {
      const args = copy(await program());
      const { inputs, failures = [] } = await provider.check(this.kept?.inputs ?? {}, args);
      const [failure] = failures;
      if (failure === undefined && inputs !== undefined) return { inputs };
      return { kind: "refused", reason: failure?.reason ?? "check gave no inputs" };
    } catch (error) {
      return { kind: "refused", reason: messageOf(error) };
    }
  }

  #done(inputs: RosterInputs, { outs, id }: { outs?: RosterOutputs; id?: string }): Outcome {
    if (outs === undefined) throw new Error("the provider gave no outputs");
    this.#keep({ id: id ?? this.kept?.id ?? "", inputs, outputs: outs, unfinished: false });
    return { kind: "done", changed: true };
  }

  /** Properties of an error become the outputs; inputs advance only where there were none (docs/adr/0006). */
  #ended(error: unknown, news: RosterInputs, kept: Kept | undefined): Outcome {
    const { id, properties } = error as { readonly id?: string; readonly properties?: RosterOutputs };
    const reason = messageOf(error);
    if (id === undefined || properties === undefined) return { kind: "failed", reason };
    this.#keep({ id, inputs: kept?.inputs ?? news, outputs: properties, unfinished: true });
    return { kind: "cut", reason };
  }

  #keep(kept: Kept): void {
    this.shared.state = JSON.stringify(kept);
  }

  #provider(): RosterProvider {
    const { theatre, activityLog } = this;
    const config: Readonly<Record<string, string>> = {
      gotoApiUrl: theatre.url("goto"),
      gotoLoginUrl: `${theatre.url("goto")}/oauth/token`,
      gotoClientId: GOTO_CLIENT.id,
      gotoClientSecret: GOTO_CLIENT.secret,
      ...(this.rotates
        ? { gotoRefreshToken: REFRESH_TOKEN, gotoCredentialsFile: `${activityLog}.credentials` }
        : { gotoPersonalAccessToken: PAT }),
      activityLog,
    };
    const tuned = { ca: theatre.ca, backoffMs: 1, requestsPerSecond: 10_000 };
    const say = (line: string) => void this.said.push(line);
    return new RosterProvider(
      (name) => config[name],
      {},
      say,
      () => theatre.now(),
      tuned,
    );
  }
}

/** As what goes between the engine and the provider's process. */
function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
