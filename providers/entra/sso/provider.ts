import type * as dynamic from "@pulumi/pulumi/dynamic";
import { cutShortError } from "../../cut-short";
import { messageOf, NotFoundError } from "../../errors";
import { sayVisibly } from "../../visible";
import { ApplicationError } from "../applications";
import { isNewly, seenNow } from "../changes";
import { GraphClient } from "../client";
import { type EntraSettings, readEntraSettings } from "../settings";
import { areKnown } from "../unknown";
import { type GraphProperties, SsoClient, SsoReader } from "./client";
import { COMPARED, type SsoArgs, type SsoInputs, type SsoOutputs, type SsoRecord } from "./inputs";
import { planRemoval, planSso } from "./plan";

const NOTHING: SsoRecord = {
  before: { settings: {}, preferred: "" },
  theirs: { identifiers: [], replyUrls: [] },
  set: {},
  activated: "",
};

const NONE = { thumbprint: "", certificate: "", until: "" };
const NONE_SHOWN = { inUse: NONE, next: { ...NONE, from: "" } } satisfies Partial<SsoOutputs>;

interface Refreshed {
  readonly id: string;
  readonly props: SsoOutputs | Record<string, never>;
}

/**
 * The dynamic provider of entra.SingleSignOn: what the azuread plugin cannot keep of an application that another resource has
 * made, that is its addresses and which of its certificates is in use (docs/adr/0019). The state holds a stub of it alone, as
 * of the roster (docs/adr/0002). `tuned` are the settings that only tests have, `now` is milliseconds since 1970.
 */
export class SingleSignOnProvider {
  #graph: Promise<GraphClient> | undefined;

  constructor(
    private readonly config: (name: string) => string | undefined,
    private readonly env: Readonly<Record<string, string | undefined>> = process.env,
    private readonly say: (line: string) => void = sayVisibly,
    private readonly tuned: Partial<Pick<EntraSettings, "ca" | "backoffMs">> = {},
    private readonly now: () => number = Date.now,
  ) {}

  /** Compares with what Graph says, in a preview as well as in an update, and adds what is to be changed. Writes nothing. */
  async check(olds: Partial<SsoInputs>, news: SsoArgs): Promise<dynamic.CheckResult<SsoInputs>> {
    const kept = { ...news, ...seenNow([]), __record: olds.__record ?? NOTHING };
    if (news.isFrozen || !areKnown(news.application, news.clientId)) return { inputs: kept };
    try {
      const observed = await new SsoReader(await this.#connect(), news.application).observe(news.clientId);
      const { changes, record } = planSso(news, observed, olds, this.now());
      for (const line of changes) this.say(`Entra: single sign-on: ${line}`);
      return { inputs: { ...kept, ...seenNow(changes, this.now()), __record: record } };
    } catch (error) {
      // The engine prints the whole value of the property a failure is about, so it sits on the shortest one.
      return { inputs: kept, failures: [{ property: "activateBefore", reason: messageOf(error) }] };
    }
  }

  async diff(_id: string, olds: SsoOutputs, news: SsoInputs): Promise<dynamic.DiffResult> {
    if (news.isFrozen) return { changes: false };
    const same = COMPARED.every((name) => JSON.stringify(olds[name]) === JSON.stringify(news[name]));
    // Another application is another resource: the one before is put back as it was by `delete`.
    const replaces = olds.application === news.application ? [] : ["application"];
    return { changes: !same || isNewly(news, olds), replaces };
  }

  async create(inputs: SsoInputs): Promise<dynamic.CreateResult<SsoOutputs>> {
    return { id: inputs.application, outs: await this.#ensured({}, inputs) };
  }

  async update(_id: string, olds: SsoOutputs, news: SsoInputs): Promise<dynamic.UpdateResult<SsoOutputs>> {
    return { outs: await this.#ensured(olds, news) };
  }

  /** Gone when the application is; what else was changed behind our back shows in the next check. */
  async read(id: string, outputs: SsoOutputs): Promise<Refreshed> {
    try {
      await new SsoReader(await this.#connect(), outputs.application).getPrincipal();
      return { id, props: outputs };
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      return { id: "", props: {} };
    }
  }

  /** Takes away what this tool has added and puts back what there was before; nobody else's things are touched. */
  async delete(_id: string, outputs: SsoOutputs): Promise<void> {
    const client = new SsoClient(await this.#connect(), outputs.application);
    try {
      const observed = await client.observe(outputs.clientId);
      const { application, principal, certificates } = planRemoval(outputs, observed);
      // First another certificate is put in use, or none, so that at no moment one is named that is not there.
      if (!isEmpty(principal)) await client.patchPrincipal(principal);
      if (certificates.length > 0) await client.removeCertificates(certificates);
      if (!isEmpty(application)) await client.patchApplication(observed.applicationId, application);
    } catch (error) {
      // The application may have gone first, and everything with it.
      if (!(error instanceof NotFoundError || error instanceof ApplicationError)) throw error;
    }
  }

  async #ensured(olds: Partial<SsoOutputs>, news: SsoInputs): Promise<SsoOutputs> {
    try {
      const client = new SsoClient(await this.#connect(), news.application);
      const observed = await client.observe(news.clientId);
      // `check` has carried the record on already.
      const plan = planSso(news, observed, { ...olds, __record: news.__record }, this.now());
      if (!isEmpty(plan.principal)) await client.patchPrincipal(plan.principal);
      if (plan.ended.length > 0) await client.removeCertificates(plan.ended);
      // Last, so that a run cut short leaves no address that the next one would take for somebody else's.
      if (!isEmpty(plan.application)) await client.patchApplication(observed.applicationId, plan.application);
      const done = plan.changes.length === 0 ? "nothing to change" : plan.changes.join("; ");
      this.say(`Entra: single sign-on: ${done}`);
      return { ...news, __record: plan.record, ...plan.shown };
    } catch (error) {
      throw stopped(olds, news, error);
    }
  }

  #connect(): Promise<GraphClient> {
    const settings = () => readEntraSettings((name) => this.config(`azuread:${name}`), this.env);
    this.#graph ??= (async () => GraphClient.connect({ ...settings(), ...this.tuned }))();
    return this.#graph;
  }
}

/** What was done before the stop is in the state, so that the next run goes on and a destroy takes it away (docs/adr/0006). */
function stopped(olds: Partial<SsoOutputs>, news: SsoInputs, error: unknown): Error {
  const properties = olds.application === undefined ? { ...news, ...NONE_SHOWN } : olds;
  return cutShortError(news.application, properties, [messageOf(error)]);
}

function isEmpty(body: GraphProperties): boolean {
  return Object.keys(body).length === 0;
}
