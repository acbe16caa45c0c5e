import { describe, expect, it } from "vitest";
import { createEntraSimulator } from "../../../simulators/entra";
import { startSimulator } from "../../../simulators/stage/server";
import { makeAuthority } from "../../../simulators/stage/tls";
import { directory, failureOf, person, tenant } from "./tenant";

const entra = tenant(directory({ users: [person("Ada")] }));
const TOKEN = /\/oauth2\/v2\.0\/token$/;

async function messageOf(): Promise<string> {
  const text = String(await failureOf(entra.signIn()));
  expect(text).not.toContain("CANARY");
  return text;
}

describe("a sign-in that does not reach Entra", () => {
  const elsewhere = (loginEndpoint: string) => {
    const body = { microsoftGraphResourceId: entra.url, authentication: { loginEndpoint } };
    return entra.faults({ kind: "status", status: 200, path: "^/metadata", body });
  };

  it("because nothing listens there says so, with the address", async () => {
    await elsewhere("https://localhost:1");
    expect(await messageOf()).toMatch(
      /^UnavailableError: Entra sign-in: .* failed: .*Is https:\/\/localhost:1 the right/,
    );
  });

  it("because its certificate is not trusted says so, with the way to trust it", async () => {
    const stranger = await makeAuthority();
    const other = await startSimulator(stranger, (url) => createEntraSimulator(url, directory({})));
    await elsewhere(other.url);
    const text = await messageOf();
    expect(text).toMatch(/^UnavailableError: .*certificate is not trusted .*NODE_EXTRA_CA_CERTS/);
    expect(text).toContain(other.url);
    expect(other.journal).toEqual([]);
    await other.close();
    stranger.dispose();
  });

  it.each([
    ["is cut off", { kind: "reset" }],
    ["answers a web page", { kind: "html", status: 502 }],
    ["answers an error without a body", { kind: "status", status: 500, body: "" }],
  ] as const)("because its token address %s says so, without the secret", async (_, fault) => {
    await entra.faults({ ...fault, path: "/token", times: 0 });
    const answer = `UnavailableError: Entra sign-in failed: ${entra.url} does not answer, or not as it should`;
    expect(await messageOf()).toContain(answer);
  });

  it("for a moment is tried again", async () => {
    await entra.faults({ kind: "status", status: 503, path: "/token" });
    expect(await entra.signIn()).toMatchObject({ value: [{ mail: "ada@contoso.com" }] });
    expect(entra.requests(TOKEN).map(({ status }) => status)).toEqual([503, 200]);
  });
});
