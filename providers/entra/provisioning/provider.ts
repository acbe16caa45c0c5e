import type * as dynamic from "@pulumi/pulumi/dynamic";
import { redacted } from "../../activity/redact";
import { cutShortError } from "../../cut-short";
import { messageOf, NotFoundError, RefusedError } from "../../errors";
import { sayVisibly } from "../../visible";
import { isNewly, seenNow } from "../changes";
import { GraphClient } from "../client";
import { type EntraSettings, readEntraSettings } from "../settings";
import { SynchronizationClient, SynchronizationReader } from "../synchronization";
import type { AttributeSource } from "../synchronization-schema";
import { areKnown } from "../unknown";
import { adminSecrets, CREDENTIAL_KEYS, fingerprint, type ReadConfig, readAdminCredentials } from "./credentials";
import { type Ensured, ensure } from "./ensure";
import { COMPARED, type ProvisioningArgs, type ProvisioningInputs, type ProvisioningOutputs } from "./inputs";
import { lookAt } from "./look";
import { NOTIFICATION_KEY, switchedOff } from "./notification";
import { type ParseExpression, UnreadableExpressionError } from "./sources";

interface Refreshed {
  readonly id: string;
  readonly props: ProvisioningOutputs | Record<string, never>;
  readonly inputs: ProvisioningInputs | Record<string, never>;
}

/**
 * The dynamic provider of entra.Provisioning: what the azuread plugin cannot keep of a provisioning job, that is credentials
 * beside notification settings, mappings, scope, and when it starts (docs/adr/0018). The state holds a stub of it alone, as
 * of the roster (docs/adr/0002). `tuned` are the settings that only tests have.
 */
export class ProvisioningProvider {
  #graph: Promise<GraphClient> | undefined;

  constructor(
    private readonly config: ReadConfig,
    private readonly env: Readonly<Record<string, string | undefined>> = process.env,
    private readonly say: (line: string) => void = sayVisibly,
    private readonly tuned: Partial<Pick<EntraSettings, "ca" | "backoffMs">> = {},
  ) {}

