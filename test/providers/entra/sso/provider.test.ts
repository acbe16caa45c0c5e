import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../../providers/entra/client";
import type { SsoArgs, SsoInputs, SsoOutputs } from "../../../../providers/entra/sso/inputs";
import { SingleSignOnProvider } from "../../../../providers/entra/sso/provider";
import { CLIENT, directory, failureOf, SECRET, TENANT, tenant } from "../tenant";

const [SP, APP] = ["a9900000-0000-4000-8000-000000000002", "a9900000-0000-4000-8000-000000000001"];
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const [URI, ACS, OTHERS] = ["https://a.co/sp", "https://a.co/acs", "https://a.co/others"];
const DAY = 86_400_000;
const entra = tenant(
  directory({
    clients: [{ clientId: CLIENT, secret: SECRET, roles: ["Application.ReadWrite.All"] }],
    applications: [{ displayName: "GoToMeeting", applicationId: APP, servicePrincipalId: SP }],
  }),
);

let graph: GraphClient;
let clientId: string;
let said: string[];

beforeEach(async () => {
  graph = await entra.connect();
  clientId = (await entra.state()).applications[0]?.appId ?? "";
  said = [];
  await graph.change({ method: "PATCH", path: `/applications/${APP}`, body: { web: { redirectUris: [OTHERS] } } });
});

/** A provider at a moment. */
function provider(now = Date.now()): SingleSignOnProvider {
  const { ca = "", backoffMs = 1, metadataHost } = entra.settings();
  const env = {
    ARM_TENANT_ID: TENANT,
    ARM_CLIENT_ID: CLIENT,
    ARM_CLIENT_SECRET: SECRET,
    ARM_METADATA_HOSTNAME: metadataHost,
  };
  const say = (line: string) => void said.push(line);
  return new SingleSignOnProvider(
    () => undefined,
    env,
    say,
    { ca, backoffMs },
    () => now,
  );
}

const args = (changes: Partial<SsoArgs> = {}): SsoArgs => ({
  application: SP,
  clientId,
  identifiers: [URI],
  replyUrls: [ACS],
  settings: { mode: "saml" },
  certificates: [],
  renewBefore: 49,
  activateBefore: 30,
  isFrozen: false,
  __found: {},
  ...changes,
});

/** A signing certificate that ends after so many days; its thumbprint. */
async function certificate(displayName = "CN=goto-access", days = 900): Promise<string> {
  const body = { displayName, endDateTime: new Date(Date.now() + days * DAY).toISOString() };
  const path = `/servicePrincipals/${SP}/addTokenSigningCertificate`;
  return ((await graph.change({ method: "POST", path, body })) as { thumbprint: string }).thumbprint;
}

const patch = (path: string, body: unknown) => graph.change({ method: "PATCH", path, body });
const use = (thumbprint: string | null) =>
  patch(`/servicePrincipals/${SP}`, { preferredTokenSigningKeyThumbprint: thumbprint });

/** What is in Entra, as far as these tests look. */
async function world() {
  const sp = (await graph.get(`/servicePrincipals/${SP}`)) as Record<string, unknown>;
  const app = (await graph.get(`/applications/${APP}`)) as {
    identifierUris: string[];
    web: { redirectUris: string[] };
  };
  const names = (sp.keyCredentials as { displayName: string }[]).map(({ displayName }) => displayName);
  return {
    identifiers: app.identifierUris,
    replyUrls: app.web.redirectUris,
    mode: sp.preferredSingleSignOnMode,
    inUse: sp.preferredTokenSigningKeyThumbprint,
    certificates: names,
    passwords: (sp.passwordCredentials as unknown[]).length,
  };
}

const writes = () => entra.requests(/v1.0/).filter(({ method }) => method !== "GET").length;

async function check(olds: Partial<SsoInputs>, news: SsoArgs, now?: number): Promise<SsoInputs> {
  const { inputs, failures } = await provider(now).check(olds, news);
  expect(failures ?? []).toEqual([]);
  if (inputs === undefined) throw new Error("check gave no inputs");
  return inputs;
}

