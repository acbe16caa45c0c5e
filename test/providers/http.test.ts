import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RequestBudget } from "../../providers/bucket";
import {
  AccessError,
  ConflictError,
  ForbiddenError,
  LostAnswerError,
  NotFoundError,
  RefusedError,
  UnavailableError,
} from "../../providers/errors";
import { Http, type HttpOptions } from "../../providers/http";
import { Clock } from "../../simulators/stage/clock";
import type { Fault } from "../../simulators/stage/faults";
import { type RunningSimulator, startSimulator } from "../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../simulators/stage/tls";

let authority: Authority;
let server: RunningSimulator;
let things = 0;
const waits: number[] = [];

beforeAll(async () => {
  authority = await makeAuthority();
  server = await startSimulator(authority, () => ({
    name: "things",
    clock: new Clock(),
    errorBody: (status) => ({ errors: [{ code: `status.${status}` }], incidentId: "i-1" }),
    stage: {
      state: () => ({ things }),
      seed: () => {},
      reset: () => {
        things = 0;
      },
      edit: () => {},
      switches: () => ({}),
      setSwitches: () => {},
      mail: () => [],
    },
    routes: [
      ["GET", "/things", () => ({ status: 200, body: { things } })],
      [
        "GET",
        "/big",
        () => ({ status: 200, body: '{"key": 4100000000000000202, "n": 7, "s": "4100000000000000202"}' }),
      ],
      ["GET", "/secret", ({ headers }) => ({ status: headers.authorization === "Bearer new" ? 200 : 401, body: {} })],
      ["GET", "/away", () => ({ status: 302, headers: { Location: "https://localhost:1/" } })],
      ["GET", "/status/:code", ({ params }) => ({ status: Number(params.code), body: { errors: [{ code: "x.y" }] } })],
      [
        "POST",
        "/things",
        () => {
          things += 1;
          return { status: 200, body: { things } };
        },
      ],
      [
        "PUT",
        "/things",
        () => {
          things += 1;
          return { status: 204 };
        },
      ],
    ],
  }));
});

afterAll(async () => {
  await server.close();
  authority.dispose();
});

function client(options: Partial<HttpOptions> = {}): Http {
  waits.length = 0;
  return new Http({
    service: "Things",
    baseUrl: server.url,
    ca: authority.caPem,
    sleep: async (ms) => {
      waits.push(ms);
    },
    readError: (body) => ({ codes: [((body as { errors?: { code: string }[] }).errors ?? [])[0]?.code ?? ""] }),
    ...options,
  });
}

async function arm(...faults: Fault[]): Promise<void> {
  things = 0;
  await client().send({ method: "POST", path: "/__sim/faults", body: faults });
}

describe("which error is thrown", () => {
  it.each([
    [404, NotFoundError],
    [409, ConflictError],
    [400, RefusedError],
    [403, ForbiddenError],
    [401, AccessError],
    [422, RefusedError],
  ])("status %i is a %o", async (status, kind) => {
    await arm();
    await expect(client().send({ method: "GET", path: `/status/${status}` })).rejects.toBeInstanceOf(kind);
  });

  it("names the service, the request, the status and the service's own code", async () => {
    await arm();
    await expect(client().send({ method: "GET", path: "/status/400" })).rejects.toThrow(
      "Things: GET /status/400 was answered with 400 x.y",
    );
  });

  it("does not follow a redirect, so that a token never reaches another server", async () => {
    await arm();
    await expect(client().send({ method: "GET", path: "/away" })).rejects.toBeInstanceOf(RefusedError);
  });

  it("refuses a next link of another origin", async () => {
    await expect(client().send({ method: "GET", path: "https://example.com/next" })).rejects.toThrow(
      "sent us to another server (https://example.com)",
    );
  });

  it("refuses http on anything but loopback", () => {
    expect(() => client({ baseUrl: "http://api.example.com" })).toThrow("tokens are only sent over https");
    expect(() => client({ baseUrl: "http://127.0.0.1:1" })).not.toThrow();
  });

  it("names NODE_EXTRA_CA_CERTS when the certificate is not trusted, and does not try again", async () => {
    const { ca: _ca, ...untrusting } = { ca: "", tries: 6 };
    const http = new Http({
      service: "Things",
      baseUrl: server.url,
      ...untrusting,
      sleep: async (ms) => void waits.push(ms),
    });
    waits.length = 0;
    await expect(http.send({ method: "GET", path: "/things" })).rejects.toThrow("NODE_EXTRA_CA_CERTS");
    expect(waits).toEqual([]);
  });

  it("says which address cannot be reached", async () => {
    const http = client({ baseUrl: "https://127.0.0.1:1", tries: 2 });
    await expect(http.send({ method: "GET", path: "/things" })).rejects.toThrow(
      /ECONNREFUSED.*https:\/\/127\.0\.0\.1:1/,
    );
  });
});

