import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../../config";
import type { RosterArgs, RosterInputs, RosterOutputs } from "../../../providers/goto/inputs";
import { encodePeople, encodeUnresolved, type Person, type Unresolved } from "../../../providers/goto/people";
import { RosterProvider } from "../../../providers/goto/provider";
import { gotoPolicy } from "../../../stacks/goto-policy";
import { gotoRoles } from "../../../stacks/goto-roles";
import type { CommandStage } from "../stage";

const URN = "urn:pulumi:test::goto-access::pulumi-nodejs:dynamic/goto:Roster::roster";
const TYPE = "pulumi-nodejs:dynamic/goto:Roster";

/** Somebody of the roster by a line of assignments.yaml. */
export function assigned(name: string, role: string, via: string): Person {
  const [firstName = "", lastName = ""] = name.split(".").map((part) => part[0]?.toUpperCase() + part.slice(1));
  return { email: `${name}@contoso.com`, role, firstName, lastName, via, directoryId: `id-${name}` };
}

/** What the engine does with the real roster provider, and the previews that it would write. */
export class RosterOfStage {
  #outputs: RosterOutputs | undefined;

  constructor(private readonly stage: CommandStage) {}

  /** A pulumi up. */
  async up(people: readonly Person[], unresolved: readonly Unresolved[] = [], reviewed = ""): Promise<RosterOutputs> {
    const news = await this.#checked(people, unresolved, reviewed);
    const provider = this.#provider(reviewed);
    const done =
      this.#outputs === undefined
        ? await provider.create(news)
        : await provider.update(news.account, this.#outputs, news);
    if (done.outs === undefined) throw new Error("the provider gave no outputs");
    this.#outputs = done.outs;
    return done.outs;
  }

  /** Writes preview.json into the project's folder, as pulumi preview --json --show-sames would. */
  async preview(people: readonly Person[], unresolved: readonly Unresolved[] = [], others: object = {}): Promise<void> {
    const news = await this.#checked(people, unresolved);
    const state = (inputs: object) => ({ type: TYPE, inputs });
    const old = this.#outputs === undefined ? {} : { oldState: state(this.#olds()) };
    this.write({ steps: [{ op: "update", urn: URN, ...old, newState: state(news) }], diagnostics: [], ...others });
  }

  write(preview: object): void {
    writeFileSync(join(this.stage.folder, "preview.json"), JSON.stringify(preview));
  }

  /** The state of the stack, as pulumi stack export writes it. */
  exported(): string {
    return JSON.stringify({ deployment: { resources: [{ type: TYPE, urn: URN, inputs: this.#olds() }] } });
  }

  #olds(): Partial<RosterInputs> {
    const {
      failed: _f,
      created: _c,
      updated: _u,
      suspended: _s,
      deleted: _d,
      licences: _l,
      ...inputs
    } = {
      ...this.#outputs,
    };
    return inputs;
  }

  async #checked(people: readonly Person[], unresolved: readonly Unresolved[], reviewed = ""): Promise<RosterInputs> {
    const { inputs, failures = [] } = await this.#provider(reviewed).check(
      this.#olds(),
      this.#args(people, unresolved),
    );
    if (inputs === undefined || failures.length > 0) throw new Error(failures[0]?.reason ?? "check gave no inputs");
    return inputs;
  }

  #args(people: readonly Person[], unresolved: readonly Unresolved[]): RosterArgs {
    const { config } = loadConfig(join(this.stage.folder, "config"));
    return {
      account: "",
      people: encodePeople(people),
      roles: gotoRoles(config.roles),
      unresolved: encodeUnresolved(unresolved),
      policy: gotoPolicy(config.policy, undefined, config.application.provisioning.mode),
      ended: [],
      order: ["via GoTo Administrators", "via Webinar Hosts", "via Sales EMEA", "via Customer Support"],
      pilot: "",
    };
  }

  #provider(reviewed: string): RosterProvider {
    const { environment, authority } = this.stage.simulators;
    const env = { ...environment, GOTO_ACCESS_ACTIVITY_LOG: "off", GOTO_ACCESS_REVIEWED: reviewed };
    const tuned = { ca: authority.caPem, backoffMs: 1, requestsPerSecond: 1_000 };
    return new RosterProvider(
      () => undefined,
      env,
      () => undefined,
      () => new Date(),
      tuned,
    );
  }
}
