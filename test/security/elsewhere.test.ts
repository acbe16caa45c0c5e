import { createServer as createPlainServer, type IncomingMessage, type Server } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GraphTokens } from "../../providers/entra/credential";
import { TokenSource } from "../../providers/goto/oauth";
import { Http } from "../../providers/http";
import { type Authority, makeAuthority } from "../../simulators/stage/tls";
import { directory, failureOf, TENANT, tenant } from "../providers/entra/tenant";

const entra = tenant(directory({}));
let authority: Authority;
/** Whoever sends us elsewhere, and whoever is there; both with a certificate that is trusted. */
let sender: Listening;
let stranger: Listening;

interface Listening {
  readonly url: string;
  readonly heard: string[];
  readonly server: Server;
}

beforeAll(async () => {
  authority = await makeAuthority();
  stranger = await listening(() => "");
  sender = await listening(() => `${stranger.url}/collect`);
});

afterAll(() => {
  for (const { server } of [sender, stranger]) server.close();
  authority.dispose();
});

afterEach(() => {
  vi.unstubAllEnvs();
  sender.heard.length = 0;
  stranger.heard.length = 0;
});

/** A server that keeps what it hears, and sends everybody to where `whither` says. */
async function listening(whither: () => string): Promise<Listening> {
  const heard: string[] = [];
  const server = createServer(authority.server, async (request: IncomingMessage, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${await text(request)}`);
    if (request.url?.includes("openid-configuration")) return response.end(JSON.stringify(metadata(request)));
    return response.writeHead(307, { Location: whither() }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, heard, server };
}

function metadata({ headers }: IncomingMessage) {
  const base = `https://${headers.host}/${TENANT}`;
  const [token, authorize] = [`${base}/oauth2/v2.0/token`, `${base}/oauth2/v2.0/authorize`];
  return { issuer: `${base}/v2.0`, token_endpoint: token, authorization_endpoint: authorize, jwks_uri: `${base}/keys` };
}

const tuned = () => ({ ca: authority.caPem, backoffMs: 1 });

describe("a server that sends us elsewhere (307, which repeats the request with its body)", () => {
  it("does not get our access token there", async () => {
    const http = new Http({
      service: "GoTo",
      baseUrl: sender.url,
      authorization: async () => "Bearer CANARY",
      ...tuned(),
    });
    await expect(http.send({ method: "POST", path: "/x", body: { a: 1 } })).rejects.toThrow("answered with 307");
    expect(sender.heard.join()).toContain("CANARY");
    expect(stranger.heard).toEqual([]);
  });

  it("does not get the credentials of GoTo there", async () => {
    const grant = { kind: "personalAccessToken", secret: "CANARY" } as const;
    const settings = {
      clientId: "id",
      clientSecret: "CANARY",
      grant,
      accountKey: undefined,
      credentialsFile: undefined,
    };
    const urls = { apiUrl: sender.url, loginUrl: `${sender.url}/oauth/token`, requestsPerSecond: 100 };
    const tokens = new TokenSource({ ...settings, ...urls, ...tuned() }, () => undefined);
    await expect(tokens.authorization(false)).rejects.toThrow("GoTo sign-in failed");
    expect(sender.heard.join()).toContain("CANARY");
    expect(stranger.heard).toEqual([]);
  });

  it("does not get the client secret of Entra there", async () => {
    const settings = entra.settings({ ca: authority.caPem });
    const tokens = new GraphTokens(settings, { graphUrl: sender.url, loginUrl: sender.url });
    expect(await failureOf(tokens.authorization(false))).toBeInstanceOf(Error);
    expect(sender.heard.join()).toContain("client_secret=CANARY");
    expect(stranger.heard).toEqual([]);
  });
});

describe("a proxy", () => {
  it("of the machine sees where we go, and nothing of what we send", async () => {
    const seen: string[] = [];
    const proxy = createPlainServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
      response.writeHead(500).end();
    });
    proxy.on("connect", ({ method, url, headers }: IncomingMessage, socket) => {
      seen.push(`${method} ${url} ${JSON.stringify(headers)}`);
      const [host, port] = (url ?? "").split(":");
      const through = connect(Number(port), host === "localhost" ? "127.0.0.1" : host, () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        socket.pipe(through).pipe(socket);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    // This machine's own names go past a proxy, so that another one is given.
    vi.stubEnv("HTTPS_PROXY", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    vi.stubEnv("https_proxy", process.env.HTTPS_PROXY);
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    const http = new Http({
      service: "GoTo",
      baseUrl: stranger.url,
      authorization: async () => "Bearer CANARY",
      ...tuned(),
    });
    await http.send({ method: "GET", path: "/private" }).catch(() => undefined);
    proxy.close();
    expect(seen).toEqual([expect.stringMatching(/^CONNECT localhost:\d+ /)]);
    expect(seen.join()).not.toMatch(/CANARY|private/);
    expect(stranger.heard).toEqual([expect.stringMatching(/^GET \/private .*CANARY/)]);
  });
});
