import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:https";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, StartError, startSimulators } from "../../simulators/start";

async function started(world: World = demoWorld): Promise<RunningSimulators> {
  const running = await startSimulators(world);
  onTestFinished(() => running.close());
  return running;
}

/** The status of a GET, with only this certificate authority trusted. */
function statusOf(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on("error", reject);
  });
}

/** Something else that listens on a port of loopback. */
async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("it has no port");
  return { server, port: address.port };
}

describe("the two simulators", () => {
  test("are described by an environment for the program, the plugin and the back door", async () => {
    const { entra, goto, authority, environment } = await started();
    expect(environment).toEqual({
      GOTO_API_URL: goto.url,
      GOTO_LOGIN_URL: `${goto.url}/oauth/token`,
      GOTO_CLIENT_ID: "simulated-goto-client",
      GOTO_CLIENT_SECRET: "SIMULATED-SECRET-goto-client",
      GOTO_PERSONAL_ACCESS_TOKEN: "SIMULATED-SECRET-goto-pat",
      ARM_TENANT_ID: demoWorld.entra.tenant.id,
      ARM_CLIENT_ID: demoWorld.entra.clients[0]?.clientId,
      ARM_CLIENT_SECRET: "SIMULATED-SECRET-entra-client",
      ARM_METADATA_HOSTNAME: new URL(entra.url).host,
      ARM_USE_CLI: "false",
      NO_PROXY: expect.stringMatching(/(^|,)localhost,127\.0\.0\.1$/),
      SSL_CERT_FILE: authority.caFile,
      NODE_EXTRA_CA_CERTS: authority.caFile,
      GOTO_ACCESS_SIM_ENTRA: entra.url,
      GOTO_ACCESS_SIM_GOTO: goto.url,
    });
  });

  test("answer over TLS that their own authority vouches for, until they are closed", async () => {
    const running = await started();
    const { authority, entra, goto } = running;
    expect(await statusOf(`${entra.url}/__sim/state`, authority.caPem)).toBe(200);
    expect(await statusOf(`${goto.url}/__sim/state`, authority.caPem)).toBe(200);
    await running.close();
    await running.close();
    expect(existsSync(authority.caFile)).toBe(false);
    await expect(statusOf(`${entra.url}/__sim/state`, authority.caPem)).rejects.toThrow("ECONNREFUSED");
    await expect(statusOf(`${goto.url}/__sim/state`, authority.caPem)).rejects.toThrow("ECONNREFUSED");
  });

  test("offer the refresh token with its own client in a world that has no personal access token", async () => {
    const { oauth } = demoWorld.goto;
    const other = { id: "other-client", secret: "SIMULATED-SECRET-other", scopes: ["identity:"] };
    const { environment } = await started({
      ...demoWorld,
      goto: {
        ...demoWorld.goto,
        oauth: {
          clients: [...oauth.clients, other],
          personalAccessTokens: [],
          refreshTokens: [{ token: "SIMULATED-SECRET-refresh", user: "goto-admin@contoso.com", client: other.id }],
        },
      },
    });
    expect(environment).toMatchObject({
      GOTO_CLIENT_ID: "other-client",
      GOTO_CLIENT_SECRET: "SIMULATED-SECRET-other",
      GOTO_REFRESH_TOKEN: "SIMULATED-SECRET-refresh",
    });
    expect(environment).not.toHaveProperty("GOTO_PERSONAL_ACCESS_TOKEN");
  });

  test("are both stopped when the second finds its port taken, and the error says what to do", async () => {
    const temp = mkdtempSync(join(tmpdir(), "start-test-"));
    vi.stubEnv("TMPDIR", temp);
    const [free, taken] = [await listening(), await listening()];
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(temp, { recursive: true, force: true });
      taken.server.close();
    });
    await new Promise((resolve) => free.server.close(resolve));
    const ports = { entra: free.port, goto: taken.port };
    const outcome = await startSimulators(demoWorld, { ports }).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(StartError);
    expect(String(outcome)).toBe(
      `StartError: the goto simulator cannot listen on port ${ports.goto}: another program uses it; choose another with --goto-port, or leave it out for any free one`,
    );
    await expect(statusOf(`https://localhost:${ports.entra}/`, "")).rejects.toThrow("ECONNREFUSED");
    expect(readdirSync(temp)).toEqual([]);
  });
});
