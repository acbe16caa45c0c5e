import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { readMembership } from "../../../providers/entra/membership";
import { ForbiddenError, UnavailableError } from "../../../providers/errors";
import { CLIENT, directory, failureOf, person, tenant } from "./tenant";

/** Characters that mean something in a URL, in a filter or to nobody but the group's owner. */
const ODD = ["Sales EMEA", "O'Brien's", "R&D", "C++ Guild", "#general", "100% Büro/Zürich?", "営業部 😀", "a,b;c=d"];
const NOBODY = "99999999-9999-4999-8999-999999999999";
const entra = tenant(
  directory({
    users: [person("Ada")],
    groups: [
      ...ODD.map((displayName) => ({ displayName, members: ["ada@contoso.com"] })),
      { displayName: "Twin", members: [] },
      { displayName: "Twin", members: [] },
    ],
  }),
);

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const group = (name: string) => ({ kind: "group", name, nested: false }) as const;
const user = (name: string) => ({ kind: "user", name, nested: false }) as const;
const byId = (id: string) => ({ kind: "group", id, nested: false }) as const;
const read = async (...lines: Parameters<typeof readMembership>[1]) => {
  const { resolved, problems } = await readMembership(graph, lines);
  return {
    found: resolved.map(({ principal, users }) => [principal.displayName, ...users.map(({ mail }) => mail)]),
    problems: problems.map(({ problem }) => problem),
  };
};

describe("a group", () => {
  it.each(ODD)("named %s is found by its name and its people are read", async (name) => {
    expect(await read(group(name))).toEqual({ found: [[name, "ada@contoso.com"]], problems: [] });
  });

  it("is found without regard to case, and called what it is called", async () => {
    expect(await read(group("SALES emea"))).toEqual({ found: [["Sales EMEA", "ada@contoso.com"]], problems: [] });
  });

  it("is found by its object id", async () => {
    const id = (await entra.state()).groups.find(({ displayName }) => displayName === "R&D")?.id ?? "";
    expect(await read(byId(id))).toEqual({ found: [["R&D", "ada@contoso.com"]], problems: [] });
  });

  it("whose name two have is ambiguous, and both ids are told", async () => {
    const twins = (await entra.state()).groups.filter(({ displayName }) => displayName === "Twin");
    const ids = twins.map(({ id }) => `{ id: ${id} }`).join(" or ");
    expect((await read(group("Twin"))).problems).toEqual([
      `Group "Twin" is ambiguous: 2 have this name. Write the object id instead: ${ids}.`,
    ]);
  });

  it("that does not exist is told with names that begin alike", async () => {
    expect((await read(group("Sales EMAE"))).problems).toEqual([
      'Group "Sales EMAE" does not exist in this tenant. There is: "Sales EMEA".',
    ]);
  });

  it.each(["Zebra", "営業", "abc😀"])("named %s that nothing resembles is told to be misspelt", async (name) => {
    const expected = name === "営業" ? 'There is: "営業部 😀".' : "Check its spelling.";
    expect((await read(group(name))).problems).toEqual([`Group "${name}" does not exist in this tenant. ${expected}`]);
  });

  it("is told to be missing although the help with its spelling fails", async () => {
    await entra.faults({ kind: "status", status: 400, path: "startswith", times: 0 });
    expect((await read(group("Sales EMAE"))).problems).toEqual([
      'Group "Sales EMAE" does not exist in this tenant. Check its spelling.',
    ]);
  });

  it("with an object id that no group has is told as such", async () => {
    expect((await read(byId(NOBODY))).problems).toEqual([
      `Group with the object id ${NOBODY} does not exist in this tenant. Look its object id up in the Entra admin center.`,
    ]);
  });

  it("with a malformed object id, which Graph answers with 400, is a mistake of that line", async () => {
    const error = { code: "Request_BadRequest", message: "Invalid object identifier 'x/y'." };
    const responses = [{ id: "0", status: 400, body: { error } }];
    await entra.faults({ kind: "status", status: 200, path: "batch", body: { responses } });
    expect((await read(byId("x/y"))).problems).toEqual([
      "Group with the object id x/y does not exist in this tenant. Look its object id up in the Entra admin center.",
    ]);
  });

  it("is not the user that has its object id", async () => {
    const id = (await entra.state()).users[0]?.id ?? "";
    expect((await read(byId(id))).problems).toHaveLength(1);
  });
});

describe("many lines", () => {
  it("are all looked up before anything is said, every mistake at once, and then no members are read", async () => {
    const { found, problems } = await read(group("R&D"), group("Zebra"), user("nobody@contoso.com"), group("Twin"));
    expect(found).toEqual([]);
    expect(problems.map((problem) => problem.split(" ").slice(0, 2).join(" "))).toEqual([
      'Group "Zebra"',
      'User "nobody@contoso.com"',
      'Group "Twin"',
    ]);
    expect(entra.requests(/members/)).toEqual([]);
  });

  it("come back in their order, with the names taking two requests for each twenty", async () => {
    const lines = [...ODD, ...ODD, ...ODD].map(group);
    expect((await read(...lines)).found.map(([name]) => name)).toEqual([...ODD, ...ODD, ...ODD]);
    expect(entra.requests(/batch$/)).toHaveLength(4);
  });

  it("without any line ask for nothing", async () => {
    expect(await read()).toEqual({ found: [], problems: [] });
    expect(entra.requests(/^\/v1/)).toEqual([]);
  });
});

describe("a search that fails", () => {
  it.each([
    ["groups", "User.Read.All", group("R&D"), /Group "R&D" with 403 .*Group\.Read\.All \(or GroupMember\.Read\.All\)/],
    ["users", "Group.Read.All", user("ada@contoso.com"), /User "ada@contoso.com" with 403 .*User\.Read\.All/],
  ] as const)("for want of the permission to read %s names it", async (_, role, line, message) => {
    await entra.edit({ client: CLIENT, roles: [role] });
    const error = await failureOf(readMembership(graph, [line]));
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(String(error)).toMatch(message);
  });

  it("because Graph keeps throttling is not taken for a group that does not exist", async () => {
    const responses = [{ id: "0", status: 429, body: { error: { code: "TooManyRequests", message: "Slow down" } } }];
    await entra.faults({ kind: "status", status: 200, path: "batch", body: { responses }, times: 0 });
    const error = await failureOf(readMembership(graph, [group("R&D")]));
    expect(error).toBeInstanceOf(UnavailableError);
    expect(String(error)).toContain('the search for Group "R&D" with 429 TooManyRequests: Slow down.');
  });
});
