import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { UntrustworthyAnswerError } from "../../../providers/errors";
import { directory, failureOf, person, tenant } from "./tenant";

const people = Array.from({ length: 45 }, (_, i) => person(`P${i}`));
const entra = tenant(directory({ users: people }));
const BATCH = /\/\$batch$/;
const reads = people.map(({ userPrincipalName }) => ({
  path: `/users/${userPrincipalName}`,
  query: { $select: "mail" },
}));

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const statuses = async () => (await graph.batch(reads)).map(({ status }) => status);
const mails = async () => (await graph.batch(reads)).map(({ body }) => (body as { mail?: string } | undefined)?.mail);
const answer = (responses: unknown, times = 1) =>
  entra.faults({ kind: "status", status: 200, path: "batch", body: { responses }, times });

describe("a batch", () => {
  it("of 45 reads takes three requests, and answers in the order asked", async () => {
    expect(await mails()).toEqual(people.map(({ mail }) => mail));
    expect(entra.requests(BATCH)).toHaveLength(3);
    expect(entra.requests(/^\/v1\.0\//)).toHaveLength(3);
  });

  it("answers in the order asked although Graph answers in another", async () => {
    await entra.switches({ "batch.order": "reversed" });
    expect(await mails()).toEqual(people.map(({ mail }) => mail));
  });

  it("of no reads sends nothing", async () => {
    expect(await graph.batch([])).toEqual([]);
    expect(entra.requests(BATCH)).toEqual([]);
  });

  it("leaves what one read answers to its caller", async () => {
    const [found, missing] = await graph.batch([reads[0] ?? { path: "" }, { path: "/users/nobody" }]);
    expect(found).toMatchObject({ status: 200, body: { mail: "p0@contoso.com" } });
    expect(missing).toMatchObject({ status: 404, body: { error: { code: "Request_ResourceNotFound" } } });
  });

  it("sends those reads again, and no others, that were throttled one by one", async () => {
    await entra.switches({ "throttle.every": 4, "throttle.retryAfter": 0 });
    expect(await statuses()).toEqual(people.map(() => 200));
    expect(entra.requests(BATCH).length).toBeGreaterThan(3);
  });

  it("waits as long as the longest Retry-After of its reads, and asks for those alone", async () => {
    const throttled = (id: string, wait: string) => ({ id, status: 429, headers: { "Retry-After": wait }, body: {} });
    await answer([throttled("0", "0"), throttled("1", "0.05"), { id: "2", status: 200, body: { mail: "kept" } }]);
    const started = performance.now();
    const answers = await graph.batch(reads.slice(0, 3));
    expect(performance.now() - started).toBeGreaterThanOrEqual(45);
    expect(answers.map(({ body }) => (body as { mail: string }).mail)).toEqual([
      "p0@contoso.com",
      "p1@contoso.com",
      "kept",
    ]);
  });

  it.each([429, 500, 502, 503, 504, 424])("sends a read again that was answered with %i", async (status) => {
    await answer([{ id: "0", status, body: {} }]);
    expect(await graph.batch(reads.slice(0, 1))).toMatchObject([{ status: 200 }]);
    expect(entra.requests(BATCH)).toHaveLength(2);
  });

  it("sends a read again that was not answered at all, or under a name nobody asked for", async () => {
    await answer([{ id: "7", status: 200, body: {} }, { id: null, status: 200, body: {} }, { id: "1" }, null]);
    expect(await graph.batch(reads.slice(0, 2))).toMatchObject([
      { status: 200, body: { mail: "p0@contoso.com" } },
      { status: 200, body: { mail: "p1@contoso.com" } },
    ]);
  });

  it("gives up after eight rounds and tells what the last answer was", async () => {
    await answer([{ id: "0", status: 429, body: { error: { code: "TooManyRequests" } } }], 0);
    expect(await graph.batch(reads.slice(0, 1))).toEqual([
      { status: 429, body: { error: { code: "TooManyRequests" } } },
    ]);
    expect(entra.requests(BATCH)).toHaveLength(8);
  });

  it.each([
    ["429", { kind: "status", status: 429, retryAfter: 0 }],
    ["503", { kind: "status", status: 503 }],
    ["a web page", { kind: "html" }],
    ["half of the truth", { kind: "truncate" }],
  ] as const)("that is answered as a whole with %s is sent again", async (_, fault) => {
    await entra.faults({ ...fault, path: "batch" });
    expect(await statuses()).toEqual(people.map(() => 200));
    expect(entra.requests(BATCH)).toHaveLength(4);
  });

  it("without responses is refused", async () => {
    await entra.faults({ kind: "status", status: 200, path: "batch", body: {} });
    expect(await failureOf(graph.batch(reads))).toBeInstanceOf(UntrustworthyAnswerError);
  });
});
