import { describe, expect, it } from "vitest";
import {
  adminSecrets,
  fingerprint,
  howToSetCredentials,
  readAdminCredentials,
} from "../../../../providers/entra/provisioning/credentials";

type Values = Readonly<Record<string, string>>;

const TOKEN = { scimBaseAddress: "https://scim.example/v1", scimSecretToken: "CANARY-token" };
const PASSWORD = { adminUserName: "root@contoso.com", adminPassword: "CANARY-password" };
const read = (config: Values, env: Values = {}) => readAdminCredentials((name) => config[name], env);

describe("admin credentials", () => {
  const rows: [string, Values, Values, Values | undefined][] = [
    ["are none when nothing is set", {}, {}, undefined],
    ["are an address and a token", TOKEN, {}, { BaseAddress: "https://scim.example/v1", SecretToken: "CANARY-token" }],
    ["are a user name and a password", PASSWORD, {}, { UserName: "root@contoso.com", Password: "CANARY-password" }],
    [
      "come from the environment too",
      {},
      { GOTO_SCIM_BASE_ADDRESS: "https://scim.example", GOTO_SCIM_SECRET_TOKEN: "t" },
      { BaseAddress: "https://scim.example", SecretToken: "t" },
    ],
    [
      "come from the stack first",
      PASSWORD,
      { GOTO_ADMIN_USER_NAME: "other", GOTO_ADMIN_PASSWORD: "other" },
      { UserName: "root@contoso.com", Password: "CANARY-password" },
    ],
    ["are not set by spaces", { scimBaseAddress: " ", scimSecretToken: "" }, {}, undefined],
  ];
  it.each(rows)("%s", (_rule, config, env, saved) => {
    const found = read(config, env);
    expect(found && Object.fromEntries(found.map(({ key, value }) => [key, value]))).toEqual(saved);
  });

  const mistakes: [string, Values, string][] = [
    ["half a pair", { scimBaseAddress: "https://scim.example" }, "Missing: goto-access:scimSecretToken"],
    ["the other half", { adminPassword: "CANARY-password" }, "Missing: goto-access:adminUserName"],
    ["both pairs", { ...TOKEN, ...PASSWORD }, "Set either goto-access:scimBaseAddress and scimSecretToken or"],
    ["an address in the clear", { ...TOKEN, scimBaseAddress: "http://scim.example" }, "only sent over https"],
    ["an address that is none", { ...TOKEN, scimBaseAddress: "scim" }, '"scim" is not a URL'],
  ];
  it.each(mistakes)("refuses %s, without telling a secret", (_what, config, message) => {
    expect(() => read(config)).toThrow(message);
    expect(() => read(config)).not.toThrow(/CANARY/);
  });

  it("can be told from what is kept of them only whether they are the same", () => {
    const first = fingerprint(read(TOKEN) ?? [], "");
    expect(first).toMatch(/^[0-9a-f]{32}:[0-9a-f]{64}$/);
    expect(fingerprint(read(TOKEN) ?? [], first)).toBe(first);
    expect(fingerprint(read({ ...TOKEN, scimSecretToken: "new" }) ?? [], first)).not.toBe(first);
    expect(fingerprint(read(TOKEN) ?? [], "")).not.toBe(first);
  });

  it("names every secret that is set, used or not, and how to set them", () => {
    const env = { GOTO_ADMIN_PASSWORD: "from the environment" };
    const secrets = adminSecrets((name) => ({ ...TOKEN, ...PASSWORD })[name], env);
    expect(secrets).toEqual(["CANARY-token", undefined, "CANARY-password", "from the environment"]);
    expect(howToSetCredentials()).toContain("pulumi config set --secret goto-access:scimSecretToken");
  });
});
