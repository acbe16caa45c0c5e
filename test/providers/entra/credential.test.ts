import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { EntraSettings } from "../../../providers/entra/settings";
import { AccessError } from "../../../providers/errors";
import { CLIENT, directory, failureOf, person, READS, TENANT, tenant } from "./tenant";

const entra = tenant(directory({ users: [person("Ada")] }));
const TOKEN = /\/oauth2\/v2\.0\/token$/;
const worked = { value: [{ mail: "ada@contoso.com" }] };

async function messageOf(changes: Partial<EntraSettings>): Promise<string> {
  const text = String(await failureOf(entra.signIn(changes)));
  expect(text).not.toContain("CANARY");
  return text;
}

describe("a client secret", () => {
  it("signs in at the tenant of the metadata host, for Graph of that host", async () => {
    expect(await entra.signIn()).toMatchObject(worked);
    expect(entra.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /metadata/endpoints",
      `GET /${TENANT}/v2.0/.well-known/openid-configuration`,
      `POST /${TENANT}/oauth2/v2.0/token`,
      "GET /v1.0/users",
    ]);
  });

  it("that is wrong is said to be wrong or expired, and which setting holds it", async () => {
    const text = await messageOf({ clientSecret: "CANARY-wrong" });
    expect(text).toContain(`AccessError: Entra sign-in failed (tenant ${TENANT}, application ${CLIENT})`);
    expect(text).toContain("make a new one and set azuread:clientSecret. Details:");
    expect(text).toContain("AADSTS7000215");
    expect(entra.requests(/^\/v1\.0/)).toEqual([]);
  });

  it("of a client that this tenant does not know names client and tenant", async () => {
    const text = await messageOf({ clientId: "c11e0000-0000-4000-8000-00000000dead" });
    expect(text).toContain(
      "no application has this client id in this tenant; check azuread:clientId and azuread:tenantId",
    );
  });

  it("for a tenant that does not exist names the tenant", async () => {
    const tenantId = "99999999-2222-4333-8444-555555555555";
    expect(await messageOf({ tenantId })).toMatch(new RegExp(`tenant ${tenantId}.*check azuread:tenantId`));
  });

  it("for a tenant that cannot be one names the tenant's setting", async () => {
    expect(await messageOf({ tenantId: "contoso!" })).toMatch(/tenant contoso!.*Check azuread:tenantId/);
  });

  it("without a client id names the setting and its variable", async () => {
    expect(await messageOf({ clientId: undefined })).toMatch(
      /pulumi config set azuread:clientId .* or set ARM_CLIENT_ID/,
    );
  });
});

describe("no credential at all", () => {
  it("is told with every way to set one", async () => {
    const text = await messageOf({ clientSecret: undefined });
    for (const name of ["azuread:clientId", "azuread:clientSecret", "ARM_CLIENT_SECRET", "useOidc", "useCli"]) {
      expect(text).toContain(name);
    }
    expect(entra.requests(TOKEN)).toEqual([]);
  });

  it("leads to the Azure CLI, and where that is missing every other way is told", async () => {
    vi.stubEnv("PATH", "/nowhere");
    const text = await messageOf({ clientSecret: undefined, useCli: true }).finally(() => vi.unstubAllEnvs());
    expect(text).toMatch(
      /no credential is set and the Azure CLI is not installed; set .*clientSecret.*useOidc.*az login/,
    );
  });

  it("leads to the Azure CLI, and where nobody is signed in there the command is told", async () => {
    const folder = mkdtempSync(join(tmpdir(), "entra-cli-"));
    writeFileSync(join(folder, "az"), "#!/bin/sh\necho \"Please run 'az login' to setup account.\" >&2; exit 1\n", {
      mode: 0o755,
    });
    vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
    const text = await messageOf({ clientSecret: undefined, useCli: true }).finally(() => vi.unstubAllEnvs());
    rmSync(folder, { recursive: true });
    expect(text).toMatch(/nobody is signed in to the Azure CLI; run az login, or set azuread:clientId/);
  });
});

describe("a certificate", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entra-certificate-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("whose file is missing is told as such, not as a server that is not trusted", async () => {
    const clientCertificatePath = join(folder, "missing.pem");
    const text = await messageOf({ clientCertificatePath });
    expect(text).toContain(`The file ${clientCertificatePath} of azuread:clientCertificatePath cannot be read`);
  });

  it("whose file is not PEM is told as such, with other ways to sign in", async () => {
    const clientCertificatePath = join(folder, "bundle.pfx");
    writeFileSync(clientCertificatePath, "0\u0082CANARY");
    const text = await messageOf({ clientCertificatePath });
    expect(text).toMatch(
      /bundle\.pfx of azuread:clientCertificatePath holds no certificate in PEM form.*azuread:useOidc/,
    );
  });
});

describe("a token", () => {
  it("serves many requests, and several at once ask for it once", async () => {
    const graph = await entra.connect();
    await Promise.all([1, 2, 3].map(() => graph.get("/users")));
    await graph.get("/users");
    expect(entra.requests(TOKEN)).toHaveLength(1);
  });

  it("that is refused is replaced by a new one, once, and the request is sent again", async () => {
    const graph = await entra.connect();
    await graph.get("/users");
    await entra.http.post("/__sim/clock", { advance: 4000 });
    expect(await graph.get("/users", { $select: "mail" })).toMatchObject(worked);
    expect(entra.requests(TOKEN)).toHaveLength(2);
    expect(entra.requests(/^\/v1\.0/).map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  it("that is refused twice ends in an error about access, not in a circle", async () => {
    const graph = await entra.connect();
    await entra.faults({ kind: "status", status: 401, path: "^/v1.0", times: 0 });
    const error = await failureOf(graph.get("/users"));
    expect(error).toBeInstanceOf(AccessError);
    expect(entra.requests(/^\/v1\.0/)).toHaveLength(2);
    expect(entra.requests(TOKEN)).toHaveLength(2);
  });

  it("that lives for a minute still serves more than one request", async () => {
    await entra.switches({ "token.lifetime": 60 });
    const graph = await entra.connect();
    await graph.get("/users");
    await graph.get("/users");
    expect(entra.requests(TOKEN)).toHaveLength(1);
  });

  it("tells which permissions it carries", async () => {
    const graph = await entra.connect();
    expect(await Promise.all([...READS, "User.ReadWrite.All"].map((name) => graph.carries(name)))).toEqual([
      ...READS.map(() => true),
      false,
    ]);
  });

  it("that cannot be read is taken to carry nothing", async () => {
    const body = { token_type: "Bearer", expires_in: 3600, access_token: "opaque" };
    await entra.faults({ kind: "status", status: 200, path: "/token", body });
    expect(await (await entra.connect()).carries("User.Read.All")).toBe(false);
  });
});