  /** Looks at the job, in a preview as well as in an update, and adds what is to be changed to the inputs. Writes nothing. */
  async check(
    olds: Partial<ProvisioningInputs>,
    news: ProvisioningArgs,
  ): Promise<dynamic.CheckResult<ProvisioningInputs>> {
    const kept = { __credentials: olds.__credentials ?? "", isAdopted: olds.isAdopted ?? news.jobWasThere };
    try {
      const credentials = readAdminCredentials(this.config, this.env);
      if (credentials !== undefined) kept.__credentials = fingerprint(credentials, kept.__credentials);
      const changes = areKnown(news.application, news.job) ? await this.#changes(olds, news) : [];
      return { inputs: { ...news, ...kept, ...seenNow(changes) } };
    } catch (error) {
      // The engine prints the whole value of the property a failure is about, so it sits on the shortest one.
      const failure = { property: "status", reason: this.#clean(error) };
      return { inputs: { ...news, ...kept, ...seenNow([]) }, failures: [failure] };
    }
  }

  async diff(_id: string, olds: ProvisioningOutputs, news: ProvisioningInputs): Promise<dynamic.DiffResult> {
    const same = COMPARED.every((name) => JSON.stringify(olds[name]) === JSON.stringify(news[name]));
    const isOpen = isNewly(news, olds) || olds.state === "waiting for authorization";
    // Another job is another resource: the one before is left by `delete`.
    const replaces = olds.job === news.job && olds.application === news.application ? [] : ["job"];
    return { changes: !same || isOpen, replaces };
  }

  async create(inputs: ProvisioningInputs): Promise<dynamic.CreateResult<ProvisioningOutputs>> {
    return { id: inputs.job, outs: await this.#ensured({}, inputs) };
  }

  async update(
    _id: string,
    olds: ProvisioningOutputs,
    news: ProvisioningInputs,
  ): Promise<dynamic.UpdateResult<ProvisioningOutputs>> {
    return { outs: await this.#ensured(olds, news) };
  }

  /** Gone when the job is; what else was changed behind our back shows in the next check. */
  async read(id: string, outputs: ProvisioningOutputs): Promise<Refreshed> {
    try {
      await new SynchronizationReader(await this.#connect(), outputs.application).getJob(outputs.job);
      const { state: _state, ...inputs } = outputs;
      return { id, props: outputs, inputs };
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { id: "", props: {}, inputs: {} };
    }
  }

  /**
   * Takes away what this tool has brought: a job of its own with its credentials. A job that was there stays, and is paused:
   * with our assignments gone, it would disable the accounts of everybody whom they stood for.
   */
  async delete(_id: string, { application, job, isAdopted }: ProvisioningOutputs): Promise<void> {
    const client = new SynchronizationClient(await this.#connect(), application);
    try {
      if (isAdopted) {
        await this.#leave(client, job);
        return;
      }
      await client.deleteJob(job);
      const saved = await client.listSecrets();
      const ours = saved.filter(({ key }) => CREDENTIAL_KEYS.has(key)).map(({ key }) => ({ key, value: "" }));
      // Notification settings cannot be removed (docs/services/entra-graph.md §1.9), only switched off.
      const mail = saved
        .filter(({ key }) => key === NOTIFICATION_KEY)
        .map(({ key }) => ({ key, value: switchedOff() }));
      if (ours.length + mail.length > 0) await client.putSecrets([...ours, ...mail]);
    } catch (error) {
      // Its application may have gone first, and the job with it.
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  async #leave(client: SynchronizationClient, job: string): Promise<void> {
    const { schedule } = await client.getJob(job);
    if (schedule === "Active") await client.pauseJob(job);
    this.say(
      `Entra: the provisioning job ${job} was there before goto-access and stays, paused: it would disable the accounts of those ` +
        "who are assigned no more. Look at who is assigned before you start it.",
    );
  }

  async #changes(olds: Partial<ProvisioningInputs>, news: ProvisioningArgs): Promise<readonly string[]> {
    const client = new SynchronizationReader(await this.#connect(), news.application);
    const { changes, problems } = await lookAt(client, news, olds, unparsed);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    for (const line of changes) this.say(`Entra: provisioning: ${line}`);
    return changes;
  }

  async #ensured(olds: Partial<ProvisioningOutputs>, news: ProvisioningInputs): Promise<ProvisioningOutputs> {
    try {
      const client = new SynchronizationClient(await this.#connect(), news.application);
      const secrets = readAdminCredentials(this.config, this.env);
      const credentials = { secrets, areNew: olds.__credentials !== news.__credentials };
      const { state, done } = await ensure(client, news, olds, credentials, parserOf(client, news));
      this.#tell(news, { state, done });
      return { ...news, state };
    } catch (error) {
      throw this.#stopped(olds, news, error);
    }
  }

  #tell({ status }: ProvisioningArgs, { state, done }: Ensured): void {
    // A job that waits is not on yet, whatever was asked of it.
    const waits = state === "waiting for authorization";
    const how = waits ? "waits for an administrator to press Authorize" : `is ${status}`;
    const changes = waits ? done.filter((line) => line !== "status: off → on") : done;
    this.say(`Entra: provisioning ${how}: ${changes.length === 0 ? "nothing to change" : changes.join("; ")}`);
  }

  /** Old inputs stay, so that the next run tries again; of a job that is new to us nothing was done yet. */
  #stopped(olds: Partial<ProvisioningOutputs>, news: ProvisioningInputs, error: unknown): Error {
    const nothing = { ...news, __credentials: "", state: "paused" } satisfies ProvisioningOutputs;
    const properties = olds.job === undefined ? nothing : olds;
    return cutShortError(news.job, properties, [this.#clean(error)]);
  }

  #clean(error: unknown): string {
    return redacted(messageOf(error), adminSecrets(this.config, this.env));
  }

  #connect(): Promise<GraphClient> {
    const settings = () => readEntraSettings((name) => this.config(`azuread:${name}`), this.env);
    this.#graph ??= (async () => GraphClient.connect({ ...settings(), ...this.tuned }))();
    return this.#graph;
  }
}

/** Has Entra read an expression; what it does not understand is a mistake of the mapping, not of the run. */
function parserOf(client: SynchronizationClient, { job }: ProvisioningArgs): ParseExpression {
  return async (expression) => {
    try {
      return await client.parseExpression(job, expression);
    } catch (error) {
      // Where nobody reads expressions for us, the text has to be enough.
      if (error instanceof NotFoundError) return unparsed(expression);
      throw error instanceof RefusedError ? new UnreadableExpressionError(error.message) : error;
    }
  };
}

/** In a preview, which only reads, an expression is known by its text alone. */
function unparsed(expression: string): Promise<AttributeSource> {
  const name = /^\s*(\w+)\s*\(/.exec(expression)?.[1] ?? null;
  return Promise.resolve({ expression, name, type: "Function", parameters: [] });
}
