import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Http } from "../../providers/http";
import { sayVisibly } from "../../providers/visible";
import { filesWith } from "./sources";

afterEach(() => vi.restoreAllMocks());

describe("what others have written", () => {
  it("is printed as marks, by a run too", () => {
    const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
    sayVisibly("GoTo: 1 to adopt\n  adopt \u202eann\u001b]0;x\u0007@contoso.com");
    expect(printed.mock.calls).toEqual([["GoTo: 1 to adopt\n  adopt \\u{202e}ann\\u{1b}]0;x\\u{7}@contoso.com"]]);
    expect(filesWith(/console\.log/).filter((file) => file.startsWith("providers/"))).toEqual(["providers/visible.ts"]);
  });

  it("is shown as marks where a service refuses something", async () => {
    const server = createServer((_, response) => {
      response.writeHead(400).end(JSON.stringify({ message: "no\u001b[2J\n::add-mask::a" }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const readError = (body: unknown) => ({ codes: [], message: (body as { message: string }).message });
    const http = new Http({ service: "GoTo", baseUrl, readError });
    await expect(http.send({ method: "GET", path: "/users" })).rejects.toThrow(
      "GoTo: GET /users was answered with 400 no\\u{1b}[2J\\u{a}::add-mask::a",
    );
    server.close();
  });
});
