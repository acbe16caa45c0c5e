import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { readMembership } from "../../../providers/entra/membership";
import { UntrustworthyAnswerError } from "../../../providers/errors";
import { directory, failureOf, person, tenant } from "./tenant";

const guest = {
  userPrincipalName: "gil_fabrikam.com#EXT#@contoso.com",
  mail: "gil@fabrikam.com",
  userType: "Guest",
} as const;
const crowd = Array.from({ length: 2_500 }, (_, i) => person(`Crowd${i}`));
const entra = tenant(
  directory({
    users: [
      ...["Ada", "Bob", "Carol", "Dan"].map((name) => person(name)),
      person("Olga", { accountEnabled: false }),
      person("Gil", guest),
      ...crowd,
    ],
    groups: [
      { displayName: "World", members: ["ada@contoso.com", "group:Europe", "group:Tools"] },
      { displayName: "Europe", members: ["ada@contoso.com", "bob@contoso.com", "group:France"] },
      { displayName: "France", members: ["carol@contoso.com", "bob@contoso.com", "group:World"] },
      { displayName: "Tools", members: [] },
      { displayName: "Mixed", members: ["olga@contoso.com", guest.userPrincipalName, "dan@contoso.com"] },
      { displayName: "Empty", members: [] },
      { displayName: "Crowd", members: crowd.map(({ userPrincipalName }) => userPrincipalName) },
    ],
  }),
);

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const line = (name: string, nested = false) => ({ kind: "group", name, nested }) as const;
const read = async (name: string, nested = false) => {
  const { resolved } = await readMembership(graph, [line(name, nested)]);
  return resolved[0] ?? expect.fail("nothing was resolved");
};
const mails = async (name: string, nested = false) => (await read(name, nested)).users.map(({ mail }) => mail).sort();
const failure = (name: string, nested = false) => failureOf(readMembership(graph, [line(name, nested)]));

describe("the people of a group", () => {
  it("are those directly in it; groups inside are counted and not looked into", async () => {
    expect(await mails("World")).toEqual(["ada@contoso.com"]);
    expect((await read("World")).groupsInside).toHaveLength(2);
  });

  it("are with nested also those of groups inside it, three deep and in a circle, each once", async () => {
    expect(await mails("World", true)).toEqual(["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]);
  });

  it("name with nested the groups inside of every depth, whether or not Graph counts members of every kind", async () => {
    const names = async () => (await read("World", true)).groupsInside.map(({ displayName }) => displayName).sort();
    const counted = await names();
    expect(counted.length).toBeGreaterThan(1);
    const body = { error: { code: "Request_BadRequest", message: "$count is not supported." } };
    await entra.faults({ kind: "status", status: 400, path: "transitiveMembers/$count", times: 1, body });
    expect(await names()).toEqual(counted);
  });

  it("may be none", async () => {
    expect(await read("Empty")).toMatchObject({ users: [], groupsInside: [] });
    expect(await read("Empty", true)).toMatchObject({ users: [], groupsInside: [] });
  });

  it("come with all that decides about them: disabled, guest, names, addresses", async () => {
    const { users } = await read("Mixed");
    expect(users.map(({ id: _id, ...rest }) => rest)).toEqual([
      {
        userPrincipalName: "olga@contoso.com",
        displayName: "Olga Example",
        givenName: "Olga",
        surname: "Example",
        mail: "olga@contoso.com",
        accountEnabled: false,
        guest: false,
      },
      {
        userPrincipalName: guest.userPrincipalName,
        displayName: "Gil Example",
        givenName: "Gil",
        surname: "Example",
        mail: "gil@fabrikam.com",
        accountEnabled: true,
        guest: true,
      },
      expect.objectContaining({ mail: "dan@contoso.com", accountEnabled: true, guest: false }),
    ]);
  });

  it("that are 2,500 take three pages and one count", async () => {
    expect(new Set(await mails("Crowd")).size).toBe(2_500);
    expect(entra.requests(/members\/microsoft\.graph\.user$/)).toHaveLength(3);
    expect(entra.requests(/members\/\$count$/)).toHaveLength(1);
  });

  it("of several groups are read with their first pages in one batch", async () => {
    const { resolved } = await readMembership(graph, [line("Crowd"), line("Europe", true), line("Empty")]);
    expect(resolved.map(({ users }) => users.length)).toEqual([2_500, 3, 0]);
    expect(entra.requests(/members\/microsoft\.graph\.user$/)).toHaveLength(2);
    expect(entra.requests(/batch$/)).toHaveLength(2);
  });

  it("are read page by page when their part of the batch failed", async () => {
    const responses = ["0", "1"].map((id) => ({ id, status: 403, body: {} }));
    await entra.faults({ kind: "status", status: 200, path: "batch", body: { responses }, skip: 1 });
    const { resolved } = await readMembership(graph, [line("Europe"), line("Mixed")]);
    expect(resolved.map(({ users }) => users.length)).toEqual([2, 3]);
  });
});

describe("a group that cannot be read whole is an error and never a short list:", () => {
  it("a person listed twice because the list shifted between pages", async () => {
    await entra.switches({ "paging.maximum": 2, "paging.duplicates": "yes" });
    const error = await failure("Mixed");
    expect(error).toBeInstanceOf(UntrustworthyAnswerError);
    expect(String(error)).toMatch(/members of group "Mixed" do not add up: .* was listed twice\. Nothing was changed/);
  });

  it.each([
    ["more", "5", "Graph shows 3 of its 5 members"],
    ["fewer", "1", "3 people were listed, but it has 1 members"],
  ])("a group that is said to have %s members than are listed", async (_, body, why) => {
    await entra.faults({ kind: "status", status: 200, path: "members/\\$count", body });
    expect(String(await failure("Mixed"))).toContain(why);
  });

  it("a list that is said to be longer than it is", async () => {
    const body = { "@odata.count": 3, value: [] };
    await entra.faults({ kind: "status", status: 200, path: "members/microsoft.graph.user", body });
    expect(String(await failure("Mixed"))).toContain("0 people were listed, but their number is 3");
  });

  it("a list without its number that is shorter than the group", async () => {
    await entra.faults({ kind: "status", status: 200, path: "members/microsoft.graph.user", body: { value: [] } });
    expect(String(await failure("Mixed"))).toContain("0 people were listed, but it has 3");
  });

  it("a page that never comes", async () => {
    await entra.faults({ kind: "status", status: 503, path: "skiptoken", times: 0 });
    expect(await failure("Crowd")).toMatchObject({ name: "UnavailableError" });
  });

  it("a group that is deleted while it is read", async () => {
    await entra.faults({ kind: "status", status: 404, path: "members/microsoft.graph.user", times: 0 });
    expect(await failure("Mixed")).toMatchObject({ name: "NotFoundError" });
  });
});

describe("nested members that Graph cannot count as a whole", () => {
  it.each([400, 404])("are taken on the number within their list when the count answers %i", async (status) => {
    await entra.faults({ kind: "status", status, path: "transitiveMembers/\\$count", times: 0 });
    expect(await mails("World", true)).toHaveLength(3);
  });

  it("are not taken without either number", async () => {
    await entra.faults(
      { kind: "status", status: 404, path: "transitiveMembers/\\$count", times: 0 },
      { kind: "status", status: 200, path: "transitiveMembers/microsoft.graph.user", body: { value: [] } },
    );
    expect(await failure("World", true)).toMatchObject({ name: "NotFoundError" });
  });
});
