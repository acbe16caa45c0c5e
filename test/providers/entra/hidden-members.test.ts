import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { readMembership } from "../../../providers/entra/membership";
import { ForbiddenError } from "../../../providers/errors";
import { CLIENT, directory, failureOf, person, READS, tenant } from "./tenant";

const entra = tenant(
  directory({
    users: ["Ada", "Bob", "Carol"].map((name) => person(name)),
    groups: [
      { displayName: "Mixed", members: ["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"] },
      { displayName: "Secret", members: ["ada@contoso.com", "bob@contoso.com"], hiddenMembership: true },
      { displayName: "Round Secret", members: ["carol@contoso.com", "group:Secret"] },
    ],
  }),
);

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const line = (name: string, nested: boolean) => ({ kind: "group", name, nested }) as const;
const mails = async (name: string, nested = false) => {
  const { resolved } = await readMembership(graph, [line(name, nested)]);
  return resolved.flatMap(({ users }) => users.map(({ mail }) => mail)).sort();
};
const failure = (name: string, nested = false) => failureOf(readMembership(graph, [line(name, nested)]));
const without = (role: string) => entra.edit({ client: CLIENT, roles: READS.filter((one) => one !== role) });

describe("hidden membership", () => {
  const HIDDEN = /group ".*Secret" cannot be read whole: .*Member\.Read\.Hidden.*Nothing was changed/;

  it("is read by whoever may", async () => {
    expect(await mails("Secret")).toEqual(["ada@contoso.com", "bob@contoso.com"]);
    expect(await mails("Round Secret", true)).toHaveLength(3);
  });

  it.each([
    ["a short list", "short", "true"],
    ["a short list that is counted short", "short", "short"],
    ["an empty list", "empty", "true"],
    ["an empty list that is counted as empty", "empty", "short"],
    ["403", "forbidden", "true"],
  ])("that Graph answers with %s names the permission", async (_, list, count) => {
    await without("Member.Read.Hidden");
    await entra.switches({ "hiddenMembership.list": list, "hiddenMembership.count": count });
    const error = await failure("Secret");
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(String(error)).toMatch(HIDDEN);
  });

  it("of a group inside a nested one names both", async () => {
    await without("Member.Read.Hidden");
    expect(String(await failure("Round Secret", true))).toMatch(/"Round Secret" .*membership of "Secret" is hidden/);
  });

  it("of a group inside one that is not nested does not matter", async () => {
    await without("Member.Read.Hidden");
    expect(await mails("Round Secret")).toEqual(["carol@contoso.com"]);
  });

  it("that Graph does not admit is found by the count", async () => {
    await entra.faults(
      {
        kind: "status",
        status: 200,
        path: "members\\?",
        body: { value: [{ "@odata.type": "#microsoft.graph.user", id: "1" }] },
      },
      { kind: "status", status: 200, path: "members/microsoft.graph.user", body: { value: [] } },
    );
    expect(String(await failure("Mixed"))).toContain("Graph shows 1 of its 3 members; the others are hidden");
  });
});

describe("a permission that shows users in part", () => {
  it.each([
    ["GroupMember.Read.All alone", "absent", ["GroupMember.Read.All"]],
    ["GroupMember.Read.All alone", "null", ["GroupMember.Read.All"]],
    ["User.ReadBasic.All", "absent", ["GroupMember.Read.All", "User.ReadBasic.All"]],
    ["User.ReadBasic.All", "null", ["GroupMember.Read.All", "User.ReadBasic.All"]],
  ])(
    "(%s, the rest %s) is an error that names User.Read.All, and nobody is taken for disabled",
    async (_, how, roles) => {
      await entra.edit({ client: CLIENT, roles });
      await entra.switches({ "users.hiddenProperties": how });
      for (const nested of [false, true]) {
        const error = await failure("Mixed", nested);
        expect(error).toBeInstanceOf(ForbiddenError);
        expect(String(error)).toMatch(/does not tell whether user .* is enabled.*User\.Read\.All/);
      }
    },
  );

  it("is an error for a line that names a user too", async () => {
    await entra.edit({ client: CLIENT, roles: ["User.ReadBasic.All"] });
    const error = await failureOf(readMembership(graph, [{ kind: "user", name: "ada@contoso.com", nested: false }]));
    expect(String(error)).toMatch(/^ForbiddenError: .*user ada@contoso\.com is enabled/);
  });
});
