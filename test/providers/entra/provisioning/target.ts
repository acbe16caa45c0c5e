import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority } from "../../../../simulators/stage/tls";

/** A SCIM service that has nobody and lets in whoever has the token. */
export class EmptyTarget {
  readonly token = "CANARY-scim-token";
  readonly #server: Server;
  /** Requests that came, as `GET /Users`. */
  readonly requests: string[] = [];
  /** The token that counts; a test may change it. */
  accepted = this.token;

  constructor({ server }: Authority) {
    this.#server = createServer({ key: server.key, cert: server.cert }, (request, response) => {
      this.requests.push(`${request.method} ${request.url?.split("?")[0]}`);
      const isKnown = request.headers.authorization === `Bearer ${this.accepted}`;
      response.writeHead(isKnown ? 200 : 401, { "Content-Type": "application/scim+json" });
      response.end(isKnown ? JSON.stringify({ totalResults: 0, Resources: [] }) : "{}");
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", () => resolve()));
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}/scim`;
  }

  close(): Promise<unknown> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }
}
