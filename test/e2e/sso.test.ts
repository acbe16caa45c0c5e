import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { World } from "../../simulators/seed/world";
import { type Graph, signIn } from "./graph";
import { type EntraState, expectGreen, type Stage, startStage } from "./stage";

const SP = "/servicePrincipals/a9900000-0000-4000-8000-000000000002";
const APP = "/applications/a9900000-0000-4000-8000-000000000001";
const [IDENTIFIER, ACS] = [
  "https://authentication.logmeininc.com/saml/sp",
  "https://authentication.logmeininc.com/saml/acs",
];
const OTHERS = "https://contoso.com/others";
const DAY = 86_400_000;
const POLICIES = ["Policy.Read.All", "Policy.ReadWrite.ApplicationConfiguration"];

/** The demo with a client that may make claims policies. */
const world: World = {
  ...demoWorld,
  entra: {
    ...demoWorld.entra,
    clients: demoWorld.entra.clients.map((client) => ({ ...client, roles: [...client.roles, ...POLICIES] })),
  },
};

interface Credential {
  readonly usage: string;
  readonly displayName: string;
  readonly endDateTime: string;
}

interface Principal {
  readonly preferredSingleSignOnMode: string | null;
  readonly preferredTokenSigningKeyThumbprint: string | null;
  readonly samlSingleSignOnSettings: { readonly relayState: string | null } | null;
  readonly notificationEmailAddresses: readonly string[];
  readonly keyCredentials: readonly Credential[];
  readonly passwordCredentials: readonly unknown[];
}

interface Application {
  readonly identifierUris: readonly string[];
  readonly web: { readonly redirectUris: readonly string[] };
}

interface Certificate {
  readonly thumbprint: string;
  readonly expires: string;
  readonly certificate: string;
}

const yaml = (saml: string, application = "existing: GoToMeeting") => ({
  "application.yaml": `application: { ${application} }\nsso:\n  saml: { ${saml} }\n`,
});

async function outputs(stage: Stage) {
  const { stdout } = await stage.pulumi("stack", "output", "--json");
  return JSON.parse(stdout) as {
    sso: Certificate & { metadataUrl: string; loginUrl: string; next: Partial<Certificate> };
  };
}

/** Two previews without any difference, the second after a refresh, and nothing written by either. */
async function expectQuiet(stage: Stage): Promise<void> {
  await stage.entra.writes();
  for (const refresh of [[], ["--refresh"]]) {
    const preview = await stage.pulumi("preview", "--diff", "--expect-no-changes", ...refresh);
    expectGreen(preview);
    expect(preview.stdout).not.toMatch(/to (create|update|delete|replace|import)/);
  }
  expect(await stage.entra.writes()).toEqual([]);
}

const up = (stage: Stage) => stage.pulumi("up", "--yes", "--skip-preview");

