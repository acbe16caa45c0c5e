import { createEntraSimulator } from "./entra";
import { createGotoSimulator } from "./goto";
import type { GotoSeed, World } from "./seed/world";
import { type RunningSimulator, type Simulator, startSimulator } from "./stage/server";
import { type Authority, makeAuthority } from "./stage/tls";

/** Both simulators on loopback, filled with one world, and the environment in which a program meets them. */
export interface RunningSimulators {
  readonly entra: RunningSimulator;
  readonly goto: RunningSimulator;
  readonly authority: Authority;
  /** Environment variables for the program, the Pulumi plugin, the commands and the back door. */
  readonly environment: Readonly<Record<string, string>>;
  /** Stops both and removes the folder of the certificate; a second call does nothing. */
  close(): Promise<void>;
}

/** Fixed ports; what is left out takes any free one. */
interface SimulatorPorts {
  readonly entra?: number | undefined;
  readonly goto?: number | undefined;
}

/** Thrown when a simulator cannot listen; the message names the simulator, the port and what to do. */
export class StartError extends Error {
  override name = "StartError";
}

/**
 * Starts the Entra and the GoTo simulator with a certificate authority of their own.
 * Throws {@link StartError} when a port cannot be used; nothing is left running or lying about then.
 */
export async function startSimulators(
  world: World,
  options: { readonly ports?: SimulatorPorts } = {},
): Promise<RunningSimulators> {
  const authority = await makeAuthority();
  const running: RunningSimulator[] = [];
  const stop = async () => {
    await Promise.all(running.splice(0).map((simulator) => simulator.close()));
    authority.dispose();
  };
  const start = async (name: "entra" | "goto", build: (url: string) => Simulator) => {
    const simulator = await listen(authority, name, build, options.ports?.[name] ?? 0);
    running.push(simulator);
    return simulator;
  };
  try {
    const entra = await start("entra", (url) => createEntraSimulator(url, world.entra, { targetCa: authority.caPem }));
    const goto = await start("goto", (url) => createGotoSimulator(url, world.goto));
    return { entra, goto, authority, environment: environmentOf(world, entra, goto, authority), close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(
  authority: Authority,
  name: "entra" | "goto",
  build: (url: string) => Simulator,
  port: number,
): Promise<RunningSimulator> {
  try {
    return await startSimulator(authority, build, port);
  } catch (error) {
    const reason = LISTEN_FAILURES[(error as NodeJS.ErrnoException).code ?? ""];
    if (reason === undefined) throw error;
    throw new StartError(
      `the ${name} simulator cannot listen on port ${port}: ${reason}; choose another with --${name}-port, or leave it out for any free one`,
    );
  }
}

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program uses it",
  EACCES: "this user may not use it",
};

/** SSL_CERT_FILE is what the Go programs read, NODE_EXTRA_CA_CERTS what Node reads (docs/services/entra-graph.md §2.5). */
function environmentOf(
  world: World,
  entra: RunningSimulator,
  goto: RunningSimulator,
  authority: Authority,
): Record<string, string> {
  const client = world.entra.clients[0];
  return {
    GOTO_API_URL: goto.url,
    GOTO_LOGIN_URL: `${goto.url}/oauth/token`,
    ...gotoCredentials(world.goto),
    ARM_TENANT_ID: world.entra.tenant.id,
    ...(client === undefined ? {} : { ARM_CLIENT_ID: client.clientId, ARM_CLIENT_SECRET: client.secret }),
    ARM_METADATA_HOSTNAME: `localhost:${entra.port}`,
    ARM_USE_CLI: "false",
    // A proxy of the machine's network knows nothing of this machine's own servers.
    NO_PROXY: [process.env.NO_PROXY, "localhost", "127.0.0.1"].filter(Boolean).join(","),
    SSL_CERT_FILE: authority.caFile,
    NODE_EXTRA_CA_CERTS: authority.caFile,
    GOTO_ACCESS_SIM_ENTRA: entra.url,
    GOTO_ACCESS_SIM_GOTO: goto.url,
  };
}

/** The first personal access token with its client; in a world without one, the first refresh token. */
function gotoCredentials({ oauth }: GotoSeed): Record<string, string> {
  const pat = oauth.personalAccessTokens[0];
  const refresh = oauth.refreshTokens?.[0];
  const wanted = (pat ?? refresh)?.client;
  const client = oauth.clients.find(({ id }) => id === wanted) ?? oauth.clients[0];
  return {
    ...(client === undefined ? {} : { GOTO_CLIENT_ID: client.id, GOTO_CLIENT_SECRET: client.secret }),
    ...(pat === undefined ? {} : { GOTO_PERSONAL_ACCESS_TOKEN: pat.token }),
    ...(pat !== undefined || refresh === undefined ? {} : { GOTO_REFRESH_TOKEN: refresh.token }),
  };
}
