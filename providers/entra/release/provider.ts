import type * as dynamic from "@pulumi/pulumi/dynamic";
import { encoded } from "../../encoded";
import { messageOf, NotFoundError, RefusedError } from "../../errors";
import { sayVisibly } from "../../visible";
import { decodeServicePrincipal } from "../applications";
import { GraphClient } from "../client";
import type { ReadConfig } from "../provisioning/credentials";
import { type EntraSettings, readEntraSettings } from "../settings";
import { type AssignmentKey, before, type ReleaseArgs, type ReleaseInputs } from "./inputs";

/**
 * The dynamic provider of entra.Release. It does nothing until it is deleted, which a `pulumi destroy` does last of all in
 * Entra: then it puts an application that this stack has not made back as it was (docs/adr/0022). `tuned` are the settings
 * that only tests have.
 */
export class ReleaseProvider {
  #graph: Promise<GraphClient> | undefined;

  constructor(
    private readonly config: ReadConfig,
    private readonly env: Readonly<Record<string, string | undefined>> = process.env,
    private readonly say: (line: string) => void = sayVisibly,
    private readonly tuned: Partial<Pick<EntraSettings, "ca" | "backoffMs">> = {},
  ) {}

  /** Carries on what was there before; asks nobody. */
  async check(olds: Partial<ReleaseInputs>, news: ReleaseArgs): Promise<dynamic.CheckResult<ReleaseInputs>> {
    const known = olds.application === news.application ? olds : {};
    return { inputs: { ...news, __before: before(known, news) } };
  }

  /** The state is written without any change; another application is another resource. */
  async diff(_id: string, olds: ReleaseInputs, news: ReleaseInputs): Promise<dynamic.DiffResult> {
    const isOther = olds.application !== news.application;
    const isSame = JSON.stringify(olds.__before) === JSON.stringify(news.__before);
    return { changes: isOther || !isSame, replaces: isOther ? ["application"] : [] };
  }

  async create(inputs: ReleaseInputs): Promise<dynamic.CreateResult<ReleaseInputs>> {
    return { id: inputs.application, outs: inputs };
  }

  async update(_id: string, _olds: ReleaseInputs, news: ReleaseInputs): Promise<dynamic.UpdateResult<ReleaseInputs>> {
    return { outs: news };
  }

  /** Assigns again what was assigned before, and lets people sign in without an assignment if they could before. */
  async delete(_id: string, { application, __before: was }: ReleaseInputs): Promise<void> {
    try {
      const graph = await this.#connect();
      const path = `/servicePrincipals/${encoded(application)}`;
      const now = decodeServicePrincipal(await graph.get(path));
      for (const key of was.assigned) await this.#assign(graph, application, key);
      if (now.appRoleAssignmentRequired === was.assignmentRequired) return;
      await graph.change({ method: "PATCH", path, body: { appRoleAssignmentRequired: was.assignmentRequired } });
    } catch (error) {
      // The application may have gone first, and everything with it.
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  async #assign(graph: GraphClient, application: string, key: AssignmentKey): Promise<void> {
    const [principalId, appRoleId] = key.split(" ");
    const path = `/servicePrincipals/${encoded(application)}/appRoleAssignedTo`;
    const body = { principalId, appRoleId, resourceId: application };
    try {
      await graph.change({ method: "POST", path, body });
    } catch (error) {
      if (error instanceof RefusedError && /already exists/.test(error.message)) return;
      // Whoever has gone from the directory can be assigned nothing; the others still can.
      if (!(error instanceof RefusedError || error instanceof NotFoundError)) throw error;
      this.say(
        `Entra: ${principalId}, which was assigned before goto-access, cannot be assigned again: ${messageOf(error)}`,
      );
    }
  }

  #connect(): Promise<GraphClient> {
    const settings = () => readEntraSettings((name) => this.config(`azuread:${name}`), this.env);
    this.#graph ??= (async () => GraphClient.connect({ ...settings(), ...this.tuned }))();
    return this.#graph;
  }
}