/** A run as the engine does it: what an up leaves as inputs and outputs. */
async function up(olds: SsoOutputs | undefined, news: SsoArgs, now?: number): Promise<SsoOutputs> {
  const inputs = await check(olds ?? {}, news, now);
  const outs =
    olds === undefined
      ? (await provider(now).create(inputs)).outs
      : (await provider(now).update(SP, olds, inputs)).outs;
  if (outs === undefined) throw new Error("the run gave no outputs");
  return outs;
}

describe("single sign-on, from nothing", () => {
  it("is told by check, which writes nothing", async () => {
    await certificate();
    const before = [await world(), writes()];
    const { changes } = await check({}, args());
    expect(changes.split("\n").slice(1, -1)).toEqual([
      `add identifier ${URI}`,
      `add reply URL ${ACS}`,
      "mode none → saml",
      expect.stringMatching(/^signing certificate none → [0-9A-F]{8} \(until \d{4}-\d\d-\d\d\)$/),
    ]);
    expect(said).toEqual(
      changes
        .split("\n")
        .slice(1, -1)
        .map((line) => `Entra: single sign-on: ${line}`),
    );
    expect([await world(), writes()]).toEqual(before);
  });

  it("is made in two writes, and the next check has nothing to say", async () => {
    const ours = await certificate();
    const before = writes();
    const outs = await up(undefined, args());
    expect(writes() - before).toBe(2);
    expect(await world()).toMatchObject({ identifiers: [URI], replyUrls: [OTHERS, ACS], mode: "saml", inUse: ours });
    expect(outs.inUse.thumbprint).toBe(ours);
    expect(outs.next.thumbprint).toBe("");
    const again = await check(outs, args());
    expect(again.changes).toBe("");
    expect(await provider().diff(SP, outs, again)).toEqual({ changes: false, replaces: [] });
    expect((await up(outs, args())).changes).toBe("");
    expect(writes() - before).toBe(2);
  });

  it("of an application that is not there yet is not looked at", async () => {
    const before = entra.requests().length;
    expect((await check({}, args({ application: UNKNOWN, clientId: UNKNOWN }))).changes).toBe("");
    expect(entra.requests().length).toBe(before);
  });
});

