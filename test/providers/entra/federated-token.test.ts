import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EntraSettings } from "../../../providers/entra/settings";
import { directory, failureOf, person, tenant } from "./tenant";

const entra = tenant(directory({ users: [person("Ada")] }));
const TOKEN = /\/oauth2\/v2\.0\/token$/;
const ASSERTION = "eyJ.CANARYassertion.sig";
const worked = { value: [{ mail: "ada@contoso.com" }] };

async function messageOf(changes: Partial<EntraSettings>): Promise<string> {
  const text = String(await failureOf(entra.signIn(changes)));
  expect(text).not.toContain("CANARY");
  return text;
}

describe("a pipeline's token", () => {
  let folder: string;
  let server: Server;
  let asked: { url: string | undefined; authorization: string | undefined }[];
  let body: string;
  const oidc = { clientSecret: undefined, useOidc: true };
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2`;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "entra-oidc-"));
    server = createServer(({ url, headers: { authorization } }, response) => {
      asked.push({ url, authorization });
      response.writeHead(authorization === "Bearer CANARY-request" ? 200 : 401, { "Content-Type": "application/json" });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    asked = [];
    body = JSON.stringify({ value: ASSERTION });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it("signs in when it is given", async () => {
    expect(await entra.signIn({ ...oidc, oidcToken: ASSERTION })).toMatchObject(worked);
  });

  it("signs in when a file holds it", async () => {
    const oidcTokenFilePath = join(folder, "token");
    writeFileSync(oidcTokenFilePath, `${ASSERTION}\n`);
    expect(await entra.signIn({ ...oidc, oidcTokenFilePath })).toMatchObject(worked);
  });

  it("signs in when the pipeline's address gives it, asked for with Entra's audience", async () => {
    const access = { oidcRequestUrl: address(), oidcRequestToken: "CANARY-request" };
    expect(await entra.signIn({ ...oidc, ...access })).toMatchObject(worked);
    expect(asked).toEqual([
      {
        url: "/token?api-version=2&audience=api%3A%2F%2FAzureADTokenExchange",
        authorization: "Bearer CANARY-request",
      },
    ]);
  });

  it("that the pipeline's address refuses is told with the setting that it refused", async () => {
    const text = await messageOf({ ...oidc, oidcRequestUrl: address(), oidcRequestToken: "CANARY-old" });
    expect(text).toMatch(/^AccessError: Pipeline's identity: GET \/token.* 401.*azuread:oidcRequestToken/);
    expect(entra.requests(TOKEN)).toEqual([]);
  });

  it.each(["{}", '{"value": ""}', '{"value": 7}'])(
    "is refused when the pipeline's address answers %s",
    async (text) => {
      body = text;
      const access = { oidcRequestUrl: address(), oidcRequestToken: "CANARY-request" };
      expect(await messageOf({ ...oidc, ...access })).toContain("answered without a token");
    },
  );

  it("that Entra takes for malformed is told with what Entra says", async () => {
    const text = await messageOf({ ...oidc, oidcToken: "CANARY-not-a-token" });
    expect(text).toMatch(/^AccessError: Entra sign-in failed .*JWT token is invalid or malformed/);
  });

  it("that is nowhere is told with every place where it could be", async () => {
    const text = await messageOf(oidc);
    expect(text).toMatch(/ARM_OIDC_TOKEN or ARM_OIDC_TOKEN_FILE_PATH, .*id-token: write/);
    expect(text).not.toContain("Entra sign-in failed");
  });

  it("whose file is missing is told with file and setting", async () => {
    const oidcTokenFilePath = join(folder, "missing");
    expect(await messageOf({ ...oidc, oidcTokenFilePath })).toContain(
      `The file ${oidcTokenFilePath} of azuread:oidcTokenFilePath cannot be read`,
    );
  });

  it("whose address is no URL is told with the setting", async () => {
    const text = await messageOf({ ...oidc, oidcRequestUrl: "ci", oidcRequestToken: "CANARY-request" });
    expect(text).toContain('azuread:oidcRequestUrl (ARM_OIDC_REQUEST_URL) is "ci", which is not a URL');
  });
});
