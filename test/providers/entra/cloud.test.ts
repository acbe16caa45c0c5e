import { describe, expect, it } from "vitest";
import { findCloud } from "../../../providers/entra/cloud";
import { UnavailableError, UntrustworthyAnswerError } from "../../../providers/errors";
import { directory, failureOf, tenant } from "./tenant";

const entra = tenant(directory({}));
const document = (body: unknown) => entra.faults({ kind: "status", status: 200, path: "^/metadata", body, times: 0 });

describe("Microsoft's clouds", () => {
  const US_PORTAL = "https://entra.microsoft.us";
  const CHINA = [
    "https://microsoftgraph.chinacloudapi.cn",
    "https://login.chinacloudapi.cn",
    "https://entra.microsoftonline.cn",
  ] as const;
  it.each([
    ["public", "https://graph.microsoft.com", "https://login.microsoftonline.com", "https://entra.microsoft.com"],
    ["global", "https://graph.microsoft.com", "https://login.microsoftonline.com", "https://entra.microsoft.com"],
    ["usgovernment", "https://graph.microsoft.us", "https://login.microsoftonline.us", US_PORTAL],
    ["usgovernmentl4", "https://graph.microsoft.us", "https://login.microsoftonline.us", US_PORTAL],
    ["usgovernmentl5", "https://dod-graph.microsoft.us", "https://login.microsoftonline.us", US_PORTAL],
    ["dod", "https://dod-graph.microsoft.us", "https://login.microsoftonline.us", US_PORTAL],
    ["china", ...CHINA],
    ["China", ...CHINA],
  ])("%s answers at %s, signs in at %s and is managed at %s", async (environment, graphUrl, loginUrl, portalUrl) => {
    const settings = entra.settings({ metadataHost: undefined, environment });
    expect(await findCloud(settings)).toEqual({ graphUrl, loginUrl, portalUrl });
    expect(entra.requests()).toEqual([]);
  });

  it.each(["bogus", "constructor"])("do not include %s, which is refused with those there are", async (environment) => {
    const failure = failureOf(findCloud(entra.settings({ metadataHost: undefined, environment })));
    expect(await failure).toMatchObject({
      name: "EntraSettingsError",
      message: `azuread:environment is "${environment}"; write one of public, global, usgovernment, usgovernmentl4, usgovernmentl5, dod, china.`,
    });
  });
});

describe("a cloud that describes itself", () => {
  it("is taken from its metadata document, whatever the environment says", async () => {
    const cloud = await findCloud(entra.settings({ environment: "bogus" }));
    expect(cloud).toEqual({ graphUrl: entra.url, loginUrl: entra.url });
    expect(entra.requests().map(({ path, query }) => `${path}?${query}`)).toEqual([
      "/metadata/endpoints?api-version=2022-09-01",
    ]);
  });

  it("may end its addresses with a slash", async () => {
    const authentication = { loginEndpoint: "https://login.example.com/" };
    await document({ microsoftGraphResourceId: "https://graph.example.com/", authentication });
    expect(await findCloud(entra.settings())).toEqual({
      graphUrl: "https://graph.example.com",
      loginUrl: "https://login.example.com",
    });
  });

  const authentication = { loginEndpoint: "https://login.example.com" };
  it.each([
    ["no Graph", { authentication }],
    ["an empty Graph", { microsoftGraphResourceId: "", authentication }],
    ["no sign-in", { microsoftGraphResourceId: "https://graph.example.com" }],
    ["null for sign-in", { microsoftGraphResourceId: "https://graph.example.com", authentication: null }],
    [
      "a number for sign-in",
      { microsoftGraphResourceId: "https://graph.example.com", authentication: { loginEndpoint: 7 } },
    ],
    ["the list that older versions give", [{ microsoftGraphResourceId: "https://graph.example.com", authentication }]],
    ["a text", '"hello"'],
  ])("is refused with %s in its document, and the setting is named", async (_, body) => {
    await document(body);
    const error = await failureOf(findCloud(entra.settings()));
    expect(error).toBeInstanceOf(UntrustworthyAnswerError);
    expect(String(error)).toContain("Is azuread:metadataHost (ARM_METADATA_HOSTNAME) right?");
  });

  it("is refused when it answers a web page", async () => {
    await entra.faults({ kind: "html", status: 200, path: "^/metadata", times: 0 });
    const error = await failureOf(findCloud(entra.settings()));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toMatch(/Entra metadata: GET \/metadata\/endpoints failed: .*not JSON/);
    expect(entra.requests()).toHaveLength(2);
  });

  it("is refused when it cannot be reached, with its address", async () => {
    const error = await failureOf(findCloud(entra.settings({ metadataHost: "localhost:1" })));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toContain("Is https://localhost:1 the right address");
  });

  it("is refused when its certificate is not trusted, with the way to trust it", async () => {
    const { ca: _ca, ...settings } = entra.settings();
    expect(String(await failureOf(findCloud(settings)))).toMatch(/certificate is not trusted .*NODE_EXTRA_CA_CERTS/);
    expect(entra.requests()).toEqual([]);
  });

  it.each(["https://localhost:8443", "localhost:8443/path", "user@localhost", "a b"])(
    "is refused as %s, which is no host",
    async (metadataHost) => {
      const error = await failureOf(findCloud(entra.settings({ metadataHost })));
      expect(error).toMatchObject({ name: "EntraSettingsError" });
      expect(String(error)).toContain(`azuread:metadataHost is "${metadataHost}"`);
    },
  );
});