describe("single sign-on that runs", () => {
  it("has what somebody changed put back: an address, the mode, the certificate in use", async () => {
    const ours = await certificate();
    const outs = await up(undefined, args());
    await use(await certificate("CN=by hand"));
    await patch(`/applications/${APP}`, { web: { redirectUris: [OTHERS] }, identifierUris: [] });
    await patch(`/servicePrincipals/${SP}`, { preferredSingleSignOnMode: "password" });
    const inputs = await check(outs, args());
    expect(inputs.changes.split("\n").length).toBe(6);
    expect((await provider().diff(SP, outs, inputs)).changes).toBe(true);
    await provider().update(SP, outs, inputs);
    expect(await world()).toMatchObject({ identifiers: [URI], replyUrls: [OTHERS, ACS], mode: "saml", inUse: ours });
  });

  it("loses an address that is declared no longer, but not somebody else's", async () => {
    const outs = await up(undefined, args({ replyUrls: [ACS, OTHERS] }));
    await up(outs, args({ replyUrls: [URI] }));
    expect((await world()).replyUrls).toEqual([OTHERS, URI]);
  });

  it("changes its certificate 30 days before the end, and loses the old one when it has ended", async () => {
    const old = await certificate("CN=goto-access", 50);
    const outs = await up(undefined, args());
    const young = await certificate("CN=goto-access", 900);
    const waiting = await up(outs, args({ certificates: ["young"] }));
    expect([waiting.inUse.thumbprint, waiting.next.thumbprint]).toEqual([old, young]);
    expect(Date.parse(waiting.inUse.until) - Date.parse(waiting.next.from)).toBe(30 * DAY);
    expect((await check(waiting, waiting, Date.now() + 19 * DAY)).changes).toBe("");

    const then = Date.now() + 20 * DAY;
    expect((await check(waiting, waiting, then)).changes).toMatch(
      /^@changes 1\nsigning certificate \w+ .* → \w+ \(until/,
    );
    const changed = await up(waiting, waiting, then);
    expect((await world()).inUse).toBe(young);
    expect([changed.inUse.thumbprint, changed.next.thumbprint]).toEqual([young, ""]);
    expect((await world()).certificates.length).toBe(4);

    // Somebody else's has ended as well, and stays.
    await certificate("CN=by hand", 40);
    await up(changed, changed, Date.now() + 51 * DAY);
    expect(await world()).toMatchObject({ inUse: young, passwords: 2 });
    expect((await world()).certificates.sort()).toEqual([
      "CN=by hand",
      "CN=by hand",
      "CN=goto-access",
      "CN=goto-access",
    ]);
  });

  it("stays as it is in a pilot, whatever is different", async () => {
    const outs = await up(undefined, args());
    await patch(`/applications/${APP}`, { identifierUris: [] });
    const inputs = await check(outs, args({ isFrozen: true, identifiers: ["urn:b"] }));
    expect(inputs.changes).toBe("");
    expect(inputs.__record).toEqual(outs.__record);
    expect(await provider().diff(SP, outs, inputs)).toEqual({ changes: false });
  });

  it("is another resource for another application, and gone with its application", async () => {
    const outs = await up(undefined, args());
    expect((await provider().diff(SP, outs, { ...outs, application: "other" })).replaces).toEqual(["application"]);
    expect(await provider().read(SP, outs)).toEqual({ id: SP, props: outs });
    await entra.edit({ deleteApplication: "GoToMeeting" });
    expect(await provider().read(SP, outs)).toEqual({ id: "", props: {} });
    await provider().delete(SP, outs);
  });
});

describe("single sign-on that is deleted", () => {
  it("leaves what there was before: addresses, mode, and somebody else's certificate in use", async () => {
    const theirs = await certificate("CN=by hand", 20);
    await use(theirs);
    await certificate();
    const before = { mode: "password" };
    const late = args({ __found: before, renewBefore: 31 });
    const outs = await up(undefined, late, Date.now() + 19 * DAY);
    expect((await world()).inUse).not.toBe(theirs);
    await provider().delete(SP, outs);
    expect(await world()).toEqual({
      identifiers: [],
      replyUrls: [OTHERS],
      mode: "password",
      inUse: theirs,
      certificates: ["CN=by hand", "CN=by hand"],
      passwords: 1,
    });
  });

  it("leaves no certificate named that is not there", async () => {
    await certificate();
    await provider().delete(SP, await up(undefined, args()));
    expect(await world()).toMatchObject({ inUse: null, certificates: [], passwords: 0, mode: null });
  });
});

describe("single sign-on that is cut short", () => {
  it("has in the state what was done, so that the next run goes on and a destroy takes it away", async () => {
    const inputs = await check({}, args());
    await entra.faults({ kind: "status", method: "PATCH", path: "/applications/", status: 403 });
    const failure = await failureOf(provider().create(inputs));
    expect(failure).toMatchObject({ id: SP, properties: { ...inputs } });
    const { properties } = failure as { properties: SsoOutputs };
    expect(await world()).toMatchObject({ identifiers: [], mode: "saml" });
    const done = await up(properties, args());
    expect(await world()).toMatchObject({ identifiers: [URI], mode: "saml" });
    await provider().delete(SP, done);
    expect(await world()).toMatchObject({ identifiers: [], replyUrls: [OTHERS], mode: null });
  });

  it("does not take a list that is missing for an empty one, which it would write back", async () => {
    const body = { id: APP, web: { redirectUris: [] } };
    await entra.faults({ kind: "status", method: "GET", path: `/applications/${APP}`, status: 200, body });
    const { failures } = await provider().check({}, args());
    expect(failures?.[0]?.reason).toContain("without the list identifierUris. Nothing was changed.");
  });

  it("refuses a preview when Graph cannot be read, with its words", async () => {
    await entra.edit({ client: CLIENT, roles: [] });
    const { failures } = await provider().check({}, args());
    expect(failures).toEqual([{ property: "activateBefore", reason: expect.stringContaining("Microsoft Graph") }]);
  });
});
