import { createServer } from "node:http";
import { onTestFinished } from "vitest";

/** A download site on loopback that answers every request with one status, or (`"silent"`) never; returns its address. */
export async function startSite(answer: number | "silent"): Promise<string> {
  const server = createServer((_, response) => {
    if (answer !== "silent") response.writeHead(answer).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site has no port");
  return `http://127.0.0.1:${address.port}/install.sh`;
}
