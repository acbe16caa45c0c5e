import { createServer, type Server } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { text } from "node:stream/consumers";

/** A call as the webhook got it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

/** Something that listens on a port of this machine. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** A webhook that keeps what it is called with. */
export async function startWebhook(
  status = 200,
  headers: Record<string, string> = {},
): Promise<Listener & { calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as Call["body"];
    calls.push({
      method: request.method ?? "",
      path: request.url ?? "",
      type: request.headers["content-type"] ?? "",
      body,
    });
    response.writeHead(status, headers).end("ok");
  });
  return { calls, ...(await listening(server)) };
}

/** A server that takes connections and never comes to an end: silent, or with a line of a greeting now and then. */
export async function startSilence(greeting = "", drop = ""): Promise<Listener> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createTcpServer((socket) => {
    const drip = setInterval(() => socket.write(drop), 50);
    socket.on("error", () => undefined).on("close", () => clearInterval(drip));
    socket.write(greeting);
    sockets.add(socket);
  });
  const { port, close } = await listening(server as Server);
  return {
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return close();
    },
  };
}

async function listening(server: Server): Promise<Listener> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
