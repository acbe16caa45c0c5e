import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GraphClient } from "../../providers/entra/client";
import type { ProvisioningArgs, ProvisioningOutputs } from "../../providers/entra/provisioning/inputs";
import { ProvisioningProvider } from "../../providers/entra/provisioning/provider";
import { readEntraSettings } from "../../providers/entra/settings";
import { SynchronizationClient } from "../../providers/entra/synchronization";
import { EmptyTarget } from "../providers/entra/provisioning/target";
import { SEED } from "../simulators/entra/stand";
import { WatchedTenant } from "./watched-tenant";

const SP = "a9900000-0000-4000-8000-000000000009";
const tenant = new WatchedTenant({
  ...SEED,
  applications: [{ displayName: "GoToMeeting", servicePrincipalId: SP }],
});
const ignore = () => undefined;

let target: EmptyTarget;
let graph: GraphClient;
let sync: SynchronizationClient;

beforeAll(async () => {
  target = new EmptyTarget(tenant.authority);
  await target.listen();
});
afterAll(() => target.close());
beforeEach(async () => {
  tenant.witness.seen.clear();
  const { settings } = tenant;
  graph = await GraphClient.connect({
    ...readEntraSettings((name) => settings[`azuread:${name}`], {}),
    ...tenant.tuning,
  });
  sync = new SynchronizationClient(graph, SP);
});

describe("the bodies that we send are as Microsoft defines them", () => {
  const whole: ProvisioningArgs["mapping"] = {
    actions: ["create", "update"],
    matching: ["userName"],
    attributes: {
      userName: "mail",
      "name.givenName": { expression: "Left([givenName], 32)" },
      title: { constant: "Member" },
      externalId: { attribute: "mailNickname", apply: "onCreate" },
    },
    filter: [
      [
        { attribute: "department", operator: "EQUALS", value: "Sales" },
        { attribute: "mail", operator: "IS NOT NULL" },
      ],
    ],
  };

  /** A new provider does what the engine would: check, then create or update. */
  async function up(args: ProvisioningArgs, olds?: ProvisioningOutputs): Promise<ProvisioningOutputs> {
    const config: Readonly<Record<string, string>> = {
      ...tenant.settings,
      scimBaseAddress: target.url,
      scimSecretToken: target.token,
    };
    const provider = new ProvisioningProvider((name) => config[name], {}, ignore, tenant.tuning);
    const { inputs, failures } = await provider.check(olds ?? {}, args);
    if (inputs === undefined || failures !== undefined) throw new Error(failures?.[0]?.reason);
    const { outs } = olds === undefined ? await provider.create(inputs) : await provider.update(args.job, olds, inputs);
    if (outs === undefined) throw new Error("the run gave no outputs");
    if (args.status === "off") await provider.delete(args.job, outs);
    return outs;
  }

  async function newJob(): Promise<string> {
    const body = { templateId: "scim" };
    const made = await graph.change({ method: "POST", path: `/servicePrincipals/${SP}/synchronization/jobs`, body });
    return (made as { id: string }).id;
  }

  it("when provisioning is set up with a whole mapping, changed, and taken away", async () => {
    const args: ProvisioningArgs = {
      application: SP,
      job: await newJob(),
      isOAuth: false,
      jobWasThere: false,
      status: "on",
      scope: "all",
      notificationEmail: "it@contoso.com",
      notifyOnFailure: true,
      deletionThreshold: 50,
      mapping: whole,
    };
    const outs = await up(args);
    const fewer = await up({ ...args, scope: "assigned", mapping: { actions: ["create"], filter: [] } }, outs);
    await up({ ...args, status: "off", notificationEmail: "", notifyOnFailure: false }, fewer);
    expect(tenant.witness.bodies()).toEqual([
      "POST jobs",
      "POST parseExpression",
      "POST restart",
      "POST validateCredentials",
      "PUT schema",
      "PUT secrets",
    ]);
  });

  it("when a person is provisioned on demand, and saved credentials are tested", async () => {
    const job = await newJob();
    await sync.putSecrets([
      { key: "BaseAddress", value: target.url },
      { key: "SecretToken", value: target.token },
    ]);
    await sync.validateCredentials(job, undefined);
    const schema = await sync.getSchema(job);
    const { users } = (await tenant.door("GET", "state")) as { users: { id: string }[] };
    const { outcome } = await sync.provisionOnDemand(
      job,
      String(schema.synchronizationRules[0]?.id),
      users[0]?.id ?? "",
    );
    expect(outcome).toBe("skipped");
    expect(tenant.witness.bodies()).toEqual([
      "POST jobs",
      "POST provisionOnDemand",
      "POST validateCredentials",
      "PUT secrets",
    ]);
  });
});
