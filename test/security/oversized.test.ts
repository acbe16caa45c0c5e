import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { Http } from "../../providers/http";

it("an answer that unpacks to more than 256 MB is refused, not kept", async () => {
  const megabyte = gzipSync(Buffer.alloc(1024 * 1024));
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Encoding": "gzip" }).end(Buffer.concat(Array(300).fill(megabyte)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const http = new Http({ service: "GoTo", baseUrl: `http://127.0.0.1:${port}`, tries: 1 });
  await expect(http.send({ method: "GET", path: "/users" })).rejects.toThrow(/^GoTo: GET \/users failed: max/);
  server.close();
});
