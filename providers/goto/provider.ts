import { existsSync } from "node:fs";
import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { ActivityLog } from "../activity/log";
import { memoryOf } from "../activity/memory";
import { openActivityLog } from "../activity/open";
import { activityPlace } from "../activity/place";
import { redacted } from "../activity/redact";
import { messageOf, ServiceError } from "../errors";
import { keepHeapSmall } from "../heap";
import { leaveLastWord } from "../notify/last-word";
import { passLongTexts } from "../protobuf-strings";
import { sayVisibly } from "../visible";
import { requireSameAccount } from "./account";
import { GotoClient } from "./client";
import { suspendAll } from "./destroy";
import { encodeHeld, encodeWaiting, withHeld } from "./held";
import {
  decodeDrift,
  decodeFailures,
  desiredOfUpdate,
  encodeDrift,
  encodeMissing,
  encodeUnmanaged,
  licenceUse,
  type RosterArgs,
  type RosterInputs,
  type RosterOutputs,
} from "./inputs";
import { entryFor } from "./let-through";
import { TokenSource } from "./oauth";
import { observe } from "./observe";
import { lookAhead } from "./outlook";
import { decodePeople, encodePeople } from "./people";
import { pilotLines, recordsWithin } from "./pilot";
import { dayIn } from "./policy";
import { progressLines } from "./progress";
import { reconcile } from "./reconcile";
import { type AccountRecord, decodeRecords, encodeRecords, withOutcome } from "./records";
import { rosterSeen } from "./refresh";
import { cutShort, notAllSuspended, outputsOf, summary } from "./result";
import type { Reviewed } from "./reviewed";
import { readReviewed } from "./reviewed-setting";
import { type GotoSettings, gotoSecrets, readGotoSettings } from "./settings";
import { planLines } from "./tell";

/** What a change of makes an update; order of assignments and ends of lines matter only with other changes. */
const COMPARED = [
  "people",
  "roles",
  "unresolved",
  "pilot",
  "policy",
  "held",
  "waiting",
  "missing",
  "unmanaged",
] as const;

/** Reads one of the stack's settings, without the project's name. */
export type ReadConfig = (name: string) => string | undefined;

/** Documents are compared as they are: there may be megabytes of them. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** What a refresh found: the state, and the inputs that would have led to it. */
interface Refreshed {
  readonly id: string;
  readonly props: RosterOutputs;
  readonly inputs: RosterInputs;
}

/**
 * The dynamic provider of goto.Roster. Pulumi stores only a stub of it in the state, which loads this class anew in every
 * process (docs/adr/0002), so nothing here needs to be serialisable. `tuned` are the settings that only tests have.
 */
export class RosterProvider {
  #client: Promise<GotoClient> | undefined;

  constructor(
    private readonly config: ReadConfig,
    private readonly env: Readonly<Record<string, string | undefined>> = process.env,
    private readonly say: (line: string) => void = sayVisibly,
    private readonly now: () => Date = () => new Date(),
    private readonly tuned: Partial<Pick<GotoSettings, "ca" | "backoffMs" | "requestsPerSecond">> = {},
  ) {
    passLongTexts();
  }