describe("retries", () => {
  it.each([429, 500, 502, 503, 504] as const)("a read goes on after %i", async (status) => {
    await arm({ kind: "status", status, path: "/things", times: 2 });
    expect((await client().send({ method: "GET", path: "/things" })).json).toEqual({ things: 0 });
    expect(waits).toHaveLength(2);
  });

  it.each(["reset", "html", "truncate", "empty"] as const)("a read survives: %s", async (kind) => {
    await arm({ kind, path: "/things", times: 1, ...(kind === "empty" ? { status: 503 } : {}) });
    expect((await client().send({ method: "GET", path: "/things" })).json).toEqual({ things: 0 });
  });

  it("Retry-After decides the wait", async () => {
    await arm({ kind: "status", status: 429, retryAfter: 7, path: "/things" });
    await client().send({ method: "GET", path: "/things" });
    expect(waits).toEqual([7000]);
  });

  it("waits double, and end after the given number of tries", async () => {
    await arm({ kind: "status", status: 503, path: "/things", times: 0 });
    await expect(client({ tries: 4, backoffMs: 100 }).send({ method: "GET", path: "/things" })).rejects.toBeInstanceOf(
      UnavailableError,
    );
    expect(waits).toHaveLength(3);
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(50 * 2 ** i);
      expect(wait).toBeLessThanOrEqual(100 * 2 ** i);
    }
  });

  it("a create is sent again after 429, which says that nothing was done", async () => {
    await arm({ kind: "status", status: 429, method: "POST", path: "/things" });
    await client().send({ method: "POST", path: "/things", body: {} });
    expect(things).toBe(1);
  });

  it.each(["statusAfter", "resetAfter", "truncate"] as const)(
    "a create whose answer is lost is not sent again: %s",
    async (kind) => {
      await arm({ kind, status: 502, method: "POST", path: "/things" });
      await expect(client().send({ method: "POST", path: "/things", body: {} })).rejects.toBeInstanceOf(
        LostAnswerError,
      );
      expect(things).toBe(1);
    },
  );

  it("an update whose answer is lost is sent again", async () => {
    await arm({ kind: "resetAfter", method: "PUT", path: "/things" });
    await client().send({ method: "PUT", path: "/things", body: {} });
    expect(things).toBe(2);
  });
});

describe("tokens and numbers", () => {
  it("a refused token is renewed once and the request repeated", async () => {
    await arm();
    const calls: boolean[] = [];
    let token = "old";
    const authorization = async (renew: boolean): Promise<string> => {
      calls.push(renew);
      if (renew) token = "new";
      return `Bearer ${token}`;
    };
    await client({ authorization }).send({ method: "GET", path: "/secret" });
    expect(calls).toEqual([false, true, false]);
  });

  it("a token that stays refused is an AccessError with the advice, and not in its message", async () => {
    await arm();
    const http = client({ authorization: async () => "Bearer sesame-123", accessAdvice: "Needs Team Admin." });
    const error = await http.send({ method: "GET", path: "/secret" }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AccessError);
    expect((error as Error).message).toContain("Needs Team Admin.");
    expect(JSON.stringify(error) + (error as Error).stack).not.toContain("sesame");
  });

  it("numbers beyond 2^53 come as the digits they were", async () => {
    await arm();
    const { json } = await client().send({ method: "GET", path: "/big" });
    expect(json).toEqual({ key: "4100000000000000202", n: 7, s: "4100000000000000202" });
  });

  it("never sends more than the budget in any second, nor in one that is shorter on the way", async () => {
    const sent = await sentWith(4, 20);
    for (const at of sent)
      expect(sent.filter((other) => other >= at && other < at + 1015).length).toBeLessThanOrEqual(4);
    expect(sent.at(-1)).toBeLessThanOrEqual(5500);
  });

  it.each([
    ["a moment ago, where the process is old", 60_000, [0, 0, 0, 0, 270, 520, 770, 1020]],
    ["when the process began, where it is young", 600, [0, 0, 0, 0, 0, 0, 170, 420]],
    ["when the process began, a second ago or more", 1_100, [0, 0, 0, 0, 0, 0, 0, 0]],
  ])(
    "begins as after a run that has sent half of the budget, one after the other, and ended %s",
    async (_, ageMs, sent) => {
      expect(await sentWith(8, 8, ageMs)).toEqual(sent);
    },
  );

  /** When so many requests are sent, in milliseconds from the start. */
  async function sentWith(perSecond: number, count: number, ageMs = 60_000): Promise<number[]> {
    let now = 0;
    const sleep = async (ms: number) => {
      now += ms;
    };
    const budget = new RequestBudget(perSecond, sleep, () => now, ageMs);
    const sent: number[] = [];
    for (let i = 0; i < count; i++) {
      await budget.take();
      sent.push(now);
    }
    return sent;
  }
});
