import { describe, expect, it } from "vitest";
import type { SamlConfig } from "../../config/sso";
import { decodeServicePrincipal } from "../../providers/entra/applications";
import type { GraphReader } from "../../providers/entra/client";
import { endOfNew } from "../../stacks/sso";
import { ssoIn } from "../../stacks/sso-before";
import { claimsDefinition, findClaimsPolicy, hasClaims } from "../../stacks/sso-claims";
import { declaredSettings, settingsFound } from "../../stacks/sso-settings";
import { loginUrlOf, nextNotice } from "../../stacks/sso-tell";

const saml: SamlConfig = {
  identifiers: [],
  replyUrls: [],
  claims: [],
  certificate: { years: 3, renewBefore: 60, activateBefore: 30 },
};
const USUAL = "https://global.gotomeeting.com";
const NAME_ID = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

describe("settings of single sign-on", () => {
  it("are the mode and what is declared; nothing else is set", () => {
    expect(declaredSettings(saml, "https://a.co")).toEqual({ mode: "saml" });
    const declared = { relayState: "https://b.co", loginUrl: "https://c.co", notificationEmails: ["it@contoso.com"] };
    expect(declaredSettings({ ...saml, ...declared }, "https://a.co")).toEqual({ mode: "saml", ...declared });
  });

  it.each([
    ["there is none", undefined, USUAL],
    ["it is set already", USUAL, USUAL],
    ["somebody has set another", "https://app.gotoassist.com", undefined],
  ])("have the usual relay state when %s", (_, now, relayState) => {
    expect(declaredSettings({ ...saml, usualRelayState: USUAL }, now).relayState).toBe(relayState);
  });

  it("that are found are those that are set", () => {
    const ids = { id: "s", appId: "a" };
    expect(settingsFound(undefined)).toEqual({});
    expect(settingsFound(decodeServicePrincipal(ids))).toEqual({});
    const set = {
      preferredSingleSignOnMode: "saml",
      samlSingleSignOnSettings: { relayState: USUAL },
      loginUrl: "https://c.co",
      notificationEmailAddresses: ["it@contoso.com"],
    };
    expect(settingsFound(decodeServicePrincipal({ ...ids, ...set }))).toEqual({
      mode: "saml",
      relayState: USUAL,
      loginUrl: "https://c.co",
      notificationEmails: ["it@contoso.com"],
    });
  });
});

describe("claims", () => {
  it.each<[rule: string, more: Partial<SamlConfig>, entries: unknown[]]>([
    ["none", {}, []],
    ["a NameID", { nameId: { attribute: "mail" } }, [{ Source: "user", ID: "mail", SamlClaimType: NAME_ID }]],
    [
      "a NameID in a format of SAML 1.1",
      { nameId: { attribute: "mail", format: "emailAddress" } },
      [{ ID: "mail", SamlNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" }],
    ],
    [
      "a NameID in a format of SAML 2.0",
      { nameId: { attribute: "objectid", format: "persistent" } },
      [{ ID: "objectid", SamlNameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" }],
    ],
    [
      "an attribute and a constant",
      {
        claims: [
          { type: "team", attribute: "department" },
          { type: "firm", constant: "Contoso" },
        ],
      },
      [
        { Source: "user", ID: "department", SamlClaimType: "team" },
        { Value: "Contoso", SamlClaimType: "firm" },
      ],
    ],
  ])("are written as a claims mapping policy: %s", (_, more, entries) => {
    const config = { ...saml, ...more };
    expect(JSON.parse(claimsDefinition(config))).toMatchObject({
      ClaimsMappingPolicy: { Version: 1, IncludeBasicClaimSet: "true", ClaimsSchema: entries },
    });
    expect(hasClaims(config)).toBe(entries.length > 0);
  });
});

describe("a claims policy of somebody else", () => {
  it("is not replaced: it is named with the command that takes it away, in the cloud in use", async () => {
    const rows = [{ id: "policy-1", displayName: "By hand" }];
    const never = () => Promise.reject(new Error("not asked for"));
    const url = "https://microsoftgraph.chinacloudapi.cn/v1.0";
    const list = async () => ({ rows, count: undefined });
    const graph: GraphReader = { url, list, get: never, count: never, batch: never, carries: never };
    await expect(findClaimsPolicy(graph, "sp-1")).rejects.toThrow(
      `az rest --method DELETE --url '${url}/servicePrincipals/sp-1/claimsMappingPolicies/policy-1/$ref'`,
    );
  });
});

describe("a signing certificate", () => {
  it("ends at midnight after so many years, on 1 March where there is no 29 February", () => {
    expect(endOfNew(saml.certificate, new Date("2026-11-25T23:59:59Z"))).toBe("2029-11-25T00:00:00Z");
    expect(endOfNew(saml.certificate, new Date("2028-02-29T00:00:00Z"))).toBe("2031-03-01T00:00:00Z");
  });

  it("that waits is told with what to do, where and until when", () => {
    const inUse = { thumbprint: "AA", certificate: "MII", until: "2027-01-20T00:00:00Z" };
    const next = { ...inUse, thumbprint: "BB", until: "2029-11-25T00:00:00Z", from: "2026-12-21T00:00:00Z" };
    expect(nextNotice(inUse, next)).toBe(
      "The certificate that signs sign-ons to GoTo ends on 2027-01-20. The next one (thumbprint BB, until 2029-11-25) is made " +
        "and takes over in the first run from 2026-12-21; whoever signs in after that fails unless GoTo knows it. Give it to " +
        "GoTo before that day: https://organization.logmeininc.com → Identity provider → upload the certificate that " +
        "`pulumi stack output sso --json` shows under next.",
    );
  });
});

describe("single sign-on of a stack's state", () => {
  const urn = (type: string, name: string) => `urn:pulumi:dev::goto-access::${type}::${name}`;

  it("is known by the types of its resources, not by their names", () => {
    const own = urn("pulumi-nodejs:dynamic/entra:SingleSignOn", "single sign-on");
    const claims = urn("azuread:index/claimsMappingPolicy:ClaimsMappingPolicy", "claims");
    expect(ssoIn([own, claims])).toEqual({ isDeclared: true, hasClaims: true });
    expect(ssoIn([own])).toEqual({ isDeclared: true, hasClaims: false });
    expect(ssoIn([urn("goto:Roster", "entra:SingleSignOn")])).toEqual({ isDeclared: false, hasClaims: false });
  });
});

describe("the address at which GoTo asks to sign in", () => {
  it("is beside the metadata, in every cloud", () => {
    const metadata = "https://login.microsoftonline.us/t/federationmetadata/2007-06/federationmetadata.xml?appid=a";
    expect(loginUrlOf(metadata)).toBe("https://login.microsoftonline.us/t/saml2");
  });
});
