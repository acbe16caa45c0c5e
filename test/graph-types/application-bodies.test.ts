import { beforeEach, describe, expect, it } from "vitest";
import { GraphClient } from "../../providers/entra/client";
import { findPrincipals } from "../../providers/entra/principals";
import { readEntraSettings } from "../../providers/entra/settings";
import type { SsoArgs, SsoOutputs } from "../../providers/entra/sso/inputs";
import { SingleSignOnProvider } from "../../providers/entra/sso/provider";
import { SEED } from "../simulators/entra/stand";
import { WatchedTenant } from "./watched-tenant";

const [SP, APP] = ["a9900000-0000-4000-8000-000000000009", "a9900000-0000-4000-8000-000000000008"];
const DAY = 86_400_000;
const tenant = new WatchedTenant({
  ...SEED,
  applications: [{ displayName: "GoToMeeting", applicationId: APP, servicePrincipalId: SP }],
});
const ignore = () => undefined;

let graph: GraphClient;

beforeEach(async () => {
  tenant.witness.seen.clear();
  const { settings } = tenant;
  graph = await GraphClient.connect({
    ...readEntraSettings((name) => settings[`azuread:${name}`], {}),
    ...tenant.tuning,
  });
});

describe("the bodies that we send are as Microsoft defines them", () => {
  it("when groups and people are looked up, many at once", async () => {
    const found = await findPrincipals(graph, [
      { kind: "group", name: "Sales", nested: true },
      { kind: "user", name: "ada@contoso.com", nested: false },
      { kind: "user", name: "nobody@contoso.com", nested: false },
    ]);
    expect(found.map((one) => "principal" in one)).toEqual([true, true, false]);
    expect(tenant.witness.bodies()).toEqual(["POST $batch"]);
  });

  it("when single sign-on is declared, changes its certificate, and is taken away", async () => {
    const { appId } = (await graph.get(`/applications/${APP}`)) as { appId: string };
    const args: SsoArgs = {
      application: SP,
      clientId: appId,
      identifiers: ["https://a.example/sp"],
      replyUrls: ["https://a.example/acs"],
      settings: {
        mode: "saml",
        relayState: "https://a.example/start",
        loginUrl: "https://a.example/login",
        notificationEmails: ["it@contoso.com"],
      },
      certificates: [],
      renewBefore: 49,
      activateBefore: 30,
      isFrozen: false,
      __found: {},
    };
    await certificate(50);
    const first = await signOn(args, undefined, Date.now());
    await certificate(900);
    const next = await signOn({ ...args, replyUrls: [] }, first, Date.now() + 51 * DAY);
    await provider(Date.now()).delete(SP, next);
    expect(tenant.witness.bodies()).toEqual(["PATCH :app", "PATCH :sp", "POST addTokenSigningCertificate"]);
  });

  /** As the azuread plugin makes one. */
  async function certificate(days: number): Promise<void> {
    const body = { displayName: "CN=goto-access", endDateTime: new Date(Date.now() + days * DAY).toISOString() };
    await graph.change({ method: "POST", path: `/servicePrincipals/${SP}/addTokenSigningCertificate`, body });
  }

  function provider(now: number): SingleSignOnProvider {
    const { settings } = tenant;
    return new SingleSignOnProvider(
      (name) => settings[name],
      {},
      ignore,
      tenant.tuning,
      () => now,
    );
  }

  async function signOn(args: SsoArgs, olds: SsoOutputs | undefined, now: number): Promise<SsoOutputs> {
    const { inputs, failures } = await provider(now).check(olds ?? {}, args);
    if (inputs === undefined || failures !== undefined) throw new Error(failures?.[0]?.reason);
    const { outs } =
      olds === undefined ? await provider(now).create(inputs) : await provider(now).update(SP, olds, inputs);
    if (outs === undefined) throw new Error("the run gave no outputs");
    return outs;
  }
});
