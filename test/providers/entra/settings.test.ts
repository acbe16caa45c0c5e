import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EntraSettings, EntraSettingsError, readEntraSettings } from "../../../providers/entra/settings";

let folder: string;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entra-settings-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(config: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): EntraSettings {
  return readEntraSettings((name) => config[name], env);
}

/** Name, its environment variable, what is written, what it becomes. */
const NAMES: readonly (readonly [keyof EntraSettings, string, string, unknown])[] = [
  ["tenantId", "ARM_TENANT_ID", "t-1", "t-1"],
  ["clientId", "ARM_CLIENT_ID", "c-1", "c-1"],
  ["clientSecret", "ARM_CLIENT_SECRET", "s-1", "s-1"],
  ["clientCertificatePath", "ARM_CLIENT_CERTIFICATE_PATH", "cert.pem", "cert.pem"],
  ["clientCertificatePassword", "ARM_CLIENT_CERTIFICATE_PASSWORD", "p-1", "p-1"],
  ["useOidc", "ARM_USE_OIDC", "true", true],
  ["oidcToken", "ARM_OIDC_TOKEN", "a.b.c", "a.b.c"],
  ["oidcTokenFilePath", "ARM_OIDC_TOKEN_FILE_PATH", "token", "token"],
  ["oidcTokenFilePath", "AZURE_FEDERATED_TOKEN_FILE", "token", "token"],
  ["oidcRequestUrl", "ARM_OIDC_REQUEST_URL", "https://ci.example.com", "https://ci.example.com"],
  ["oidcRequestUrl", "ACTIONS_ID_TOKEN_REQUEST_URL", "https://ci.example.com", "https://ci.example.com"],
  ["oidcRequestToken", "ARM_OIDC_REQUEST_TOKEN", "r-1", "r-1"],
  ["oidcRequestToken", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "r-1", "r-1"],
  ["useCli", "ARM_USE_CLI", "false", false],
  ["useMsi", "ARM_USE_MSI", "true", true],
  ["environment", "ARM_ENVIRONMENT", "china", "china"],
  ["metadataHost", "ARM_METADATA_HOSTNAME", "localhost:8443", "localhost:8443"],
];

describe("settings of Entra", () => {
  it.each(NAMES)(
    "%s is read from the configuration, and from %s where that has none",
    (name, variable, text, value) => {
      const tenant = { tenantId: "t-1" };
      expect(read({ ...tenant, [name]: text })[name]).toBe(value);
      expect(read(name === "tenantId" ? {} : tenant, { [variable]: text })[name]).toBe(value);
      expect(read({ ...tenant, [name]: text }, { [variable]: "other" })[name]).toBe(value);
    },
  );

  it("that are empty or blank are as if they were not there, and white space around them does not count", () => {
    expect(read({ tenantId: " t-1\n", clientId: " " }, { ARM_CLIENT_ID: "c-1" })).toMatchObject({
      tenantId: "t-1",
      clientId: "c-1",
    });
  });

  it("have these defaults: public cloud, Azure CLI, nothing else", () => {
    const expected = { tenantId: "t-1", useOidc: false, useCli: true, useMsi: false, environment: "public" };
    expect(JSON.parse(JSON.stringify(read({ tenantId: "t-1" })))).toEqual(expected);
  });

  it.each(["true", "True", "TRUE", "1", "t"])("%s is on, as the azuread plugin takes it", (text) => {
    expect(read({ tenantId: "t-1", useOidc: text }).useOidc).toBe(true);
  });

  it.each(["false", "False", "0", "f"])("%s is off, as the azuread plugin takes it", (text) => {
    expect(read({ tenantId: "t-1", useCli: text }).useCli).toBe(false);
  });

  it("that are neither true nor false are refused by name", () => {
    expect(() => read({ tenantId: "t-1" }, { ARM_USE_OIDC: "yes" })).toThrow(
      'azuread:useOidc (ARM_USE_OIDC) is "yes"; write true or false.',
    );
  });

  it("without a tenant are refused with both ways to set it", () => {
    expect(() => read({}, { ARM_CLIENT_ID: "c-1" })).toThrow(EntraSettingsError);
    expect(() => read({})).toThrow(/pulumi config set azuread:tenantId .*ARM_TENANT_ID/);
  });
});

describe("client id and secret out of files", () => {
  it("are read from the files that the configuration or the environment names", () => {
    const id = file("id", "c-2\n");
    const secret = file("secret", "s-2\n");
    const expected = { clientId: "c-2", clientSecret: "s-2" };
    const env = { ARM_CLIENT_ID_FILE_PATH: id, ARM_CLIENT_SECRET_FILE_PATH: secret };
    expect(read({ tenantId: "t-1" }, env)).toMatchObject(expected);
    expect(read({ tenantId: "t-1", clientIdFilePath: id, clientSecretFilePath: secret })).toMatchObject(expected);
  });

  it("are not looked at when the value itself is set", () => {
    const config = { tenantId: "t-1", clientSecret: "s-1", clientSecretFilePath: join(folder, "missing") };
    expect(read(config).clientSecret).toBe("s-1");
  });

  it("are refused when the file is missing or empty, with the file and the setting", () => {
    const missing = join(folder, "missing");
    const ask = (path: string) => () => read({ tenantId: "t-1" }, { ARM_CLIENT_SECRET_FILE_PATH: path });
    expect(ask(missing)).toThrow(`The file ${missing} of azuread:clientSecretFilePath cannot be read: ENOENT`);
    expect(ask(file("empty", " \n"))).toThrow(/azuread:clientSecretFilePath is empty/);
  });
});
