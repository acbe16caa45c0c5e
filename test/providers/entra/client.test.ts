import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { ForbiddenError, UnavailableError, UntrustworthyAnswerError } from "../../../providers/errors";
import { createEntraSimulator } from "../../../simulators/entra";
import { startSimulator } from "../../../simulators/stage/server";
import { makeAuthority } from "../../../simulators/stage/tls";
import { CLIENT, directory, failureOf, person, tenant } from "./tenant";

const people = ["Ada", "Bob", "Carol", "Dan", "Eve"].map((name) => person(name));
const entra = tenant(directory({ users: people }));
const USERS = /^\/v1\.0\/users$/;

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const mails = (rows: readonly unknown[]) => rows.map((row) => (row as { mail: string }).mail);
const page = (body: unknown) => entra.faults({ kind: "status", status: 200, path: "/users", body, times: 0 });

describe("a list", () => {
  it("is read to its end, and its links are followed to the letter", async () => {
    const { rows } = await graph.list("/users", { $select: "mail", $top: 2 });
    expect(mails(rows)).toEqual(people.map(({ mail }) => mail));
    const [first, second, third] = entra.requests(USERS).map(({ query }) => query);
    expect(first).toBe("$select=mail&$top=2");
    expect(second).toMatch(/^\$select=mail&\$top=2&\$skiptoken=[\w-]+$/);
    expect(third).not.toBe(second);
    expect(entra.requests(USERS)).toHaveLength(3);
  });

  it("goes on from a page that was read already", async () => {
    const first = await graph.get("/users", { $select: "mail", $top: 2 });
    const { rows } = await graph.list("/users", { $select: "mail", $top: 2 }, first);
    expect(rows).toHaveLength(5);
    expect(entra.requests(USERS)).toHaveLength(3);
  });

  it("with a count asks for eventual consistency on every page", async () => {
    await entra.switches({ "paging.maximum": 2 });
    const { rows, count } = await graph.list("/users", { $select: "mail", $count: true });
    expect([rows.length, count]).toEqual([5, 5]);
    expect((await graph.list("/users", { $select: "mail" })).count).toBeUndefined();
  });

  it("whose next link leads to another server is refused, and no token is sent there", async () => {
    const authority = await makeAuthority();
    const other = await startSimulator(authority, (url) => createEntraSimulator(url, directory({})));
    await page({ value: [], "@odata.nextLink": `${other.url}/v1.0/users` });
    const error = await failureOf(graph.list("/users"));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toContain(`sent us to another server (${other.url}); its token is not sent there`);
    expect(other.journal).toEqual([]);
    await other.close();
    authority.dispose();
  });

  it("whose next links lead round in a circle is refused", async () => {
    await page({ value: [{ id: "1" }], "@odata.nextLink": `${entra.url}/v1.0/users?$skiptoken=same` });
    const error = await failureOf(graph.list("/users"));
    expect(error).toBeInstanceOf(UntrustworthyAnswerError);
    expect(String(error)).toContain("list /users leads round in a circle. Nothing was changed.");
    expect(entra.requests(USERS)).toHaveLength(2);
  });

  it.each([
    ["no list", {}],
    ["null", "null"],
    ["a list that is an object", { value: {} }],
    ["a next link that is a number", { value: [], "@odata.nextLink": 2 }],
  ])("that answers with %s is refused", async (_, body) => {
    await page(body);
    expect(await failureOf(graph.list("/users"))).toBeInstanceOf(UntrustworthyAnswerError);
  });

  it("may say that it has no next link", async () => {
    await page({ value: [{ id: "1" }], "@odata.nextLink": null });
    expect((await graph.list("/users")).rows).toEqual([{ id: "1" }]);
  });
});

describe("a count", () => {
  it("is a number, asked for with eventual consistency", async () => {
    expect(await graph.count("/users/$count")).toBe(5);
  });

  it.each(["", "many", "-1", "1.5", "null", "{}", "[]", "true", '"5"'])("that answers %j is refused", async (body) => {
    await page(body);
    const error = await failureOf(graph.count("/users/$count"));
    expect([UntrustworthyAnswerError, UnavailableError].some((one) => error instanceof one)).toBe(true);
  });
});

describe("answers that fail", () => {
  it.each([
    ["500", { kind: "status", status: 500 }],
    ["503 with Retry-After", { kind: "status", status: 503, retryAfter: 0 }],
    ["429 with Retry-After", { kind: "status", status: 429, retryAfter: 0 }],
    ["a web page instead of 502", { kind: "html" }],
    ["a web page with 200", { kind: "html", status: 200 }],
    ["half of the truth", { kind: "truncate" }],
    ["a cut connection", { kind: "reset" }],
  ] as const)("for a moment with %s are asked for again", async (_, fault) => {
    await entra.faults({ ...fault, path: "/users", times: 2 });
    expect(mails((await graph.list("/users", { $select: "mail" })).rows)).toHaveLength(5);
    expect(entra.requests(USERS)).toHaveLength(3);
  });

  it("for good end in an error that names request and address", async () => {
    await entra.faults({ kind: "status", status: 503, path: "/users", times: 0 });
    const error = await failureOf(graph.list("/users"));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toContain(
      `Microsoft Graph: GET /users failed: status 503, 6 times. Is ${entra.url} the right`,
    );
  });

  it("for want of permission name the permissions, and are not asked for again", async () => {
    await entra.edit({ client: CLIENT, roles: ["Application.Read.All"] });
    const error = await failureOf(graph.list("/users"));
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(String(error)).toMatch(
      /403 Authorization_RequestDenied: .*Group\.Read\.All.*User\.Read\.All.*Application\.Read\.All/,
    );
    expect(entra.requests(USERS)).toHaveLength(1);
  });

  it("quote the number of the incident", async () => {
    expect(String(await failureOf(graph.get("/users/nobody")))).toMatch(
      /404 Request_ResourceNotFound: .*\(incident [\w-]+\)/,
    );
  });
});