  /** Looks at GoTo, in a preview as well as in an update, and adds to the inputs what both must know. Writes nothing. */
  async check(olds: Partial<RosterInputs>, news: RosterArgs): Promise<dynamic.CheckResult<RosterInputs>> {
    keepHeapSmall(news.people);
    try {
      return { inputs: await this.#inputs(olds, news) };
    } catch (error) {
      this.#leaveLastWord(error);
      // The engine prints the whole value of the property a failure is about, so it sits on the shortest one.
      const seen = { held: "", approval: "", waiting: "", missing: "", unmanaged: "", drift: "", __seen: "" };
      const inputs: RosterInputs = { ...news, __accounts: "", ...seen };
      return { inputs, failures: [{ property: "account", reason: messageOf(error) }] };
    }
  }

  /** Compares what is desired with what the last run left, so that people who failed are tried again. */
  async diff(_id: string, olds: RosterOutputs, news: RosterInputs): Promise<dynamic.DiffResult> {
    // A document that an earlier version did not keep is an empty one.
    const same = COMPARED.every((name) => isSame(olds[name] ?? "", news[name]));
    const failedBefore = decodeFailures(olds.failed).length > 0;
    const isNew = news.__seen !== olds.__seen && decodeDrift(news.drift).length > 0;
    return { changes: !same || failedBefore || isNew };
  }

  async create(inputs: RosterInputs): Promise<dynamic.CreateResult<RosterOutputs>> {
    return {
      id: inputs.account,
      outs: await this.#reconcile(inputs.account, inputs, decodeRecords(inputs)),
    };
  }

  async update(id: string, olds: RosterOutputs, news: RosterInputs): Promise<dynamic.UpdateResult<RosterOutputs>> {
    const recorded = withOutcome(decodeRecords(news), decodeRecords(olds));
    return { outs: await this.#reconcile(id, news, recorded) };
  }

  /** What GoTo says now, as if it were the roster: a preview after it shows drift as lines of people. */
  async read(id: string, outputs: RosterOutputs): Promise<Refreshed> {
    const observed = await observe(await this.#connect());
    const { people, accounts } = rosterSeen(outputs, observed);
    const { failed: _f, created: _c, updated: _u, suspended: _s, deleted: _d, licences: _l, ...inputs } = outputs;
    const text = encodePeople(people);
    const seen = { people: text, __accounts: encodeRecords(accounts, text) };
    const props = { ...outputs, ...seen, licences: licenceUse(observed.licenses) };
    return { id, props, inputs: { ...inputs, ...seen } };
  }

  /** Releases, unless policy says otherwise: every account stays as it is (docs/behaviour.md §4). */
  async delete(id: string, outputs: RosterOutputs): Promise<void> {
    const { policy } = outputs;
    const activity = this.#activity();
    const count = decodePeople(outputs.people).length;
    if (policy.onDestroy !== "suspend") {
      this.#release(activity, count);
      this.say(`GoTo: ${count} accounts are released from goto-access and stay as they are`);
      return;
    }
    const client = await this.#connect();
    requireSameAccount(id, client.accountKey);
    const recorded = recordsWithin(outputs, decodeRecords(outputs));
    const today = dayIn(policy.timeZone, this.now());
    const result = await suspendAll(client, recorded, policy, today, progressLines(this.say), activity);
    this.say(summary(result));
    if (result.stopped !== undefined || result.failures.length > 0) throw notAllSuspended(result);
    this.#release(activity, count);
  }

  /** A log that does not hear of it would give these accounts to the next stack as its own. */
  #release(activity: ActivityLog, count: number): void {
    const place = activityPlace(this.config, this.env) ?? "";
    if (activity.released(count) || !existsSync(place)) return;
    throw new ServiceError(
      `the activity log ${place} cannot be written, so that a later stack would take the accounts of this one for its own. ` +
        "Nothing was released. Make room or make it writable, or move it away, and run pulumi destroy again",
    );
  }

  async #inputs(olds: Partial<RosterInputs>, given: RosterArgs): Promise<RosterInputs> {
    const outlook = await lookAhead(await this.#connect(), olds, given, {
      memory: memoryOf(activityPlace(this.config, this.env)),
      now: this.now(),
      reviewedIn: (account) => this.#reviewed(account),
    });
    const { account, desired: news, observed, plan: planned, today } = outlook;
    for (const line of [...pilotLines(news), ...planLines(planned, observed.licenses), ...planned.notices])
      this.say(line);
    const drift = encodeDrift(planned.steps, olds, news);
    const people = withHeld(olds.people, news.people, planned.held);
    return {
      ...news,
      people,
      held: encodeHeld(planned.held),
      approval: entryFor(planned, today),
      waiting: encodeWaiting(planned.waiting),
      missing: encodeMissing(planned.missing),
      account,
      __accounts: encodeRecords(outlook.records, people),
      unmanaged: encodeUnmanaged(planned.unmanaged),
      drift,
      __seen: drift === "" ? "" : this.now().toISOString(),
    };
  }

  async #reconcile(id: string, inputs: RosterInputs, recorded: readonly AccountRecord[]): Promise<RosterOutputs> {
    try {
      return await this.#reconciled(id, inputs, recorded);
    } catch (error) {
      this.#leaveLastWord(error);
      throw error;
    }
  }

  async #reconciled(id: string, inputs: RosterInputs, recorded: readonly AccountRecord[]): Promise<RosterOutputs> {
    const client = await this.#connect();
    requireSameAccount(id, client.accountKey);
    const today = dayIn(inputs.policy.timeZone, this.now());
    const progress = progressLines(this.say);
    const result = await reconcile(
      client,
      { ...desiredOfUpdate(inputs), reviewed: this.#reviewed(id) },
      recorded,
      inputs.policy,
      today,
      progress,
      this.#activity(),
    );
    const outputs = outputsOf(inputs, result);
    if (result.stopped !== undefined) throw cutShort(id, outputs, result);
    this.say(summary(result));
    return outputs;
  }

  #reviewed(account: string): Reviewed | undefined {
    return readReviewed(this.config, this.env, account);
  }

  #activity(): ActivityLog {
    const { config, env, say, now } = this;
    return openActivityLog({ config, env, say, now, secrets: gotoSecrets(config, env) });
  }

  /** For the message about this run; the engine prints the error itself. */
  #leaveLastWord(error: unknown): void {
    const { config, env } = this;
    leaveLastWord(activityPlace(config, env), redacted(messageOf(error), gotoSecrets(config, env)), this.now());
  }

  #connect(): Promise<GotoClient> {
    this.#client ??= this.#signIn();
    return this.#client;
  }

  async #signIn(): Promise<GotoClient> {
    const settings = { ...readGotoSettings(this.config, this.env), ...this.tuned };
    return GotoClient.connect(settings, new TokenSource(settings, this.say));
  }
}