describe("single sign-on of an application that exists", () => {
  let stage: Stage;
  let graph: Graph;
  const claims = "nameId: mail, claims: { department: department, firm: { constant: Contoso } }";
  const saml = `${claims}, relayState: https://global.gotomeeting.com, notificationEmails: [it@contoso.com]`;

  beforeAll(async () => {
    stage = await startStage(world, yaml(saml));
    graph = await signIn(stage, world);
    await graph.patch(APP, { web: { redirectUris: [OTHERS] } });
    await graph.patch(SP, { loginUrl: "https://contoso.com/login" });
  });

  afterAll(() => stage.close());

  const principal = () => graph.get<Principal>(SP);
  const application = () => graph.get<Application>(APP);

  it("is shown by a preview, which writes nothing", async () => {
    await stage.entra.writes();
    const preview = await stage.pulumi("preview", "--diff");
    expectGreen(preview);
    expect(preview.stdout).toContain(`add identifier ${IDENTIFIER}`);
    expect(preview.stdout).toContain("signing certificate until ");
    expect(await stage.entra.writes()).toEqual([]);
  });

  it("has addresses, claims, settings and a certificate in use after up; the outputs say what GoTo asks for", async () => {
    expectGreen(await up(stage));
    expect(await application()).toMatchObject({
      identifierUris: [IDENTIFIER],
      web: { redirectUris: [OTHERS, ACS] },
    });
    const { sso } = await outputs(stage);
    expect(await principal()).toMatchObject({
      preferredSingleSignOnMode: "saml",
      samlSingleSignOnSettings: { relayState: "https://global.gotomeeting.com" },
      loginUrl: "https://contoso.com/login",
      notificationEmailAddresses: ["it@contoso.com"],
      preferredTokenSigningKeyThumbprint: sso.thumbprint,
    });
    expect(sso.expires).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    expect(sso.certificate).toMatch(/^MI/);
    expect(sso.next).toEqual({});
    expect(sso.metadataUrl.replace(/\/federationmetadata.*/, "/saml2")).toBe(sso.loginUrl);
    const { value } = await graph.get<{ value: { definition: string[] }[] }>(`${SP}/claimsMappingPolicies`);
    expect(value.map(({ definition }) => definition.map((text) => JSON.parse(text)))).toMatchObject([
      [{ ClaimsMappingPolicy: { ClaimsSchema: [{ ID: "mail" }, { ID: "department" }, { Value: "Contoso" }] } }],
    ]);
  });

  it("is quiet afterwards", () => expectQuiet(stage));

  it("shows what somebody else has changed, and puts it back", async () => {
    const { preferredTokenSigningKeyThumbprint: ours } = await principal();
    await graph.patch(APP, { web: { redirectUris: [OTHERS] } });
    await graph.post(`${SP}/addTokenSigningCertificate`, { displayName: "CN=by hand" });
    const theirs = await graph.post<{ thumbprint: string }>(`${SP}/addTokenSigningCertificate`, {
      displayName: "CN=by hand",
    });
    await graph.patch(SP, { preferredTokenSigningKeyThumbprint: theirs.thumbprint });
    await stage.entra.writes();
    const { stdout } = await stage.pulumi("preview", "--diff");
    expect(stdout).toContain(`add reply URL ${ACS}`);
    expect(stdout).toMatch(
      new RegExp(`signing certificate ${theirs.thumbprint.slice(0, 8)} .* → ${ours?.slice(0, 8)}`),
    );
    expect(await stage.entra.writes()).toEqual([]);

    expectGreen(await up(stage));
    expect((await application()).web.redirectUris).toEqual([OTHERS, ACS]);
    expect((await principal()).preferredTokenSigningKeyThumbprint).toBe(ours);
  });

  it("follows application.yaml: another claim, another reply URL in place of ours; a pilot leaves it alone meanwhile", async () => {
    const other = "https://contoso.com/acs";
    stage.write(
      "application.yaml",
      yaml(`nameId: mail, replyUrl: ${other}, relayState: https://a.co`)["application.yaml"],
    );
    await stage.entra.writes();
    const pilot = { GOTO_ACCESS_PILOT: "ada.lindqvist@contoso.com" };
    const limited = await stage.pulumiWith(pilot, "up", "--yes", "--skip-preview");
    expectGreen(limited);
    expect(limited.stdout).toContain("pilot: single sign-on of an application that exists concerns everybody");
    expect(await stage.entra.writes()).toEqual([]);

    expectGreen(await up(stage));
    expect((await application()).web.redirectUris).toEqual([OTHERS, other]);
    expect((await principal()).samlSingleSignOnSettings).toEqual({ relayState: "https://a.co" });
    const { value } = await graph.get<{ value: { definition: string[] }[] }>(`${SP}/claimsMappingPolicies`);
    expect(value[0]?.definition[0]).not.toContain("department");
    await expectQuiet(stage);
  });

  it("is as it was after a destroy", async () => {
    expectGreen(await stage.pulumi("destroy", "--yes"));
    expect(await application()).toMatchObject({ identifierUris: [], web: { redirectUris: [OTHERS] } });
    const { keyCredentials, passwordCredentials, ...rest } = await principal();
    expect(rest).toMatchObject({
      preferredSingleSignOnMode: null,
      preferredTokenSigningKeyThumbprint: null,
      samlSingleSignOnSettings: { relayState: null },
      loginUrl: "https://contoso.com/login",
      notificationEmailAddresses: [],
    });
    expect(keyCredentials.map(({ displayName }) => displayName)).toEqual(Array(4).fill("CN=by hand"));
    expect(passwordCredentials.length).toBe(2);
    expect(await graph.get(`${SP}/claimsMappingPolicies`)).toMatchObject({ value: [] });
    expect(await graph.get("/policies/claimsMappingPolicies")).toMatchObject({ value: [] });
  });
});

describe("single sign-on", () => {
  let stage: Stage | undefined;

  afterEach(async () => {
    await stage?.close();
    stage = undefined;
  });

  it("whose certificate is near its end gets the next one, warns until GoTo has it, and then puts it in use", async () => {
    stage = await startStage(world, yaml(""));
    const graph = await signIn(stage, world);
    const until = new Date(Date.now() + 50 * DAY).toISOString().replace(/\.\d+Z/, "Z");
    const old = await graph.post<{ thumbprint: string }>(`${SP}/addTokenSigningCertificate`, {
      displayName: "CN=goto-access",
      endDateTime: until,
    });
    await graph.patch(SP, { preferredTokenSigningKeyThumbprint: old.thumbprint });

    // Ten days ago, so that the next one is known for long enough when it may take over.
    await graph.moveClock(-10);
    const first = await up(stage);
    await graph.moveClock(10);
    expectGreen(first);
    const { sso } = await outputs(stage);
    expect(sso).toMatchObject({ thumbprint: old.thumbprint, expires: until });
    expect(sso.next.thumbprint).toMatch(/^[0-9A-F]{40}$/);
    const notice = `ends on ${until.slice(0, 10)}. The next one (thumbprint ${sso.next.thumbprint}`;
    expect(first.stdout).toContain(notice);
    expect((await stage.pulumi("preview", "--expect-no-changes")).stdout).toContain(notice);

    stage.write("application.yaml", yaml("certificate: { activateBefore: 55d }")["application.yaml"]);
    expectGreen(await up(stage));
    const principal = await graph.get<Principal>(SP);
    expect(principal.preferredTokenSigningKeyThumbprint).toBe(sso.next.thumbprint);
    expect(principal.keyCredentials.length).toBe(4);
    await expectQuiet(stage);
  });

  it("of an application that is made for it is quiet afterwards, and goes with it", async () => {
    const empty = { ...world, entra: { ...world.entra, applications: [] } };
    stage = await startStage(empty, yaml("", "gallery: GoToMeeting"));
    const graph = await signIn(stage, empty);
    expectGreen(await up(stage));
    const [made] = (await stage.entra.state<EntraState & { servicePrincipals: { id: string }[] }>()).servicePrincipals;
    const principal = await graph.get<Principal>(`/servicePrincipals/${made?.id}`);
    expect(principal).toMatchObject({
      preferredSingleSignOnMode: "saml",
      samlSingleSignOnSettings: { relayState: "https://global.gotomeeting.com" },
      preferredTokenSigningKeyThumbprint: (await outputs(stage)).sso.thumbprint,
    });
    await expectQuiet(stage);
    expectGreen(await stage.pulumi("destroy", "--yes"));
    expect((await stage.entra.state<EntraState>()).servicePrincipals).toEqual([]);
  });
});
